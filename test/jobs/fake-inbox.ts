import { takeTurns, type Inbox } from '../../src/jobs/take-turns.ts';
import type { InboundEvent, InboxEntry } from '../../src/messaging/inbound.ts';
import type { Store } from '../../src/ports.ts';
import type { FakeWorks } from './fake-works.ts';

export type Take = Parameters<typeof takeTurns>[0]['turns']['take'];

export interface FakeInbox {
  readonly inbox: Inbox;
  /** Ids of events after whose burial the person was told, and `ID CODE` of refusals. */
  readonly apologies: readonly string[];
  readonly refusals: readonly string[];
}

/** The inbox of one process, whose turns are `take`. */
export function openFakeInbox(fake: FakeWorks, take: Take, more: { store?: Store; holder?: string } = {}): FakeInbox {
  const apologies: string[] = [];
  const refusals: string[] = [];
  const inbox = takeTurns({
    ...fake.works,
    ...(more.store && { store: more.store }),
    newId: fake.newId,
    holder: more.holder ?? 'one',
    afterTurn: () => undefined,
    turns: {
      take,
      refuse: async (_context, event, { code }) => void refusals.push(`${event.id} ${code}`),
      apologise: async (_context, event) => void apologies.push(event.id),
      identify: ({ sender }) => sender.userId,
    },
  });
  return { inbox, apologies, refusals };
}

export const sayTo = (fake: FakeWorks, id: string, who = 'ana'): InboundEvent => ({
  id,
  kind: 'message',
  text: id,
  attachments: [],
  at: fake.now(),
  sender: { channel: 'web', userId: who },
  address: { channel: 'web', id: who, kind: 'direct' },
});

export const entryOf = ({ works }: FakeWorks, id: string): Promise<InboxEntry | undefined> =>
  works.store.transaction((tx) => tx.collection('inbox').get(id));

/** Lets the sweep run on until nothing is due any more; the milliseconds that passed before each run. */
export async function sweepOn(fake: FakeWorks, inbox: Inbox, most = 20): Promise<number[]> {
  const waits: number[] = [];
  for (let due = await inbox.dueAt(); due && waits.length < most; due = await inbox.dueAt()) {
    const wait = Math.max(0, due.getTime() - fake.now().getTime());
    waits.push(wait);
    fake.pass(wait);
    await inbox.run(fake.now());
    await inbox.idle();
  }
  return waits;
}
