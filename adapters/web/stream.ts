import type { Response } from 'express';
import { once } from 'node:events';
import type { Log, Store } from '../../src/ports.ts';
import { formatCursor } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import { openLane } from './lane-reader.ts';
import type { LaneReader } from './lane-reader.ts';
import type { WebLimits } from './limits.ts';
import { Refusal } from './refusal.ts';
import { toPageEntry } from './render.ts';
import type { TicketWatch } from './watch-tickets.ts';

export interface StreamRequest {
  readonly session: string;
  /** What may be read now; empty once the right to it has ended, which ends the stream. */
  lanes(): readonly string[];
  readonly tickets: TicketWatch;
  readonly after: Cursor;
}

export interface Streams {
  /** Answers with server-sent events until the reader leaves. Each event's id is the reader's position: `Last-Event-ID` resumes there. */
  serve(response: Response, request: StreamRequest): void;
  /** Something was written to this lane by this process. */
  readonly nudge: (lane: string) => void;
  stop(): void;
}

export interface StreamOptions {
  readonly store: Store;
  readonly log: Log;
  readonly limits: WebLimits;
  readonly nameOf: (id: string) => string;
}

interface Follower {
  readonly request: StreamRequest;
  readonly response: Response;
  readonly readers: Map<string, LaneReader>;
  readonly position: Map<string, number>;
  /** Ends the present pause; a nudge that comes during a read shortens the next one. */
  wake(): void;
  pause(ms: number): Promise<void>;
}

function createFollower(response: Response, request: StreamRequest): Follower {
  let nudged = false;
  let resume: (() => void) | undefined;
  return {
    request,
    response,
    readers: new Map(),
    position: new Map(request.after),
    wake: () => {
      nudged = true;
      resume?.();
    },
    pause: async (ms) => {
      if (!nudged) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          resume = () => (clearTimeout(timer), resolve());
        });
      }
      nudged = false;
    },
  };
}

const isOpen = ({ response }: Follower): boolean => !response.writableEnded && !response.destroyed;

async function write(follower: Follower, text: string): Promise<void> {
  if (!isOpen(follower) || follower.response.write(text)) return;
  await Promise.race([once(follower.response, 'drain'), once(follower.response, 'close')]);
}

/** Passes on what is new in one lane. */
async function passOn(options: StreamOptions, follower: Follower, lane: string): Promise<void> {
  const { readers, position } = follower;
  const reader = readers.get(lane) ?? (await openLane(options, lane, position.get(lane)));
  readers.set(lane, reader);
  if (!position.has(lane)) position.set(lane, reader.last);
  for (let found = await reader.next(); found.length > 0 && isOpen(follower); found = await reader.next()) {
    for (const entry of found) {
      position.set(lane, Math.max(position.get(lane) ?? 0, Number(entry.seq)));
      await write(
        follower,
        `id: ${formatCursor(position)}\nevent: entry\ndata: ${JSON.stringify(toPageEntry(entry, options.nameOf))}\n\n`,
      );
    }
  }
}

/** Which tickets to show anew. It has no id: whoever resumes loads what they show anyway. */
async function tellChanges(follower: Follower): Promise<void> {
  const numbers = await follower.request.tickets.next();
  if (numbers.length > 0) await write(follower, `event: tickets\ndata: ${JSON.stringify(numbers)}\n\n`);
}

async function follow(options: StreamOptions, follower: Follower): Promise<void> {
  const { limits, log } = options;
  let beatAt = 0;
  while (isOpen(follower)) {
    const lanes = follower.request.lanes();
    if (lanes.length === 0) break;
    try {
      for (const lane of lanes) await passOn(options, follower, lane);
      await tellChanges(follower);
    } catch (error) {
      log.warn({ err: error }, 'a stream could not read the feed; it goes on trying');
    }
    if (Date.now() >= beatAt) {
      // With its position, so that a reader who has heard nothing yet can resume here too.
      await write(follower, `id: ${formatCursor(follower.position)}\nevent: beat\ndata: {}\n\n`);
      beatAt = Date.now() + limits.heartbeatMs;
    }
    await follower.pause(limits.pollMs);
  }
  follower.response.end();
}

const headers = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
};

/** The open streams of this process. */
export function createStreams(options: StreamOptions): Streams {
  const followers = new Set<Follower>();
  const countOf = (session: string): number => [...followers].filter(({ request }) => request.session === session).length;
  return {
    serve: (response, request) => {
      if (countOf(request.session) >= options.limits.streams)
        throw new Refusal('too_many', 'Too many open streams: close a window.', 5);
      const follower = createFollower(response, request);
      followers.add(follower);
      response.once('close', () => {
        followers.delete(follower);
        follower.wake();
      });
      response.set(headers).flushHeaders();
      void follow(options, follower);
    },
    nudge: (lane) => {
      for (const follower of followers) if (follower.readers.has(lane)) follower.wake();
    },
    stop: () => {
      for (const follower of followers) {
        follower.response.end();
        follower.wake();
      }
    },
  };
}
