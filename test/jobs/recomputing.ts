import { fileURLToPath } from 'node:url';
import { loadDefinitions } from '../../adapters/config/load-definitions.ts';
import type { Context } from '../../src/actions/context.ts';
import { reschedule } from '../../src/domain/clock/reschedule.ts';
import type { Definitions } from '../../src/domain/definitions.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { recomputeSla } from '../../src/jobs/recompute-sla.ts';
import type { InTransaction } from '../../src/jobs/sweep.ts';
import type { Job, Store } from '../../src/ports.ts';
import { bareTicket } from '../commands/bare-ticket.ts';
import { createQuietLog } from '../fakes/quiet-log.ts';

export const OPENED = Date.parse('2026-03-02T14:00:00Z');
/** When the solution of a normal ticket is due by `3d` and by `1d`. */
export const [IN_3_DAYS, IN_1_DAY] = ['2026-03-05T14:00:00.000Z', '2026-03-03T14:00:00.000Z'];

/** A process of the desk. */
interface Process {
  readonly job: Job;
  definitions: Definitions;
  /** How many transactions it has left before it dies. */
  left: number;
}

/** A store with tickets, processes that bring them in line, and one clock for all; `place` may become another store. */
export interface Recomputing {
  place: { readonly store: Store; drop(): Promise<void> };
  at: number;
  readonly demo: Definitions;
  readonly log: readonly string[];
  /** The demo's definitions with another goal for the solution of everything normal. */
  promising(resolution: string): Definitions;
  /** `shared`: others may be on its store; `tick`: how far each look at the clock moves it. */
  started(definitions: Definitions, how?: { holder?: string; shared?: boolean; tick?: number }): Process;
  seed(definitions: Definitions, tickets: readonly (Partial<Ticket> & Pick<Ticket, 'id'>)[]): Promise<void>;
  tickets(): Promise<Ticket[]>;
  /** Runs the job once; when it wants to run again. */
  settled(process: Process): Promise<Date | undefined>;
}

export async function createRecomputing(place: Recomputing['place']): Promise<Recomputing> {
  const { definitions: demo } = await loadDefinitions(fileURLToPath(new URL('../../config', import.meta.url)));
  const { log, lines } = createQuietLog();
  const made: Recomputing = {
    ...{ place, demo, at: OPENED + 3_600_000, log: lines },
    promising: (resolution) => {
      const own = demo.policies.get(demo.desk.sla)!;
      const goals = { ...own.goals, normal: { ...own.goals.normal, resolution } };
      return { ...demo, terms: resolution, policies: new Map([...demo.policies, [own.id, { ...own, goals }]]) };
    },
    started: (definitions, { holder = 'one', shared = false, tick = 0 } = {}) => {
      const process = { definitions, left: Infinity };
      const now = () => new Date((made.at += tick));
      const store = mortal(made.place.store, process, shared);
      const inTransaction: InTransaction = (work) => store.transaction((tx) => work(contextFor(process.definitions, tx, now())));
      const metrics = { swept: () => undefined } as never;
      const job = recomputeSla({ store, inTransaction, now, metrics, log, holder, definitions: () => process.definitions });
      return Object.assign(process, { job });
    },
    seed: (definitions, tickets) =>
      made.place.store.transaction(async (tx) => {
        for (const given of tickets) {
          const ticket = bareTicket({ schema: 2, policy: 'estandar', ...given });
          await tx.collection('tickets').insert(reschedule(ticket, definitions, new Date(OPENED)));
        }
      }),
    tickets: async () => {
      const all: Ticket[] = [];
      for await (const ticket of made.place.store.scan('tickets')) all.push(ticket);
      return all;
    },
    settled: async ({ job }) => {
      await job.run(new Date(made.at));
      return job.dueAt();
    },
  };
  return made;
}

function mortal(store: Store, process: { left: number }, shared: boolean): Store {
  const dead = () => Promise.reject(new Error('the process is dead'));
  return {
    ...store,
    ...(shared && { kind: 'mongodb' }),
    transaction: (work) => ((process.left -= 1) < 0 ? dead() : store.transaction(work)),
    ping: () => (process.left < 0 ? dead() : Promise.resolve()),
  };
}

export function contextFor(definitions: Definitions, tx: Context['tx'], now: Date): Context {
  const digest = (text: string) => `${text.length}`;
  return { tx, now, definitions, actor: 'system', channel: 'system', digest, salt: () => 'x' } as never;
}

/** Several of them were touched at the same instant. */
export function many(count: number): readonly { readonly id: string; readonly touchedAt: Date }[] {
  return Array.from({ length: count }, (_, n) => ({ id: `INC-${n + 1}`, touchedAt: new Date(OPENED + Math.floor(n / 7)) }));
}

/** How often each was told to have been recomputed. */
export function entries(tickets: readonly Ticket[]): readonly number[] {
  return tickets.map(({ history }) => history.filter(({ verb }) => verb === 'recompute').length);
}

export function dueIn({ dues }: Pick<Ticket, 'dues'>): string | undefined {
  return dues?.clocks.find(({ key }) => key === 'resolution')?.at.toISOString();
}
