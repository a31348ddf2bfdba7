import type { Request } from 'express';
import type { Log, Now, Store } from '../../src/ports.ts';
import type { InboundEvent } from '../../src/messaging/inbound.ts';
import type { Access } from './access.ts';
import type { WebLimits } from './limits.ts';
import { namedFiles, toEvent } from './receive.ts';
import { sentBefore } from './sent-before.ts';
import type { Kind } from './receive.ts';
import { Refusal } from './refusal.ts';
import { echoOf } from './render.ts';
import type { Feed } from './send.ts';

export interface IntakeOptions {
  readonly store: Store;
  readonly access: Access;
  readonly feed: Feed;
  readonly now: Now;
  readonly log: Log;
  readonly limits: WebLimits;
  /** The desk's ear; `undefined` before it has started and after it has stopped. */
  receive(): ((event: InboundEvent) => Promise<void>) | undefined;
}

const unavailable = (): Refusal =>
  new Refusal('unavailable', 'The desk cannot take this now: send it again with the same id.', 2);

async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`not taken within ${ms} ms`)), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/**
 * Takes one act of a person: their words stand in their feed and the event in the desk's inbox before this resolves. Both know the id,
 * so that sending again after a failure adds only what is missing.
 */
export async function takeIn(options: IntakeOptions, kind: Kind, request: Request): Promise<InboundEvent> {
  const { access, feed, now, log, limits } = options;
  const reader = access.reader(request);
  const files = await sentBefore(options.store, reader.id, namedFiles(kind, request.body));
  const event = toEvent(kind, request.body, { reader, at: now(), limits, files });
  const receive = options.receive();
  if (receive === undefined) throw unavailable();
  const echo = echoOf(event, reader.language);
  const work = async (): Promise<void> => {
    // First the words, then the desk: its answer must not stand above them.
    if (echo !== undefined) await feed.echo(echo);
    await receive(event);
  };
  try {
    await within(work(), limits.acceptMs);
  } catch (error) {
    log.warn({ err: error, event: event.id }, 'an event could not be taken in');
    throw unavailable();
  }
  return event;
}
