import type { Definitions } from '../domain/definitions.ts';
import { readOpinion, type Heard } from '../domain/second-opinion/opinion.ts';
import type { OpinionWanted } from '../domain/second-opinion/opinion-wanted.ts';
import { lengthOf, questionAbout } from '../domain/second-opinion/question.ts';
import type { Log, Metrics, Now, Store } from '../ports.ts';
import type { OpinionOutcome, SecondOpinion } from '../second-opinion.ts';
import { reserveOpinion } from './reserve-opinion.ts';

export type Advise = (
  wanted: Pick<OpinionWanted, 'text'>,
  attempt: { readonly event: string; readonly person: string; readonly isFirst: boolean },
) => Promise<Heard>;

interface Parts {
  readonly store: Store;
  readonly now: Now;
  readonly log: Log;
  readonly metrics: Pick<Metrics, 'opinion'>;
  readonly definitions: () => Definitions;
  readonly secondOpinion: SecondOpinion;
}

/** So many questions are out at once; beyond that the desk's own reading stands. */
const MOST_AT_ONCE = 8;
/** Of so many events it is remembered what was heard, should their turns have to be taken again. */
const MOST_REMEMBERED = 500;

/**
 * Asks a language model on behalf of turns: at most once an event, within the day's budget, and never more than a few at a time. Whatever goes
 * wrong, it resolves with nothing heard.
 */
export function createAdviser(parts: Parts): Advise {
  const remembered = new Map<string, Heard>();
  let out = 0;
  return async ({ text }, { event, person, isFirst }) => {
    const known = remembered.get(event);
    // A turn that is tried again, perhaps by another process, does not ask again.
    if (known || !isFirst) return known ?? {};
    if (out >= MOST_AT_ONCE) return notHeard(parts, 'busy');
    out += 1;
    const heard = await askOnce(parts, { text, person }).finally(() => {
      out -= 1;
    });
    remembered.set(event, heard);
    for (const oldest of remembered.keys()) if (remembered.size > MOST_REMEMBERED) remembered.delete(oldest);
    return heard;
  };
}

/** Counting it and asking share the time that a person may be made to wait: a database that stalls makes nobody wait longer than a model does. */
async function askOnce(parts: Parts, { text, person }: { text: string; person: string }): Promise<Heard> {
  const { secondOpinion, log, metrics } = parts;
  const definitions = parts.definitions();
  const question = questionAbout(text, definitions);
  const left = countDown(definitions.desk.second_opinion.timeout_ms);
  try {
    if (secondOpinion.isResting()) return notHeard(parts, 'resting');
    const reserved = reserveOpinion({ ...parts, definitions }, { person, characters: lengthOf(question) });
    if (!(await within(left(), reserved))) return notHeard(parts, 'budget');
    metrics.opinion('asked');
    const said = await secondOpinion.ask(question, left());
    if (said.is !== 'answered') return notHeard(parts, said.is);
    const opinion = readOpinion(said.answer, definitions);
    if (!opinion) return notHeard(parts, 'invalid');
    metrics.opinion('answered');
    return { opinion };
  } catch (error) {
    log.warn({ error: String(error) }, 'a second opinion could not be asked for; the desk’s own reading stands');
    return notHeard(parts, 'failed');
  }
}

/** Tells how many milliseconds are left of those given, in whole ones: one at least. */
function countDown(ms: number): () => number {
  const began = performance.now();
  return () => Math.max(1, Math.floor(ms - (performance.now() - began)));
}

/** @throws if the work takes longer; what it does later changes nothing but the count. */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`it could not be counted within ${ms} ms`)), ms);
  });
  // Whoever does not wait for it any more does not hear of its failure either.
  work.catch(() => undefined);
  return Promise.race([work, end]).finally(() => clearTimeout(timer));
}

function notHeard({ metrics }: Parts, outcome: OpinionOutcome): Heard {
  metrics.opinion(outcome);
  return {};
}
