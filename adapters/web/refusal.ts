import type { ErrorRequestHandler } from 'express';
import { z } from 'zod';
import type { Log } from '../../src/ports.ts';

const statuses = {
  malformed: 400,
  wrong_shape: 400,
  text_too_long: 400,
  signed_out: 401,
  wrong_token: 403,
  wrong_origin: 403,
  unknown_person: 403,
  stranger: 403,
  not_found: 404,
  too_large: 413,
  file_too_large: 413,
  wrong_type: 415,
  file_not_taken: 415,
  too_many: 429,
  failed: 500,
  unavailable: 503,
} as const;
export type RefusalCode = keyof typeof statuses;

/** Why a request is not served. The page says it in the reader's words by `code`; `message` is for whoever reads the wire. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;
  readonly retryAfterSeconds: number | undefined;
  constructor(code: RefusalCode, message: string, retryAfterSeconds?: number) {
    super(message);
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

const parserCodes: Readonly<Record<number, readonly [RefusalCode, string]>> = {
  413: ['too_large', 'The body is too large: at most 256 KB are taken.'],
  415: ['wrong_type', 'Bodies are JSON (application/json), not compressed.'],
};

function toRefusal(error: unknown, log: Log): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof z.ZodError) return new Refusal('wrong_shape', z.prettifyError(error));
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new Refusal(...(parserCodes[status] ?? (['malformed', 'The body is not valid JSON.'] as const)));
  }
  log.error({ err: error }, 'a request to the web channel failed');
  return new Refusal('failed', 'Something went wrong; the log has more.');
}

/** Turns whatever went wrong into one JSON form: `{ error: { code, message } }`. */
export function createRefusalHandler(log: Log): ErrorRequestHandler {
  // eslint-disable-next-line max-params -- express knows an error handler by its four parameters
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const refusal = toRefusal(error, log);
    if (refusal.retryAfterSeconds !== undefined) response.set('Retry-After', String(refusal.retryAfterSeconds));
    response.status(statuses[refusal.code]).json({ error: { code: refusal.code, message: refusal.message } });
  };
}
