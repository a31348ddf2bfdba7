import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { guardMessages } from '../../src/actions/guard-messages.ts';
import type { Definitions } from '../../src/domain/definitions.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import type { OutboxEntry } from '../../src/messaging/outbound.ts';
import type { Store, Tx } from '../../src/ports.ts';
import { bareTicket } from '../commands/bare-ticket.ts';
import { temporaryStore } from '../fakes/temporary-store.ts';

const at = new Date('2026-03-02T14:00:00Z');
const people = new Map(
  [
    { id: 'ana', teams: [] },
    { id: 'bob', teams: [] },
    { id: 'carlos', teams: [{ team: 'mesa', role: 'agent' }] },
    { id: 'rosa', teams: [{ team: 'rrhh', role: 'lead' }] },
  ].map((person) => [person.id, { ...person, roles: [], name: person.id }]),
);
const label = { es: 'x', en: 'x' };
const definitions = {
  people,
  teams: new Map([['mesa', { id: 'mesa', label }], ['rrhh', { id: 'rrhh', label, confidential: true }]]), // prettier-ignore
  items: new Map(),
  departments: new Map(),
} as unknown as Definitions;

const entry = (reader: string, ticket: string, kind: 'direct' | 'shared' = 'direct'): OutboxEntry => ({
  ...{ id: `${reader}-${ticket}-${kind}`, version: 1, schema: 1, seq: reader, reader, lane: `web:${reader}`, state: 'queued' },
  ...{ attempts: 0, dueAt: at, createdAt: at, to: { channel: 'web', id: reader, kind } },
  say: { notice: { text: 'palabras que nadie más lee' }, ticket },
});

let store: Store;
let drop: () => Promise<void>;
beforeEach(async () => {
  ({ store, drop } = await temporaryStore());
});
afterEach(() => drop());

/** Does some work under the guard; gives who was told, and who was not. */
async function guarded(work: (tx: Tx) => Promise<void>): Promise<{ told: readonly string[]; held: readonly string[] }> {
  const held = await store.transaction(async (tx) => {
    const guard = guardMessages(tx);
    await work(guard.tx);
    return guard.holdBack(definitions);
  });
  const sent = await store.transaction((tx) => tx.collection('outbox').find({ dueAt: { $lte: at } }, { sort: ['dueAt'] }));
  expect(JSON.stringify(held)).not.toContain('palabras');
  return { told: sent.map(({ reader }) => reader).sort(), held: held.map(({ reader }) => reader).sort() };
}

async function stored(ticket: Ticket): Promise<void> {
  await store.transaction((tx) => tx.collection('tickets').insert(ticket));
}

const tell = async (tx: Tx, ...entries: readonly OutboxEntry[]): Promise<void> => {
  for (const one of entries) await tx.collection('outbox').insert(one);
};

describe('the guard of messages', () => {
  test('lets a message about a ticket go to those alone who may see it', async () => {
    await stored(bareTicket({ id: 'REQ-1', team: 'rrhh', schema: 2 }));
    const outcome = await guarded((tx) =>
      tell(tx, ...['ana', 'rosa', 'bob', 'carlos', 'team:mesa', 'team:rrhh'].map((who) => entry(who, 'REQ-1'))),
    );
    expect(outcome).toEqual({ told: ['ana', 'rosa', 'team:rrhh'], held: ['bob', 'carlos', 'team:mesa'] });
  });

  test('lets somebody hear that they no longer belong to it, and that they do from now on', async () => {
    await stored(bareTicket({ id: 'REQ-1', team: 'rrhh', participants: ['bob'], schema: 2 }));
    const outcome = await guarded(async (tx) => {
      await tell(tx, entry('bob', 'REQ-1'), entry('carlos', 'REQ-1'));
      const ticket = await tx.collection('tickets').get('REQ-1');
      if (ticket) await tx.collection('tickets').replace({ ...ticket, participants: ['carlos'] });
    });
    expect(outcome).toEqual({ told: ['bob', 'carlos'], held: [] });
  });

  test('tells whoever opened a ticket for somebody its number, once', async () => {
    const ticket = bareTicket({ id: 'REQ-1', team: 'rrhh', openedBy: 'carlos', schema: 2 });
    const opening = await guarded(async (tx) => {
      await tx.collection('tickets').insert(ticket);
      await tell(tx, entry('carlos', 'REQ-1'));
    });
    expect(opening).toEqual({ told: ['carlos'], held: [] });
    const after = await guarded((tx) => tell(tx, { ...entry('carlos', 'REQ-1'), id: 'again' }));
    expect(after.held).toEqual(['carlos']);
  });

  test('says nothing confidential to a person where others read along', async () => {
    await stored(bareTicket({ id: 'REQ-1', team: 'rrhh', schema: 2 }));
    expect((await guarded((tx) => tell(tx, entry('rosa', 'REQ-1', 'shared')))).held).toEqual(['rosa']);
  });

  test('leaves alone what is about no ticket, and what the work itself took back', async () => {
    await stored(bareTicket({ id: 'REQ-1', team: 'rrhh', schema: 2 }));
    const outcome = await guarded(async (tx) => {
      const { say, ...rest } = entry('bob', 'REQ-1');
      await tell(tx, { ...rest, id: 'free', say: { notice: say.notice } }, entry('carlos', 'REQ-1'));
      const [written] = await tx.collection('outbox').find({ dueAt: { $lte: at } }, { sort: ['dueAt', 'id'], limit: 1 });
      if (written) await tx.collection('outbox').remove(written);
    });
    expect(outcome).toEqual({ told: ['bob'], held: [] });
  });
});
