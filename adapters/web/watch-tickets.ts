import type { Now, Views } from '../../src/ports.ts';

/** Which tickets of a stream's readers have changed since it was last asked. */
export interface TicketWatch {
  next(): Promise<readonly string[]>;
}

/** A change is written a little after the instant it carries: the watch looks this far back. */
const overlapMs = 10_000;

/** Begins now: what changed before is on the page already. */
export function watchTickets(views: Pick<Views, 'changed'>, now: Now, readers: () => readonly string[]): TicketWatch {
  let known: ReadonlyMap<string, number> | undefined;
  return {
    async next() {
      const since = new Date(now().getTime() - overlapMs);
      const found = await views.changed(readers(), since);
      const before = known ?? found;
      known = found;
      return [...found].flatMap(([number, version]) => (before.get(number) === version ? [] : [number]));
    },
  };
}
