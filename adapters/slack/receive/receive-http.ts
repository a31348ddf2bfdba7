import { HTTPModuleFunctions, verifySlackRequest } from '@slack/bolt';
import express, { type Request, type Response, type Router } from 'express';
import type { Log } from '../../../src/ports.ts';
import { refusesUs } from '../send/failure.ts';
import { BODY_BYTES, CLOCK_SKEW_SECONDS } from '../limits.ts';
import { Malformed, type TakeIn } from './receive.ts';

export interface HttpParts {
  readonly signingSecret: string;
  /** `undefined` before the desk listens, and after it has stopped. */
  readonly takeIn: () => TakeIn | undefined;
  readonly log: Log;
}

/**
 * `POST /slack/events`: events, interactions and commands. Verifying and parsing are Bolt's; its receivers are not used for HTTP, since
 * they take timestamps from the future, break on a signed `null`, and leave no say in what is answered.
 */
export function createSlackRouter(parts: HttpParts): Router {
  const router = express.Router();
  // The signature covers the bytes as they came, so nothing unpacks or parses them before.
  const raw = express.raw({ type: () => true, limit: BODY_BYTES, inflate: false });
  router.post('/slack/events', raw, async (request: Request, response: Response) => {
    const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const body = bytes.toString('utf8');
    const type = request.headers['content-type'] ?? '';
    // Slack looks at the certificate by an unsigned post; nothing else in it counts.
    if (isForm(type) && new URLSearchParams(body).get('ssl_check') === '1') return void response.status(200).end();
    if (!isGenuine(request, body, parts.signingSecret)) return void response.status(401).end();
    await answer(parts, response, parse(type, bytes));
  });
  return router;
}

const FORM = 'application/x-www-form-urlencoded';
const isForm = (type: string): boolean => type.split(';')[0]?.trim().toLowerCase() === FORM;

/** Signed with the secret, over these bytes, and less than five minutes ago or ahead; compared in constant time. */
function isGenuine({ headers }: Request, body: string, signingSecret: string): boolean {
  const [stamp, signature] = [headers['x-slack-request-timestamp'], headers['x-slack-signature']];
  if (typeof stamp !== 'string' || typeof signature !== 'string' || !/^\d{1,12}$/.test(stamp)) return false;
  if (Number(stamp) > Date.now() / 1000 + CLOCK_SKEW_SECONDS) return false;
  try {
    verifySlackRequest({
      signingSecret,
      body,
      headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': Number(stamp) },
    });
    return true;
  } catch {
    return false;
  }
}

const parseHTTPRequestBody: (request: { rawBody: Buffer; headers: Record<string, string> }) => unknown =
  HTTPModuleFunctions.parseHTTPRequestBody as never;
const NOTHING = Symbol('nothing that can be parsed');

function parse(type: string, rawBody: Buffer): unknown {
  // Of a request, Bolt's parser reads these two.
  const request = { rawBody, headers: { 'content-type': isForm(type) ? FORM : type } };
  try {
    return parseHTTPRequestBody(request);
  } catch {
    return NOTHING;
  }
}

async function answer({ takeIn, log }: HttpParts, response: Response, body: unknown): Promise<void> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return void response.status(400).end();
  if ('type' in body && body.type === 'url_verification') {
    const challenge = 'challenge' in body && typeof body.challenge === 'string' ? body.challenge : undefined;
    return void (challenge === undefined ? response.status(400).end() : response.status(200).json({ challenge }));
  }
  const take = takeIn();
  if (!take) return void response.status(503).end();
  try {
    const reply = await take(body);
    if (reply) response.status(200).json(reply);
    else response.status(200).end();
  } catch (error) {
    if (error instanceof Malformed) return void response.status(400).end();
    if (refusesUs(error)) log.error({ error: String(error) }, 'Slack refuses the token: nobody is heard there; see mesa doctor');
    else log.warn({ error: String(error) }, 'something from Slack could not be taken in; Slack is asked to send it again');
    response.status(503).set('Retry-After', '2').end();
  }
}
