import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useSay } from '../words/words.tsx';
import type { Session } from './use-session.ts';

/** Somebody whom the program around the page knows, and the desk does not. */
export function Stranger({ session }: { readonly session: Session }): ReactNode {
  const say = useSay();
  return (
    <main className="sign-in">
      <h2>{say('tab.stranger')}</h2>
      <p className="quiet">{say('tab.strangerMore')}</p>
      <Button className="button primary" onPress={() => session.again()}>
        {say('tab.again')}
      </Button>
    </main>
  );
}
