import type { InboundEvent } from '../../src/messaging/inbound.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { commands, says, tapsOf, type BenchDesk } from './bench-desk.ts';
import { createStopwatch } from './stopwatch.ts';

/** What people do all day, each as a turn of its own. */
export const turnKinds = {
  report: 'a report, understood and compared with others',
  confirm: 'the tap that opens it',
  take: 'take',
  comment: 'a comment of the requester',
  note: 'note',
  reply: 'reply',
  undo: 'undo',
  resolve: 'resolve',
  conform: 'the tap that agrees',
  status: 'status',
  show: 'show',
  queue: 'queue',
  mine: 'mine',
  search: 'search, 3 words',
  decide: 'an approval, in words',
} as const;
export type TurnKind = keyof typeof turnKinds;

const AGENT = 'carlos';

/** CPU of one turn of each kind, in microseconds: each of `people` reports, is served, and asks for something that is approved. */
export async function costOfTurns(bench: BenchDesk, people: readonly string[]): Promise<Readonly<Record<TurnKind, number>>> {
  const costs = new Map<TurnKind, number>();
  const take = async (kind: TurnKind, events: readonly InboundEvent[]): Promise<void> => {
    const watch = createStopwatch();
    for (const event of events) await watch.during(() => bench.turn(event));
    costs.set(kind, watch.per(events.length).cpu);
  };
  await serve(bench, people, take);
  await approve(bench, people, take);
  return Object.fromEntries(costs) as Record<TurnKind, number>;
}

type Take = (kind: TurnKind, events: readonly InboundEvent[]) => Promise<void>;

async function serve(bench: BenchDesk, people: readonly string[], take: Take): Promise<void> {
  const { store } = bench;
  const reports = people.map((id) => says(id, 'no puedo imprimir desde ayer'));
  await take('report', reports);
  await take('confirm', await tapsOf(store, people, 'open'));
  const tickets = await newestOf(bench, people);
  const agent = (kind: TurnKind, words: (number: string) => string) => {
    const events = tickets.map(({ id }) => commands(AGENT, words(id)));
    return take(kind, events);
  };
  await agent('take', (number) => `take ${number}`);
  const comments = tickets.map(({ id, requester }) => says(requester, `${id} la impresora del pasillo tampoco responde`));
  await take('comment', comments);
  await agent('note', (number) => `note ${number} parece el tóner`);
  await agent('reply', (number) => `reply ${number} lo estoy viendo`);
  await agent('undo', () => 'undo');
  const questions = people.map((id) => commands(id, 'status'));
  await take('status', questions);
  await agent('show', (number) => `show ${number}`);
  await agent('queue', () => 'queue');
  await agent('mine', () => 'mine');
  await agent('search', () => 'search imprimir desde ayer');
  await agent('resolve', (number) => `resolve ${number} cambié el tóner`);
  await take('conform', await tapsOf(store, people));
  await expectState(bench, tickets, 'closed');
}

async function approve(bench: BenchDesk, people: readonly string[], take: Take): Promise<void> {
  for (const id of people) for (const words of ['necesito un mouse', 'sí', 'omitir', 'enviar']) await bench.turn(says(id, words));
  const requests = await newestOf(bench, people);
  const decisions = requests.map(({ id, approvals }) => says(approvals[0]?.approvers[0] ?? '', `apruebo ${id}`));
  await take('decide', decisions);
  await expectState(bench, requests, 'registered');
}

async function newestOf({ store }: BenchDesk, people: readonly string[]): Promise<readonly Ticket[]> {
  const found: Ticket[] = [];
  for (const requester of people)
    found.push(
      ...(await store.transaction((tx) =>
        tx.collection('tickets').find({ requester }, { sort: ['-openedAt', '-id'], limit: 1 }),
      )),
    );
  return found;
}

/** Turns that were refused would be cheap, and their figures mean nothing. */
async function expectState({ store }: BenchDesk, tickets: readonly Ticket[], state: Ticket['state']): Promise<void> {
  for (const { id } of tickets) {
    const now = await store.transaction((tx) => tx.collection('tickets').get(id));
    if (now?.state !== state) throw new Error(`${id} should be ${state}, and is ${now?.state}`);
  }
}
