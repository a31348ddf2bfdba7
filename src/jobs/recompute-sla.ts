import type { Definitions } from '../domain/definitions.ts';
import { instantOf, localTime } from '../domain/hours/local-time.ts';
import type { TermsInForce } from '../domain/clock/policy/terms-in-force.ts';
import type { Job, Tx } from '../ports.ts';
import { recomputeTickets, type Recomputed } from './recompute-tickets.ts';
import type { Works } from './sweep.ts';

export interface Recomputing extends Works {
  readonly definitions: () => Definitions;
  /** This process. */
  readonly holder: string;
}

const ID = 'sla';
/** A process that shows no life for so long is relieved. */
const HELD_MS = 30_000;
/** So long is one run at most, so that a desk that stops does not wait for all tickets; the next goes on from there. */
const RUN_MS = 5000;
/** Where several processes share a store, some may go on writing by the old terms while they are replaced: so long they are looked after. */
const LOOK_AFTER_MS = 60 * 60_000;
const LOOK_AFTER_EVERY_MS = 60_000;

/** What this process has to do now; `rest`: nothing, until that instant if there is one. */
type Step = { readonly do: 'begin' | 'go on'; readonly since?: Date } | { readonly do: 'rest'; readonly until?: Date };

/**
 * Brings open tickets in line with policies and calendars: when these have changed, also over a restart, and on the date from which a policy
 * holds. Each process brings its definitions in once, when it has loaded them: one that still has the old ones does not undo it.
 */
export function recomputeSla(works: Recomputing): Job {
  const memory: Memory = {};
  let last = Promise.resolve();
  return {
    name: 'recompute-sla',
    every: 10,
    async dueAt() {
      const { terms } = works.definitions();
      if (terms === undefined) return undefined;
      if (memory.settled?.terms === terms) return memory.settled.until;
      const step = await works.store.transaction(async (tx) => nextStep(works, memory, await stored(tx)));
      return step.do === 'rest' ? step.until : works.now();
    },
    // Never beside itself: a job and a change of the definitions may both ask for it.
    run: () => (last = last.catch(() => undefined).then(() => work(works, memory))),
  };
}

interface Memory {
  /** The terms that this process has brought in, or found there. */
  known?: string;
  /** Nothing is to be done under these terms before `until`. */
  settled?: { readonly terms: string; readonly until?: Date; readonly lookAfter?: Date } | undefined;
}

async function work(works: Recomputing, memory: Memory): Promise<void> {
  const { terms } = works.definitions();
  if (terms === undefined || isSettled(works, memory, terms)) return;
  const begun = await works.store.transaction((tx) => claim(works, memory, tx));
  if (begun.claimed) {
    memory.known = terms;
    await recompute(works, begun.claimed);
  }
  const after = await works.store.transaction(stored);
  if (after?.terms === terms) memory.known = terms;
  const step = nextStep(works, memory, after);
  memory.settled =
    step.do === 'rest' && (after?.done || after?.terms !== terms)
      ? { terms, ...(step.until && { until: step.until }), ...(after?.terms === terms && { lookAfter: lookedAfter(after) }) }
      : undefined;
}

/** On a store of its own nobody else writes; on a shared one it looks once more for an hour. */
function isSettled({ store, now }: Recomputing, { settled }: Memory, terms: string): boolean {
  if (settled?.terms !== terms || (settled.until && settled.until <= now())) return false;
  return store.kind === 'embedded' || !settled.lookAfter || settled.lookAfter < now();
}

function lookedAfter({ begunAt, since }: TermsInForce): Date {
  return new Date((since ?? begunAt).getTime() + LOOK_AFTER_MS);
}

async function claim(works: Recomputing, memory: Memory, tx: Tx): Promise<{ readonly claimed?: TermsInForce }> {
  const before = await stored(tx);
  const step = nextStep({ ...works, lookAfter: true }, memory, before);
  if (step.do === 'rest') return {};
  const definitions = works.definitions();
  const now = works.now();
  const held = { holder: works.holder, heldUntil: new Date(now.getTime() + HELD_MS) };
  const fresh = { terms: definitions.terms ?? '', from: latestFrom(definitions, now), begunAt: now, done: false, ...held };
  const since = step.since && { since: step.since };
  if (!before) {
    const first: TermsInForce = { id: ID, version: 1, schema: 1, ...fresh };
    await tx.collection('terms').insert(first);
    return { claimed: first };
  }
  const { id, version, schema } = before;
  const next = step.do === 'go on' ? { ...before, ...held } : { id, version, schema, ...fresh, ...since };
  return { claimed: await tx.collection('terms').replace(next) };
}

interface LookingAfter {
  /** Tickets that another process may have written by older terms are looked for as well. */
  readonly lookAfter?: boolean;
}

function nextStep(works: Recomputing & LookingAfter, { known }: Memory, at: TermsInForce | undefined): Step {
  const definitions = works.definitions();
  const now = works.now();
  if (!at) return { do: 'begin' };
  if (at.terms !== definitions.terms) return known === definitions.terms ? { do: 'rest' } : { do: 'begin' };
  if (!at.done) {
    const free = works.store.kind === 'embedded' || at.holder === works.holder || at.heldUntil <= now;
    return free ? { do: 'go on' } : { do: 'rest', until: at.heldUntil };
  }
  if (at.from < latestFrom(definitions, now)) return { do: 'begin' };
  const began = at.begunAt.getTime();
  const mayBeOld = works.store.kind === 'mongodb' && now < lookedAfter(at) && now.getTime() - began > LOOK_AFTER_EVERY_MS;
  if (works.lookAfter && mayBeOld) return { do: 'begin', since: at.begunAt };
  const until = nextFrom(definitions, at.from);
  return { do: 'rest', ...(until && { until }) };
}

async function recompute(works: Recomputing, claimed: TermsInForce): Promise<void> {
  const ends = works.now().getTime() + RUN_MS;
  // Writes down how far it has come; whoever is next goes on from there.
  const goOn = async (reached: TermsInForce['reached']): Promise<boolean> => {
    const left = ends - works.now().getTime();
    const heldUntil = new Date(works.now().getTime() + (left > 0 ? HELD_MS : 0));
    const isOurs = await mark(works, claimed, (at) => ({ ...at, heldUntil, ...(reached && { reached }) }));
    return isOurs && left > 0;
  };
  const outcome = await recomputeTickets(works, claimed, goOn);
  report(works, claimed, outcome);
  if (!outcome.whole) return;
  await mark(works, claimed, (at) => {
    const { reached: _reached, ...rest } = at;
    return { ...rest, done: true };
  });
}

function mark(
  { store, holder, definitions }: Recomputing,
  { terms, begunAt }: TermsInForce,
  change: (at: TermsInForce) => TermsInForce,
): Promise<boolean> {
  return store.transaction(async (tx) => {
    const at = await stored(tx);
    if (at?.terms !== terms || at.begunAt.getTime() !== begunAt.getTime() || at.holder !== holder) return false;
    if (definitions().terms !== terms) return false;
    await tx.collection('terms').replace(change(at));
    return true;
  });
}

function report({ log, metrics }: Recomputing, { terms, from }: TermsInForce, { seen, changed, failed }: Recomputed): void {
  if (changed + failed === 0) return;
  metrics.swept('recompute-sla', changed + failed, failed);
  log.info({ terms, from, seen, changed, failed }, 'open tickets were brought in line with policies and calendars');
}

function stored(tx: Tx): Promise<TermsInForce | undefined> {
  return tx.collection('terms').get(ID);
}

/** The latest date of a policy that has come in the desk's zone. */
function latestFrom({ policies, desk }: Definitions, now: Date): string {
  const { date } = localTime(now, desk.zone);
  const come = [...policies.values()].flatMap(({ from }) => (from !== undefined && from <= date ? [from] : []));
  return come.sort().at(-1) ?? '';
}

/** When the next policy comes into force after one of `from`. */
function nextFrom({ policies, desk }: Definitions, from: string): Date | undefined {
  const later = [...policies.values()].flatMap((policy) =>
    policy.from !== undefined && policy.from > from ? [policy.from] : [],
  );
  const next = later.sort()[0];
  return next === undefined ? undefined : new Date(instantOf(next, '00:00', desk.zone));
}
