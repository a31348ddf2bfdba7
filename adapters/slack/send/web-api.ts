import { webApi } from '@slack/bolt';
import { createPace } from '../../../src/messaging/platform/pace.ts';
import { retryAfterMs } from '../../../src/messaging/platform/retry-after.ts';
import { SlackFailure } from './failure.ts';
import { CALL_MS, POST_EVERY_MS, SHORT_WAIT_MS } from '../limits.ts';
import { methods, type Method } from './methods.ts';
import { quietLogger } from '../receive/quiet-logger.ts';
import type { SlackSettings } from '../settings.ts';

export type Answer = Readonly<Record<string, unknown>>;

export interface CallOptions {
  /** The conversation that a message is posted to. */
  readonly post?: string;
  /** How long to stay for a place within Slack's rates. */
  readonly waitMs?: number;
}

/** Slack's Web API within its rates. */
export interface WebApi {
  /** @throws SlackFailure */
  readonly call: (method: Method, args: Readonly<Record<string, unknown>>, options?: CallOptions) => Promise<Answer>;
  /** With a slash at its end. */
  readonly url: string;
}

/** Slack's own word where it names no time. */
const UNNAMED_WAIT_MS = 30_000;
const MINUTE_MS = 60_000;

export function createWebApi(settings: Pick<SlackSettings, 'botToken' | 'apiUrl' | 'postEveryMs'>): WebApi {
  const { botToken, apiUrl: slackApiUrl, postEveryMs = POST_EVERY_MS } = settings;
  const client = new webApi.WebClient(botToken, {
    ...(slackApiUrl !== undefined && { slackApiUrl }),
    timeout: CALL_MS,
    // The outbox tries again, and knows when.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    logger: quietLogger(),
  });
  const pace = createPace({
    now: () => new Date(),
    ratesOf: (key) =>
      isMethod(key) ? [{ calls: methods[key].perMinute, perMs: MINUTE_MS }] : [{ calls: 1, perMs: postEveryMs }],
  });
  return {
    url: client.slackApiUrl,
    call: async (method, args, { post, waitMs = SHORT_WAIT_MS } = {}) => {
      await takeTurn(pace, post === undefined ? [method] : [method, `post:${post}`], waitMs);
      try {
        return { ...(await client.apiCall(method, { ...args })) };
      } catch (error) {
        const failure = toFailure(error);
        if (failure.code === 'ratelimited') pace.hold(method, failure.retryAfterMs ?? UNNAMED_WAIT_MS);
        throw failure;
      } finally {
        // Slack counts when a message arrives, which is somewhere before its answer: so none comes too soon after one that was slow.
        if (post !== undefined) pace.hold(`post:${post}`, postEveryMs);
      }
    },
  };
}

const isMethod = (key: string): key is Method => Object.hasOwn(methods, key);

async function takeTurn(pace: ReturnType<typeof createPace>, keys: readonly string[], waitMs: number): Promise<void> {
  const end = Date.now() + waitMs;
  for (let wait = pace.take(keys); wait > 0; wait = pace.take(keys)) {
    if (Date.now() + wait > end) throw new SlackFailure('paced', 'before', wait);
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

/** Connections that were never made; anything else may have reached Slack. */
const unconnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);
/** Slack broke down over the call: nobody knows how far it got. */
const broken = new Set(['fatal_error', 'internal_error', 'request_timeout', 'service_unavailable']);

interface Raised {
  readonly code?: string;
  readonly message?: string;
  readonly retryAfter?: number;
  readonly statusCode?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly data?: { readonly error?: string };
  readonly original?: { readonly cause?: { readonly code?: string } };
}

function toFailure(error: unknown): SlackFailure {
  const { code, retryAfter, statusCode, headers, data, original, message = '' } = error as Raised;
  if (code === 'slack_webapi_rate_limited_error') return new SlackFailure('ratelimited', 'refused', (retryAfter ?? 30) * 1000);
  const said = data?.error;
  if (said === 'ratelimited' || said === 'rate_limited' || message.startsWith('Retry header'))
    return new SlackFailure('ratelimited', 'refused', UNNAMED_WAIT_MS);
  if (said !== undefined) return new SlackFailure(said, broken.has(said) ? 'unknown' : 'refused');
  if (statusCode !== undefined) {
    const wait = retryAfterMs(headers?.['retry-after'], new Date());
    return new SlackFailure(`http_${statusCode}`, statusCode >= 500 ? 'unknown' : 'refused', wait);
  }
  const cause = original?.cause?.code ?? '';
  return new SlackFailure(unconnected.has(cause) ? 'unreachable' : 'no_answer', unconnected.has(cause) ? 'before' : 'unknown');
}
