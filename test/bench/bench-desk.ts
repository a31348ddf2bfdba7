import type { Foundation } from '../../src/commands/compose.ts';
import { createNewIds } from '../../src/commands/start/new-ids.ts';
import { createDesk, transactions, turnTaker, type Desk, type DeskOptions } from '../../src/desk.ts';
import { takeTurns } from '../../src/jobs/take-turns.ts';
import type { InboundEvent } from '../../src/messaging/inbound.ts';
import type { Channel } from '../../src/channel.ts';
import type { Files, Now, Store } from '../../src/ports.ts';

/** A Monday, 09:00 in Lima. */
const MORNING = new Date('2026-03-02T14:00:00Z');

/** A desk of which only what is measured is at work. */
export interface BenchDesk {
  /** Ids of people who work on no ticket and approve none. */
  readonly people: readonly string[];
  readonly store: Store;
  readonly desk: Desk;
  /** Hands an event in; resolves when its turn has been taken, and what it says stands in the outbox. Nothing is sent. */
  turn(event: InboundEvent): Promise<void>;
  /** When the last turn was done, by `performance.now()`. */
  turnedAt(): number;
}

/** `clock`: a morning that does not pass, where nothing is said. */
export function openBenchDesk(foundation: Foundation, store: Store, clock: Now = () => MORNING): BenchDesk {
  const last = { turn: 0 };
  const options = { ...optionsOf(foundation, store, () => (last.turn = performance.now())), now: clock };
  const { log, metrics, now, newId } = options;
  const works = { store, inTransaction: transactions(options), log, metrics, now };
  const inbox = takeTurns({ ...works, holder: 'bench', newId, turns: turnTaker(options), afterTurn: () => undefined });
  return {
    people: employees(foundation),
    store,
    desk: createDesk(options),
    async turn(event) {
      await inbox.receive(event);
      await inbox.idle();
    },
    turnedAt: () => last.turn,
  };
}

function employees({ knowledge }: Foundation): readonly string[] {
  const people = [...knowledge.definitions.people.values()];
  const managers = new Set(people.map(({ manager }) => manager));
  const approve = new Set(
    [...knowledge.definitions.items.values()].flatMap(({ approvals }) => approvals.flatMap(({ by }) => by)),
  );
  const works = ({ id, teams }: { id: string; teams: readonly unknown[] }) =>
    teams.length > 0 || managers.has(id) || approve.has(id);
  return people.filter((person) => !works(person)).map(({ id }) => id);
}

function optionsOf(foundation: Foundation, store: Store, onTurn: () => void): DeskOptions {
  const { knowledge, ...rest } = foundation;
  const fail = (facts: object, message: string): never => {
    throw new Error(`${message} ${JSON.stringify(facts)}`);
  };
  return {
    ...rest,
    ...{ store, files: noFiles, channels: [sink('web')], now: () => MORNING, newId: createNewIds() },
    definitions: () => knowledge.definitions,
    understand: () => knowledge.understand,
    // What goes wrong would make the figures mean nothing.
    log: { info: () => undefined, warn: fail, error: fail },
    metrics: {
      event: () => undefined,
      turn: onTurn,
      sent: () => undefined,
      swept: () => undefined,
      alarm: () => undefined,
      letters: () => undefined,
      opinion: () => undefined,
    },
  };
}

/** Nothing that is measured has a file. */
const noFiles: Files = {
  put: async () => ({ size: 0, sha256: '' }),
  get: async () => undefined,
  remove: async () => undefined,
  scan: async function* () {},
  close: async () => undefined,
};

/** A platform that takes everything at once and shows it to nobody. */
function sink(name: string): Channel {
  return {
    name,
    start: async () => undefined,
    stop: async () => undefined,
    send: async ({ id }) => ({ ok: true, ref: id }),
    find: async () => 'absent',
    fetch: async () => 'gone',
  };
}

let events = 0;

function from(person: string) {
  events += 1;
  const address = { channel: 'web', id: person, kind: 'direct' } as const;
  return { id: `bench:${events}`, at: MORNING, sender: { channel: 'web', userId: person }, address };
}

export function says(person: string, text: string): InboundEvent {
  return { ...from(person), kind: 'message', text, attachments: [] };
}

export function commands(person: string, text: string): InboundEvent {
  return { ...from(person), kind: 'command', text };
}

/** Each person taps a choice of the newest question they were asked: the first, unless a value is named. */
export async function tapsOf(store: Store, people: readonly string[], value?: string): Promise<InboundEvent[]> {
  const taps: InboundEvent[] = [];
  for (const person of people) {
    const [prompt] = await store.transaction((tx) =>
      tx.collection('prompts').find({ audience: `person:${person}`, open: true }, { sort: ['-shownAt', '-id'], limit: 1 }),
    );
    const chosen = value ?? prompt?.say.ask?.choices?.[0]?.value;
    if (!prompt || chosen === undefined) throw new Error(`${person} was asked nothing that could be tapped`);
    taps.push({ ...from(person), kind: 'choice', promptId: prompt.id, value: chosen });
  }
  return taps;
}
