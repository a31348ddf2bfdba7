import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { randomUUID } from 'node:crypto';
import type { Log } from '../../src/ports.ts';

/** Codes for what express and its parsers refuse, by status. */
const codes: Readonly<Record<number, string>> = {
  400: 'malformed',
  404: 'not_found',
  405: 'not_allowed',
  408: 'timeout',
  413: 'too_large',
  414: 'too_long',
  415: 'wrong_type',
  429: 'too_many',
};

/** Answers in the one form that every error of this listener has. */
export function refuse(response: Response, status: number, message: string): void {
  response.status(status).json({ error: { code: codes[status] ?? (status < 500 ? 'refused' : 'failed'), message } });
}

export const notFound: RequestHandler = (_request, response) => refuse(response, 404, 'There is nothing at this address.');

const explanations: Readonly<Record<string, string>> = {
  malformed: 'The request could not be read.',
  too_large: 'The body is too large.',
  wrong_type: 'This content type or encoding is not accepted.',
};

function statusOf(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

/** The last word on any error: never a stack or an inner message; a number with which the operator finds it in the log. */
export function createErrorHandler(log: Log): ErrorRequestHandler {
  // eslint-disable-next-line max-params -- express knows an error handler by its four parameters
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = statusOf(error);
    if (status < 500) {
      refuse(response, status, explanations[codes[status] ?? ''] ?? 'The request was refused.');
      return;
    }
    const reference = randomUUID();
    log.error({ err: error, reference, method: request.method, path: request.path }, 'a request failed');
    refuse(response, 500, `Something went wrong. Reference: ${reference}`);
  };
}
