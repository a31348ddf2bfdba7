import { useEffect, useState } from 'react';

const pattern = /^#\/tickets\/([A-Za-z]{2,5}-\d{1,12})$/;

/** A ticket that the address names. `turn` differs for each visit, so that the same link works twice. */
export interface Route {
  readonly ticket?: string;
  readonly turn: number;
}

const read = (turn: number): Route => {
  const ticket = pattern.exec(location.hash)?.[1]?.toUpperCase();
  return ticket === undefined ? { turn } : { ticket, turn };
};

export const ticketHref = (number: string): string => `#/tickets/${number}`;

export function useRoute(): Route {
  const [route, setRoute] = useState(() => read(0));
  useEffect(() => {
    const follow = (): void => setRoute((before) => read(before.turn + 1));
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return route;
}

/** Shows in the address what a pane shows, without a visit of its own. */
export function showInAddress(number: string | undefined): void {
  history.replaceState(null, '', number === undefined ? location.pathname + location.search : ticketHref(number));
}
