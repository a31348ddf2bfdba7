import type { Link, Ticket } from './ticket.ts';

/** The ticket with one link more; the same link twice is one. */
export function withLink(ticket: Ticket, link: Link): Ticket {
  const known = ticket.links.some(({ kind, number }) => kind === link.kind && number === link.number);
  return known ? ticket : { ...ticket, links: [...ticket.links, link] };
}

/** The number of the ticket that took this one in. */
export function mergedInto({ links }: Pick<Ticket, 'links'>): string | undefined {
  return links.find(({ kind }) => kind === 'merged')?.number;
}
