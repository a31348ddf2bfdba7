import { createContext, use } from 'react';
import type { Theme } from '../state/settings.ts';
import type { Store } from '../state/store.ts';
import type { Language } from '../words/words.tsx';

/** The program that the page stands in, where it does not stand by itself. */
export interface Host {
  readonly language: Language;
  /** As the program looks now. */
  readonly theme: Store<Exclude<Theme, 'system'>>;
  /** A ticket that a link to the page names. */
  readonly ticket?: string;
  /** Proves who looks at the page. `refused`: one that was not taken, so that another is needed. @throws if the program gives none. */
  token(refused?: string): Promise<string>;
  /** Offers a link to a ticket on this page, to copy or to send. */
  share(ticket: string): void;
  /** The page is there: the program may show it. */
  ready(): void;
}

/** `undefined` in a browser of its own. */
export const HostContext = createContext<Host | undefined>(undefined);
export const useHost = (): Host | undefined => use(HostContext);
