import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request that a platform's stand-in was sent. */
export interface Call {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
  /** What it was answered with; 0: the connection was dropped. */
  status?: number;
}

export interface Answer {
  readonly status?: number;
  readonly json?: unknown;
  readonly bytes?: Uint8Array | string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Bad weather. `drop`: the connection breaks before anything is done; `lost`: it is done, and the connection breaks before the answer;
 * `late`: it is done at once, and answered after so long; otherwise the answer itself, nothing is done.
 */
export interface Storm {
  /** Which requests, by `METHOD /path`; left out: all. */
  readonly on?: RegExp;
  /** How many of them; left out: until `calm`. */
  readonly times?: number;
  readonly as: 'drop' | 'lost' | { readonly late: number } | Answer;
}

/** What every stand-in has. */
export interface Edge {
  /** Without a slash at its end. */
  readonly url: string;
  /** All requests, in the order they came. */
  readonly calls: Call[];
  /** Storms are looked at in the order they were called up; the first that fits is spent. */
  storm(storm: Storm): void;
  calm(): void;
  stop(): Promise<void>;
}

export const tooMany = (seconds: number, json: unknown = {}): Answer => ({
  status: 429,
  headers: { 'Retry-After': `${seconds}` },
  json,
});

/** An HTTP server on the loopback that records what it is asked, and lets storms come in between. */
export async function startEdge(answer: (call: Call) => Answer | Promise<Answer>): Promise<Edge> {
  const calls: Call[] = [];
  const storms: { storm: Storm; left: number }[] = [];
  const weather = (call: Call): Storm['as'] | undefined => {
    const found = storms.find(({ storm, left }) => left > 0 && (storm.on?.test(`${call.method} ${call.path}`) ?? true));
    if (found) found.left -= 1;
    return found?.storm.as;
  };
  const server = createServer((request, response) => {
    void take(request, response, { calls, weather, answer });
  });
  server.keepAliveTimeout = 30_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    storm: (storm) => void storms.push({ storm, left: storm.times ?? Infinity }),
    calm: () => void storms.splice(0),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Desk {
  readonly calls: Call[];
  readonly weather: (call: Call) => Storm['as'] | undefined;
  readonly answer: (call: Call) => Answer | Promise<Answer>;
}

async function take(request: IncomingMessage, response: ServerResponse, { calls, weather, answer }: Desk): Promise<void> {
  const call = await read(request);
  calls.push(call);
  const storm = weather(call);
  const drop = (): void => {
    call.status = 0;
    request.socket.destroy();
  };
  if (storm === 'drop') return drop();
  const stormy = storm !== undefined && storm !== 'lost' && !('late' in storm);
  const given = stormy ? storm : await Promise.resolve(answer(call)).catch(broken);
  if (storm === 'lost') return drop();
  if (storm && 'late' in storm) await new Promise((resolve) => setTimeout(resolve, storm.late).unref());
  call.status = given.status ?? 200;
  write(response, given);
}

const broken = (error: unknown): Answer => ({ status: 500, json: { error: String(error) } });

async function read(request: IncomingMessage): Promise<Call> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://edge');
  return {
    at: Date.now(),
    method: request.method ?? 'GET',
    path: decodeURIComponent(pathname),
    query: searchParams,
    headers: request.headers as Call['headers'],
    body: Buffer.concat(parts),
  };
}

function write(response: ServerResponse, { status = 200, json, bytes, headers = {} }: Answer): void {
  if (response.destroyed) return;
  const body = bytes ?? (json === undefined ? '' : JSON.stringify(json));
  const type = json === undefined ? {} : { 'Content-Type': 'application/json; charset=utf-8' };
  response.writeHead(status, { ...type, ...headers }).end(body);
}
