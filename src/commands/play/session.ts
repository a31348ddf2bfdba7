import type { Shown } from '../../../adapters/play/recording-channel.ts';
import type { InboundEvent } from '../../messaging/inbound.ts';
import type { Store } from '../../ports.ts';
import { advance } from './advance.ts';
import type { Board } from './board.ts';
import type { ManualClock } from './clock.ts';
import { makeEvent } from './make-event.ts';
import type { PlayableDesk } from './playable-desk.ts';
import { writeProgress } from './progress.ts';
import { StepError } from './step-error.ts';
import type { EventStep, Step } from './steps.ts';

export interface SessionOptions {
  readonly desk: PlayableDesk;
  readonly store: Store;
  readonly clock: ManualClock;
  readonly board: Board;
  /** The number of the last event of an earlier process on this store. */
  readonly lastEvent: number;
  /** False on a throw-away store, where nobody will ask how far it came. */
  readonly keepsProgress: boolean;
  /** True where the store held a script already: its clock cannot be set back. */
  readonly resumed: boolean;
  readonly print: (line: object) => void;
  /** Ends the process at once; absent where that is not offered. */
  readonly kill?: () => void;
}

/** A script at work. `perform` resolves when all that a step leads to has been printed. */
export interface Session {
  /** @throws StepError if the step cannot be done; the session goes on. */
  perform(step: Step): Promise<void>;
  /** Prints what a channel has shown, and remembers it. */
  shown(shown: Shown): void;
}

interface Course {
  first: boolean;
  lastEvent: number;
  previous: readonly InboundEvent[];
}

export function createSession(options: SessionOptions): Session {
  const { board, print, keepsProgress, store, clock, desk } = options;
  const course: Course = { first: true, lastEvent: options.lastEvent, previous: [] };
  const save = async (): Promise<void> => {
    if (keepsProgress) await writeProgress(store, { at: clock.now(), lastEvent: course.lastEvent });
  };
  return {
    async perform(step) {
      if (step.do === 'now' && !course.first) throw new StepError('the clock is set only by the first step; use wait or until');
      const first = course.first;
      course.first = false;
      // Words already taken in before a kill are dealt with before anything new.
      if (first && options.resumed) await desk.settle();
      await act(step, { options, course, save });
      await desk.settle();
      await save();
    },
    shown({ entry, line, changed }) {
      board.keep(entry);
      if (changed) print(line);
    },
  };
}

interface Acting {
  readonly options: SessionOptions;
  readonly course: Course;
  readonly save: () => Promise<void>;
}

async function act(step: Step, acting: Acting): Promise<void> {
  const { options, save } = acting;
  const { clock, desk } = options;
  switch (step.do) {
    case 'now':
      return setClock(step.now, acting);
    case 'wait':
      return advance({ desk, clock, onMove: save }, new Date(clock.now().getTime() + step.wait));
    case 'until':
      if (step.until < clock.now()) throw new StepError(`it is ${clock.now().toISOString()} already; the clock does not go back`);
      return advance({ desk, clock, onMove: save }, step.until);
    case 'repeat':
      return repeat(step.repeat, acting);
    case 'together':
      return deliver(step.together, acting);
    case 'show':
      return show(step.show, options);
    case 'kill':
      if (!options.kill) throw new StepError('kill needs steps from standard input (-) and --data DIR');
      await save();
      return options.kill();
    default:
      return deliver([step], acting);
  }
}

async function setClock(at: Date, { options, save }: Acting): Promise<void> {
  const { clock, desk, resumed } = options;
  if (!resumed) return clock.set(at);
  if (at < clock.now()) throw new StepError(`this store stands at ${clock.now().toISOString()}; its clock does not go back`);
  await advance({ desk, clock, onMove: save }, at);
}

/** All that must be found is found before anything is sent: they arrive at the same instant. */
async function deliver(steps: readonly EventStep[], { options, course, save }: Acting): Promise<void> {
  const { board, clock, desk } = options;
  const nextId = (): string => eventId((course.lastEvent += 1));
  const events: InboundEvent[] = [];
  for (const step of steps) events.push(makeEvent(step, { board, now: clock.now(), nextId }));
  course.previous = events;
  await save();
  const outcomes = await Promise.allSettled(events.map((event) => desk.receive(event)));
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}

async function repeat(times: number, { options, course }: Acting): Promise<void> {
  const events = course.previous.length > 0 ? course.previous : await earlierEvent(course.lastEvent, options);
  if (events.length === 0) throw new StepError('there is no event yet that could be delivered again');
  for (let round = 0; round < times; round += 1) await Promise.all(events.map((event) => options.desk.receive(event)));
}

/** The last event before a restart. Of one that is done only the id is left, and by that alone it is known again. */
async function earlierEvent(number: number, { store, clock }: SessionOptions): Promise<readonly InboundEvent[]> {
  const id = eventId(number);
  const entry = await store.transaction((tx) => tx.collection('inbox').get(id));
  if (!entry) return [];
  const nobody = { channel: 'web', userId: 'nobody' };
  const husk = {
    kind: 'message' as const,
    id,
    at: clock.now(),
    sender: nobody,
    address: { channel: 'web', id: 'nobody', kind: 'direct' as const },
  };
  return [entry.body ?? { ...husk, text: '', attachments: [] }];
}

const eventId = (number: number): string => `play:${number}`;

async function show(what: string, { desk, store, print }: SessionOptions): Promise<void> {
  if (what === 'outbox') return print({ outbox: await outboxFacts(store) });
  const [, explained] = /^why\s+(\S+)$/i.exec(what.trim()) ?? [];
  if (explained !== undefined) return print(await desk.why(explained));
  print(what === 'tickets' ? await desk.facts() : await desk.facts({ number: what.trim().toUpperCase() }));
}

async function outboxFacts(store: Store): Promise<readonly object[]> {
  const facts: object[] = [];
  for await (const { id, to, reader, state, attempts, dueAt } of store.scan('outbox')) {
    facts.push({
      id,
      to: to.kind === 'direct' ? to.id : reader,
      on: to.channel,
      state,
      attempts,
      notBefore: dueAt?.toISOString() ?? null,
    });
  }
  return facts;
}
