import type { Now } from '../../../src/ports.ts';
import { retryAfterMs } from '../../../src/messaging/platform/retry-after.ts';
import type { PlatformError } from './errors.ts';
import { DEFAULT_API_URL, SEND_MS } from '../limits.ts';
import type { WhatsAppSettings } from '../settings.ts';

/** How a call went. `unsure`: it broke after it may have reached WhatsApp, so that what was asked may have been done. */
export type Answered =
  { readonly ok: true; readonly body: unknown } | ({ readonly ok: false; readonly unsure: boolean } & PlatformError);

export interface Call {
  /** Below the version, without a slash at its beginning. */
  readonly path: string;
  readonly method?: 'GET' | 'POST';
  readonly json?: unknown;
  readonly form?: FormData;
  readonly withinMs?: number;
}

/** The Cloud API, with the desk's token. Never throws. */
export interface Api {
  readonly phone: string;
  call(call: Call): Promise<Answered>;
}

export function createApi({ token, phoneNumberId, apiUrl = DEFAULT_API_URL }: WhatsAppSettings, now: Now): Api {
  return {
    phone: encodeURIComponent(phoneNumberId),
    async call({ path, method = 'POST', json, form, withinMs = SEND_MS }) {
      try {
        const response = await fetch(`${apiUrl}/${path}`, {
          method,
          redirect: 'error',
          signal: AbortSignal.timeout(Math.max(withinMs, 1)),
          headers: { Authorization: `Bearer ${token}`, ...(json !== undefined && { 'Content-Type': 'application/json' }) },
          ...(json !== undefined && { body: JSON.stringify(json) }),
          ...(form && { body: form }),
        });
        return read(response.status, await response.text(), retryAfterMs(response.headers.get('retry-after'), now()));
      } catch (error) {
        return { ok: false, text: reasonOf(error), status: 503, unsure: !neverLeft(error) };
      }
    },
  };
}

function read(status: number, text: string, wait: number | undefined): Answered {
  const body = parsed(text);
  if (status >= 200 && status < 300 && body !== undefined) return { ok: true, body };
  const error = (body as { error?: { code?: unknown; message?: unknown; error_data?: { details?: unknown } } } | undefined)
    ?.error;
  const code = typeof error?.code === 'number' ? error.code : undefined;
  const [message, details] = [error?.message, error?.error_data?.details].map((one) => (typeof one === 'string' ? one : ''));
  const said = message?.includes(details ?? '') ? message : `${message}: ${details}`;
  // A gateway that gives up may have handed the message on; an error of WhatsApp's own has a code.
  const unsure = code === undefined && (status >= 500 || status < 300);
  return {
    ok: false, unsure, status,
    text: said.slice(0, MOST_REASON) || `HTTP ${status}`,
    ...(code !== undefined && { code }),
    ...(wait !== undefined && { retryAfterMs: wait }),
  }; // prettier-ignore
}

const MOST_REASON = 500;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const refusedBefore = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Nothing was said to the platform: there was no connection to say it on. */
function neverLeft(error: unknown): boolean {
  return refusedBefore.has(String((error as { cause?: { code?: unknown } }).cause?.code));
}

function reasonOf(error: unknown): string {
  const { message, name, cause } = error as { message?: string; name?: string; cause?: { code?: string } };
  if (name === 'TimeoutError') return 'no answer in time';
  return [message ?? String(error), cause?.code].filter(Boolean).join(': ');
}
