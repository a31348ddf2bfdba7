import { StrictMode } from 'react';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { TabApp } from './tab-app.tsx';
import { NotInTeams } from './host/not-in-teams.tsx';
import './styles.ts';

/** The page as it stands inside Teams. */
async function start(root: HTMLElement): Promise<void> {
  const show = (page: ReactNode): void => createRoot(root).render(<StrictMode>{page}</StrictMode>);
  try {
    const { openTeams } = await import('./host/open-teams.ts');
    const host = await openTeams();
    show(<TabApp host={host} />);
    host.ready();
  } catch {
    show(<NotInTeams />);
  }
}

const root = document.getElementById('root');
if (root !== null) void start(root);
