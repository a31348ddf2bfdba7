import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './styles/themes.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/shell.css';
import './styles/sign-in.css';
import './styles/chat.css';
import './styles/card.css';
import './styles/tickets.css';
import './styles/work.css';

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
