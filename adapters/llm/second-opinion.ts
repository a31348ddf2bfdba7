import { z } from 'zod';
import type { ModelQuestion } from '../../src/domain/second-opinion/question.ts';
import { retryAfterMs } from '../../src/messaging/platform/retry-after.ts';
import type { Log } from '../../src/ports.ts';
import type { SecondOpinion } from '../../src/second-opinion.ts';
import { completionAddresses } from './addresses.ts';
import { createBreaker } from './breaker.ts';
import { readBounded } from './read-bounded.ts';
import { bodyOf, manners, type Way } from './ways.ts';

export interface LlmSettings {
  readonly url: string;
  readonly model: string;
  readonly key?: string;
}

interface Options {
  readonly log: Log;
  /** Milliseconds, for the breaker. */
  readonly now?: () => number;
}

type Tried =
  | { readonly is: 'answered'; readonly answer: string }
  /** The server does not take questions there (`address`), or not so (`manner`). */
  | { readonly is: 'refused'; readonly what: 'address' | 'manner'; readonly reason: string }
  | { readonly is: 'timeout' | 'failed'; readonly reason: string; readonly waitMs?: number | undefined };

const MOST_BYTES = 131_072;
const STATUS_NO_ADDRESS = [404, 405];
const STATUS_NO_MANNER = [400, 415, 422, 501];

const Completion = z.object({
  choices: z
    .array(
      z.object({
        message: z.object({ content: z.union([z.string(), z.array(z.object({ text: z.string().optional() }))]).nullish() }),
      }),
    )
    .min(1),
});

/**
 * Asks an OpenAI-compatible server (`POST …/chat/completions`). Redirects are not followed; an answer is read up to 128 KB, within the time given. Where the
 * server does not know the address or a parameter, a plainer way is tried within that same time, and kept; nothing else is tried again.
 */
export function createSecondOpinion(settings: LlmSettings, { log, now = Date.now }: Options): SecondOpinion {
  const breaker = createBreaker(now);
  const tell = createTell(log);
  let ways: readonly Way[] = completionAddresses(settings.url).flatMap((address) =>
    manners.map((manner) => ({ address, manner })),
  );
  return {
    isResting: () => breaker.isResting(),
    async ask(question, timeoutMs) {
      breaker.begins();
      const found = await findWay(ways, (way, signal) => tryWay(settings, { question, way, signal }), timeoutMs);
      const { tried, way } = found;
      if (tried.is === 'answered') {
        ways = [way];
        breaker.succeeded();
        tell.answers();
        return tried;
      }
      const restsMs = breaker.failed(tried.is === 'refused' ? undefined : tried.waitMs);
      if (restsMs !== undefined) tell.rests(tried.reason, restsMs);
      return { is: tried.is === 'timeout' ? 'timeout' : 'failed' };
    },
  };
}

/** Says once that it does not answer, however often it is tried meanwhile, and once that it does again. */
function createTell(log: Log): { rests(reason: string, ms: number): void; answers(): void } {
  let told = false;
  return {
    rests(reason, ms) {
      if (told) return;
      told = true;
      log.warn(
        { reason, seconds: Math.ceil(ms / 1000) },
        'the language model does not answer and is left alone for a while; the desk’s own reading stands',
      );
    },
    answers() {
      if (told) log.info({}, 'the language model answers again');
      told = false;
    },
  };
}

/** Goes through the ways until one is not refused. */
async function findWay(
  ways: readonly Way[],
  attempt: (way: Way, signal: AbortSignal) => Promise<Tried>,
  timeoutMs: number,
): Promise<{ readonly tried: Tried; readonly way: Way }> {
  const signal = AbortSignal.timeout(timeoutMs);
  let [way, ...left] = ways as [Way, ...Way[]];
  let tried = await attempt(way, signal);
  while (tried.is === 'refused') {
    const { what } = tried;
    const refused = way[what];
    left = left.filter((one) => one[what] !== refused);
    const [next, ...rest] = left;
    if (!next) break;
    [way, left] = [next, rest];
    tried = await attempt(way, signal);
  }
  return { tried, way };
}

async function tryWay(
  { model, key }: LlmSettings,
  { question, way, signal }: { question: ModelQuestion; way: Way; signal: AbortSignal },
): Promise<Tried> {
  try {
    const response = await fetch(way.address, {
      method: 'POST',
      redirect: 'manual',
      signal,
      headers: {
        accept: 'application/json',
        'accept-encoding': 'identity',
        'content-type': 'application/json',
        ...(key !== undefined && { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify(bodyOf(question, model, way.manner)),
    });
    if (response.ok) return answerIn(await readBounded(response, MOST_BYTES));
    await response.body?.cancel();
    return refusal(response);
  } catch (error) {
    return signal.aborted ? { is: 'timeout', reason: 'no answer in time' } : { is: 'failed', reason: reasonOf(error) };
  }
}

function refusal({ status, headers }: Response): Tried {
  const reason = `HTTP ${status}`;
  if (STATUS_NO_ADDRESS.includes(status)) return { is: 'refused', what: 'address', reason };
  if (STATUS_NO_MANNER.includes(status)) return { is: 'refused', what: 'manner', reason };
  if (status >= 300 && status < 400)
    return { is: 'failed', reason: `${reason}: it sends elsewhere; set MESA_LLM_URL to the address itself` };
  return { is: 'failed', reason, waitMs: retryAfterMs(headers.get('retry-after'), new Date()) };
}

/** The model's words in a response. A server that answers with anything else is no such server. */
function answerIn(body: string | undefined): Tried {
  if (body === undefined) return { is: 'failed', reason: 'its answer is too long' };
  const completion = Completion.safeParse(parsed(body));
  if (!completion.success) return { is: 'failed', reason: 'its answer is no chat completion' };
  const content = completion.data.choices[0]?.message.content ?? '';
  return { is: 'answered', answer: typeof content === 'string' ? content : content.map(({ text = '' }) => text).join('') };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Without anything that was sent. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as { message?: string; cause?: { code?: string } };
  return [message ?? 'it failed', cause?.code].filter(Boolean).join(': ');
}
