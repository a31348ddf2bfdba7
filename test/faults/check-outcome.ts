import { expect } from '@jest/globals';
import type { CollectionName, DocumentOf } from '../../src/collections.ts';
import type { Store } from '../../src/ports.ts';
import type { Load } from './load.ts';

export interface Outcome {
  readonly events: number;
  readonly tickets: number;
  readonly messages: number;
  /** Attempts beyond the first: work that a fault cut off and that was done again. */
  readonly repeatedTurns: number;
  readonly repeatedSends: number;
}

async function all<N extends CollectionName>(store: Store, name: N): Promise<DocumentOf<N>[]> {
  const found: DocumentOf<N>[] = [];
  for await (const document of store.scan(name)) found.push(document);
  return found;
}

const twice = (values: readonly string[]): string[] => values.filter((value, index) => values.indexOf(value) !== index);

/**
 * What must hold after any fault: each acknowledged event is done, each confirmed report is one ticket, everything the desk wanted to say
 * stands once before its reader, in the order in which it was said.
 */
export async function checkOutcome(store: Store, { ledger, confirmed }: Pick<Load, 'ledger' | 'confirmed'>): Promise<Outcome> {
  const inbox = new Map((await all(store, 'inbox')).map((entry) => [entry.id, entry]));
  expect([...ledger.acknowledged].filter((id) => inbox.get(id)?.state !== 'done')).toEqual([]);
  expect([...inbox.values()].filter(({ state }) => state !== 'done')).toEqual([]);
  const tickets = await all(store, 'tickets');
  const opened = (person: string): number => tickets.filter(({ requester }) => requester === person).length;
  expect(Object.fromEntries([...confirmed.keys()].map((person) => [person, opened(person)]))).toEqual(
    Object.fromEntries(confirmed),
  );
  const outbox = await all(store, 'outbox');
  expect(outbox.filter(({ state, maybeTwice }) => state !== 'sent' || maybeTwice)).toEqual([]);
  const feed = await all(store, 'feed');
  checkFeed(outbox, feed);
  return {
    events: inbox.size,
    tickets: tickets.length,
    messages: outbox.length,
    repeatedTurns: [...inbox.values()].reduce((sum, { attempts }) => sum + attempts - 1, 0),
    repeatedSends: outbox.reduce((sum, { attempts }) => sum + attempts - 1, 0),
  };
}

function checkFeed(outbox: readonly DocumentOf<'outbox'>[], feed: readonly DocumentOf<'feed'>[]): void {
  const shown = feed.filter(({ from }) => from === 'desk');
  expect(twice(feed.map(({ lane, seq }) => `${lane} ${seq}`))).toEqual([]);
  // One entry for each thing said; what rewrites another has none of its own.
  expect(shown.map(({ id }) => id).toSorted()).toEqual(
    outbox
      .filter(({ replaces }) => replaces === undefined)
      .map(({ id }) => id)
      .toSorted(),
  );
  // The same words never stand twice in a lane, unless somebody taps twice what others have answered, or alerts have been overtaken.
  const keyOf = ({ say }: DocumentOf<'outbox'>): string => ('key' in say.notice ? say.notice.key : '');
  const keys = new Map(outbox.map((entry) => [entry.id, keyOf(entry)]));
  const overtaken = new Set(outbox.filter((entry) => keyOf(entry) === 'sla.was').map(({ replaces }) => replaces));
  const words = shown
    .filter(({ id }) => keys.get(id) !== 'prompt.answered' && !overtaken.has(id))
    .map(({ lane, message }) => JSON.stringify([lane, message.ticket, message.promptId, message.paragraphs, message.facts]));
  expect(twice(words)).toEqual([]);
  // In a room several people's conversations meet; a person's own has one order.
  for (const lane of new Set(shown.filter(({ message }) => message.to.kind === 'direct').map((entry) => entry.lane))) {
    const inLane = shown.filter((entry) => entry.lane === lane).toSorted((a, b) => a.at.getTime() - b.at.getTime());
    const said = new Map(outbox.map(({ id, seq }) => [id, seq]));
    const order = inLane.map(({ id }) => said.get(id));
    expect(order).toEqual(order.toSorted());
  }
}
