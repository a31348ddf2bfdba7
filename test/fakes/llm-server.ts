import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';

/** What somebody sent to the model. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: {
    readonly model: string;
    readonly messages: readonly { readonly role: string; readonly content: string }[];
    readonly response_format?: { readonly type: string };
    readonly max_tokens?: number;
    readonly max_completion_tokens?: number;
  };
  /** The words that are to be sorted, as they left the house. */
  readonly words: string;
}

/** How it answers: `says` is the model's words (an object becomes JSON), everything else is a server that misbehaves. */
export type Reply =
  | { readonly says: unknown; readonly afterMs?: number }
  | { readonly message: object }
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  | { readonly does: 'drop' | 'drip' | 'nothing' | 'gzip_bomb' | 'half' };

/** A server that speaks as OpenAI's does, on loopback. It obeys `reply`, whatever a message tells it. */
export interface LlmServer {
  readonly url: string;
  /** Every question, in order. */
  readonly asked: readonly Asked[];
  reply: (asked: Asked) => Reply;
  /** What `GET …/models` lists; nothing: it knows no such address. */
  models: readonly string[] | undefined;
  stop(): Promise<void>;
}

const completion = (message: object): string =>
  JSON.stringify({
    id: 'c1',
    object: 'chat.completion',
    choices: [{ index: 0, message, finish_reason: 'stop' }],
    usage: { total_tokens: 1 },
  });

let packed: Buffer | undefined;
/** 32 MB of nothing, in some kilobytes. */
const bomb = (): Buffer => (packed ??= gzipSync(Buffer.alloc(32 << 20, ' ')));

function misbehave(response: ServerResponse, how: 'drop' | 'drip' | 'nothing' | 'gzip_bomb' | 'half'): void {
  const json = { 'content-type': 'application/json' };
  switch (how) {
    case 'drop':
      return void response.destroy();
    case 'half':
      response.writeHead(200, { ...json, 'content-length': '5000' }).write('{"choices":[');
      return void setTimeout(() => response.destroy(), 20);
    case 'drip': {
      response.writeHead(200, json);
      const timer = setInterval(() => response.write(' '), 20);
      return void response.on('close', () => clearInterval(timer));
    }
    case 'gzip_bomb':
      return void response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(bomb());
    case 'nothing':
  }
}

function send(response: ServerResponse, reply: Reply): void {
  if ('does' in reply) return misbehave(response, reply.does);
  if ('status' in reply) return void response.writeHead(reply.status, reply.headers).end(reply.body ?? '{}');
  const message =
    'message' in reply
      ? reply.message
      : { role: 'assistant', content: typeof reply.says === 'string' ? reply.says : JSON.stringify(reply.says) };
  const answer = (): void => void response.writeHead(200, { 'content-type': 'application/json' }).end(completion(message));
  setTimeout(answer, 'afterMs' in reply ? reply.afterMs : 0);
}

function wordsIn(body: Asked['body']): string {
  const said = body.messages?.findLast(({ role }) => role === 'user')?.content ?? '{}';
  return (JSON.parse(said) as { message_to_sort?: string }).message_to_sort ?? '';
}

export async function startLlmServer(): Promise<LlmServer> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const { method = '', url: path = '', headers } = request;
    if (method === 'GET') {
      response.statusCode = llm.models && path.endsWith('/v1/models') ? 200 : 404;
      return void response.end(
        JSON.stringify({ object: 'list', data: (llm.models ?? []).map((id) => ({ id, object: 'model' })) }),
      );
    }
    void text(request).then((sent) => {
      const body = JSON.parse(sent) as Asked['body'];
      const one = { method, path, headers, body, words: wordsIn(body) };
      asked.push(one);
      send(response, llm.reply(one));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const llm: LlmServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    reply: () => ({ says: { intent: 'other', confidence: 0.2 } }),
    models: undefined,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return llm;
}
