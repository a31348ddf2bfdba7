import { createHmac, createHash, timingSafeEqual } from 'node:crypto';
import express, { type Request, type Response, type Router } from 'express';
import type { z } from 'zod';
import type { Log } from '../../../src/ports.ts';
import { RECEIVE_MS, WEBHOOK_BYTES } from '../limits.ts';
import { Payload } from './payload.ts';
import type { WhatsAppSettings } from '../settings.ts';

export interface WebhookParts {
  readonly settings: WhatsAppSettings;
  readonly log: Log;
  /** Takes a whole post; what it cannot take is offered again by the platform. */
  readonly take: (payload: z.infer<typeof Payload>) => Promise<void>;
}

const MOST_CHALLENGE = 1000;

/**
 * `GET /whatsapp` proves to Meta that the address is ours; `POST /whatsapp` is what it tells. Nothing is looked at before its signature is.
 * https://developers.facebook.com/docs/graph-api/webhooks/getting-started
 */
export function createWebhook(parts: WebhookParts): Router {
  const router = express.Router();
  router.get('/whatsapp', (request, response) => verify(parts.settings, request, response));
  router.post('/whatsapp', express.raw({ type: () => true, limit: WEBHOOK_BYTES, inflate: false }), (request, response) =>
    accept(parts, request, response),
  );
  return router;
}

function verify({ verifyToken }: WhatsAppSettings, { query }: Request, response: Response): void {
  const { 'hub.mode': mode, 'hub.verify_token': token, 'hub.challenge': challenge } = query;
  const proven = mode === 'subscribe' && typeof token === 'string' && isSame(token, verifyToken);
  if (!proven || typeof challenge !== 'string' || challenge.length > MOST_CHALLENGE) return void response.sendStatus(403);
  response.type('text/plain').send(challenge);
}

async function accept({ settings, log, take }: WebhookParts, request: Request, response: Response): Promise<void> {
  const body: unknown = request.body;
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
  if (!isSigned(bytes, request.get('x-hub-signature-256'), settings.appSecret)) return void response.sendStatus(403);
  const payload = Payload.safeParse(parsed(bytes));
  if (!payload.success) return void response.sendStatus(400);
  try {
    await within(take(payload.data), RECEIVE_MS);
  } catch (error) {
    log.warn({ err: error }, 'a post of WhatsApp could not be taken; it will be delivered again');
    return void response.sendStatus(503);
  }
  response.sendStatus(200);
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

function isSigned(bytes: Buffer, header: string | undefined, secret: string): boolean {
  const given = /^sha256=([0-9a-f]{64})$/i.exec(header ?? '')?.[1];
  if (given === undefined) return false;
  return timingSafeEqual(Buffer.from(given, 'hex'), createHmac('sha256', secret).update(bytes).digest());
}

/** In a time that says nothing of how much is right, nor of how long it should be. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`not taken within ${ms} ms`)), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
