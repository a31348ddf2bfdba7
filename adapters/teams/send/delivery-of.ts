import { retryAfterMs } from '../../../src/messaging/platform/retry-after.ts';
import type { Delivery } from '../../../src/channel.ts';
import { ConnectorRefusal } from './connector-refusal.ts';

type Refused = Extract<Delivery, { ok: false }>;

/**
 * What a refusal means for a message. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages#best-practices
 * and https://learn.microsoft.com/microsoftteams/platform/bots/build-notification-capability#status-codes-from-bot-conversational-apis
 */
export function deliveryOf(error: unknown, now: Date): Refused {
  if (!(error instanceof ConnectorRefusal)) return { ok: false, retry: 'later', reason: String(error), unsure: true };
  const { status, code, asked, message: reason } = error;
  const wait = retryAfterMs(error.retryAfter, now);
  const later: Refused = { ok: false, retry: 'later', reason, ...(wait !== undefined && { retryAfterMs: wait }) };
  if (asked === 'login') return refusedByLogin(later, status);
  // No answer, or one from somewhere on the way: it may have arrived.
  if (status === 0 || status === 408 || status >= 500) return { ...later, unsure: true };
  if (status === 401) return { ...later, because: 'credentials' };
  if (status === 403) return forbidden(code, reason);
  if (status === 404 || status === 410) return { ok: false, retry: 'elsewhere', reason };
  if (status === 409 || status === 412 || status === 429) return later;
  return { ok: false, retry: 'never', reason };
}

/** Without a token nothing goes out, to anybody. */
function refusedByLogin(later: Refused, status: number): Refused {
  if (status >= 400 && status < 429 && status !== 408) return { ...later, because: 'credentials' };
  return later.retryAfterMs === undefined ? later : { ...later, scope: 'channel' };
}

/** The reader, or whoever looks after their Teams, does not let the desk in. */
function forbidden(code: string, reason: string): Refused {
  const ours = code === 'InvalidBotApiHost' || code === 'BotNotRegistered';
  return { ok: false, retry: 'elsewhere', reason, ...(!ours && { because: 'blocked' as const }) };
}
