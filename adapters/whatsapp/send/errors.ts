import type { Delivery } from '../../../src/channel.ts';

/** What a refusal means for the message, by the code that the Cloud API gives. */
type Consequence = 'busy' | 'account' | 'pair' | 'window' | 'unreachable' | 'unwanted' | 'credentials' | 'template' | 'wrong';

/**
 * Every error that has a consequence of its own. https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes
 * `busy`: again later; `account`: no call at all before its time; `pair`: too much to one person; `window`: their 24 hours are over;
 * `unreachable`, `unwanted`: not on WhatsApp, not by us; `credentials`: somebody has to see to the account; `wrong`: never again like this.
 */
const consequences = {
  0: 'credentials',
  1: 'busy',
  2: 'busy',
  3: 'credentials',
  4: 'account',
  10: 'credentials',
  33: 'credentials',
  100: 'wrong',
  190: 'credentials',
  368: 'credentials',
  80007: 'account',
  130429: 'account',
  130472: 'unreachable',
  130497: 'unreachable',
  131000: 'busy',
  131005: 'credentials',
  131008: 'wrong',
  131009: 'wrong',
  131016: 'busy',
  131021: 'unreachable',
  131026: 'unwanted',
  131030: 'unreachable',
  131031: 'credentials',
  131037: 'credentials',
  131042: 'credentials',
  131045: 'credentials',
  131047: 'window',
  131048: 'account',
  131049: 'unreachable',
  131050: 'unwanted',
  131051: 'wrong',
  131052: 'busy',
  131053: 'wrong',
  131056: 'pair',
  131057: 'busy',
  131062: 'unreachable',
  132000: 'template',
  132001: 'template',
  132005: 'template',
  132007: 'template',
  132012: 'template',
  132015: 'template',
  132016: 'template',
  133004: 'busy',
  133010: 'credentials',
  135000: 'wrong',
} as const satisfies Record<number, Consequence>;

const codes: Readonly<Record<number, Consequence>> = consequences;

/** Codes from 200 to 299 are about permissions. */
const isPermission = (code: number): boolean => code >= 200 && code <= 299;

/** Spam limits last: asking again at once makes them worse. */
const SPAM_LIMIT = 131048;
const SPAM_WAIT_MS = 3_600_000;

export interface PlatformError {
  /** Of the HTTP answer; left out where a webhook told. */
  readonly status?: number;
  readonly code?: number;
  readonly text: string;
  readonly retryAfterMs?: number;
}

/** The kind of a refusal; by the HTTP status where there is no code that says more. */
export function consequenceOf({ code, status }: PlatformError): Consequence {
  const known = code === undefined ? undefined : (codes[code] ?? (isPermission(code) ? 'credentials' : undefined));
  if (known) return known;
  if (status === 401 || status === 403) return 'credentials';
  if (status === 429) return 'account';
  return status === undefined || (status >= 400 && status < 500 && status !== 408) ? 'wrong' : 'busy';
}

/** What becomes of a message that WhatsApp refused, at once or later by a status. */
export function deliveryOf(error: PlatformError): Extract<Delivery, { ok: false }> {
  const reason = error.code === undefined ? error.text : `WhatsApp ${error.code}: ${error.text}`;
  const wait = error.retryAfterMs ?? (error.code === SPAM_LIMIT ? SPAM_WAIT_MS : undefined);
  const after = wait === undefined ? {} : { retryAfterMs: wait };
  switch (consequenceOf(error)) {
    case 'busy':
    case 'pair':
      return { ok: false, retry: 'later', reason, ...after };
    case 'account':
      return { ok: false, retry: 'later', reason, retryAfterMs: wait ?? ACCOUNT_WAIT_MS, scope: 'channel' };
    case 'window':
    case 'unreachable':
    case 'template':
      return { ok: false, retry: 'elsewhere', reason };
    case 'unwanted':
      return { ok: false, retry: 'elsewhere', because: 'blocked', reason };
    case 'credentials':
      return { ok: false, retry: 'later', because: 'credentials', reason };
    case 'wrong':
      return { ok: false, retry: 'never', reason };
  }
}

/** Where a limit of the whole account names no time of its own. */
const ACCOUNT_WAIT_MS = 4000;
