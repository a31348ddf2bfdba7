import type { Act, FeedPage, Me, People, Suggestion } from '../wire.ts';
import type { Absence, ListQuery, Ticket, TicketDetail } from '../wire-tickets.ts';

/** An answer that is no success. `status` 0: there was no answer at all. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string;
  readonly retryAfterMs: number;
  constructor(status: number, code: string, retryAfterMs = 0) {
    super(`${status} ${code}`);
    this.status = status;
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
  /** Whether the same request may succeed later. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

export interface Client {
  people(): Promise<People>;
  /** Signs in as a person of the demo, or with a one-time token. */
  enter(as: { readonly person: string } | { readonly token: string }): Promise<Me>;
  leave(): Promise<void>;
  me(person?: string): Promise<Me>;
  feed(person: string, lane: string, before?: number): Promise<FeedPage>;
  post(person: string, act: Act): Promise<void>;
  tickets(person: string, query: ListQuery): Promise<readonly Ticket[]>;
  away(person: string): Promise<readonly Absence[]>;
  ticket(person: string, number: string): Promise<TicketDetail>;
  /** Up to ten names that fit some letters. */
  suggest(person: string, of: 'people' | 'assets', words: string): Promise<readonly Suggestion[]>;
  /** Sends a file ahead of what will name it. */
  sendFile(person: string, file: File): Promise<{ readonly id: string; readonly name: string }>;
  stream(people: readonly string[], after: string, signal: AbortSignal): Promise<Response>;
}

const paths = { message: 'messages', command: 'commands', choice: 'choices' } as const;
const timeoutMs = 10_000;
/** 25 MB take their time. */
const uploadMs = 300_000;

async function refusalOf(response: Response): Promise<ApiError> {
  const body = (await response.json().catch(() => ({}))) as { error?: { code?: string } };
  const seconds = Number(response.headers.get('retry-after') ?? 0);
  return new ApiError(response.status, body.error?.code ?? 'failed', Number.isFinite(seconds) ? seconds * 1000 : 0);
}

async function call(path: string, init: RequestInit = {}): Promise<Response> {
  const signal = init.signal ?? AbortSignal.timeout(timeoutMs);
  const response = await fetch(`web/${path}`, { ...init, signal, credentials: 'same-origin' }).catch(() => {
    throw new ApiError(0, 'offline');
  });
  if (!response.ok) throw await refusalOf(response);
  return response;
}

async function read<T>(path: string, person?: string): Promise<T> {
  const headers: Record<string, string> = person === undefined ? {} : { 'X-Mesa-Person': person };
  return (await (await call(path, { headers })).json()) as T;
}

function listQuery({ view, team, words }: ListQuery): string {
  return new URLSearchParams({
    view,
    ...(team === undefined ? {} : { team }),
    ...(words === undefined ? {} : { q: words }),
  }).toString();
}

/** The desk's API. The session is a cookie; the token that posts carry is kept here. */
export function createClient(): Client {
  let token = '';
  const keep = (me: Me): Me => {
    token = me.token;
    return me;
  };
  const write = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    call(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Mesa-Token': token, ...headers },
      body: JSON.stringify(body),
    });
  return {
    people: () => read('people'),
    enter: async (as) => keep((await (await write('session', as)).json()) as Me),
    leave: async () => void (await call('session', { method: 'DELETE', headers: { 'X-Mesa-Token': token } })),
    me: async (person) => keep(await read<Me>('me', person)),
    feed: (person, lane, before) => read(`feed?lane=${lane}${before === undefined ? '' : `&before=${before}`}`, person),
    post: async (person, { kind, ...body }) => void (await write(paths[kind], body, { 'X-Mesa-Person': person })),
    tickets: async (person, query) => (await read<{ tickets: readonly Ticket[] }>(`tickets?${listQuery(query)}`, person)).tickets,
    away: async (person) => (await read<{ people: readonly Absence[] }>('away', person)).people,
    ticket: (person, number) => read(`tickets/${encodeURIComponent(number)}`, person),
    suggest: async (person, of, words) =>
      (await read<{ found: readonly Suggestion[] }>(`suggestions?${new URLSearchParams({ of, q: words })}`, person)).found,
    sendFile: async (person, file) => {
      const headers = {
        'Content-Type': 'application/octet-stream',
        'X-Mesa-Name': encodeURIComponent(file.name),
        'X-Mesa-Token': token,
        'X-Mesa-Person': person,
      };
      const response = await call('files', { method: 'POST', headers, body: file, signal: AbortSignal.timeout(uploadMs) });
      return (await response.json()) as { id: string; name: string };
    },
    stream: (people, after, signal) => call(`stream?person=${people.join(',')}&after=${after}`, { signal }),
  };
}
