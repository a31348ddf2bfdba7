import express, { type Request, type Response, type Router } from 'express';
import { Activity, tenantsOf } from './activity.ts';
import { answerInvoke, type Taking } from './answer-invoke.ts';
import { BODY_BYTES, HTTP_MS, INVOKE_MS } from '../limits.ts';
import { isFromHere, isTrusted } from './loopback.ts';
import type { TeamsSettings } from '../settings.ts';
import { takeActivity } from './take-activity.ts';

export interface Receiving {
  readonly settings: TeamsSettings;
  /** Nothing until the desk has started, and after it has stopped. */
  readonly taking: () => Taking | undefined;
}

/** `POST /api/messages`: what the Bot Connector sends. */
export function createReceiver(receiving: Receiving): Router {
  const router = express.Router();
  router.post('/api/messages', refuseAtTheDoor(receiving), express.json({ limit: BODY_BYTES }), (request, response) =>
    take(receiving, request, response),
  );
  return router;
}

/** Before a byte of the body is read. */
function refuseAtTheDoor({ settings }: Receiving): express.RequestHandler {
  return (request, response, next) => {
    if (settings.anonymous && !isFromHere(request)) end(response, 403);
    else if (!settings.anonymous && !request.headers.authorization) end(response, 401);
    else next();
  };
}

async function take({ settings, taking: current }: Receiving, request: Request, response: Response): Promise<void> {
  const body: unknown = request.body;
  const taking = current();
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return end(response, 400);
  if (!taking) return end(response, 503);
  const authorization = request.headers.authorization ?? '';
  const sender = await within(HTTP_MS, taking.bot.authenticate(body, authorization)).catch(() => undefined);
  if (sender === undefined) return end(response, 503);
  if (sender === 'forged') return end(response, 401);
  const read = Activity.safeParse(body);
  if (!read.success) return end(response, 400);
  const tenant = tenantAllowed(settings, read.data, sender.tenant);
  if (!tenant.allowed || !isTrusted(read.data.serviceUrl)) return end(response, 403);
  await answer(taking, { activity: read.data, tenant: tenant.is }, response);
}

interface Taken {
  readonly activity: Activity;
  readonly tenant: string | undefined;
}

async function answer(taking: Taking, { activity, tenant }: Taken, response: Response): Promise<void> {
  const invoke = activity.type === 'invoke';
  try {
    if (!invoke) {
      await within(HTTP_MS, takeActivity(taking, activity, tenant));
      return end(response, 200);
    }
    const { status, body } = await within(INVOKE_MS, answerInvoke(taking, activity, tenant));
    if (body === undefined) end(response, status);
    else response.status(status).json(body);
  } catch (error) {
    taking.log.error({ error: String(error), activity: activity.type }, 'an activity from Teams could not be kept');
    end(response, 503);
  }
}

/** Every tenant that is named has to be on the list, and one has to be named. Without authentication none is asked. */
function tenantAllowed(
  settings: TeamsSettings,
  activity: Activity,
  claimed: string | undefined,
): { readonly allowed: boolean; readonly is?: string | undefined } {
  const named = [...tenantsOf(activity), ...(claimed === undefined ? [] : [claimed])];
  if (settings.anonymous) return { allowed: true, is: settings.tenantId ?? named[0] };
  const list = settings.allowedTenants.map((tenant) => tenant.toLowerCase());
  const allowed =
    activity.channelId === 'msteams' && named.length > 0 && named.every((tenant) => list.includes(tenant.toLowerCase()));
  return { allowed, is: named[0] };
}

function end(response: Response, status: number): void {
  response.status(status).end();
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing within ${ms} ms`)), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
