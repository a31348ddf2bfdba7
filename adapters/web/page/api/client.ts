import type { Act, FeedPage, Me, People, Suggestion } from '../wire.ts';
import type { Host } from '../host/host.ts';
import type { Absence, ListQuery, Ticket, TicketDetail, Troubles } from '../wire-tickets.ts';
import type { Timeline } from '../wire-timeline.ts';

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
  /** Its life and its clocks, as a picture and in words. */
  timeline(person: string, number: string): Promise<Timeline>;
  troubles(person: string): Promise<Troubles>;
  /** Up to ten names that fit some letters. */
  suggest(person: string, of: 'people' | 'assets', words: string): Promise<readonly Suggestion[]>;
  /** Sends a file ahead of what will name it. */
  sendFile(person: string, file: File): Promise<{ readonly id: string; readonly name: string }>;
  stream(people: readonly string[], after: string, signal: AbortSignal): Promise<Response>;
  /** The bytes of a file, where a link to it would not do. */
  file(person: string, id: string): Promise<Blob>;
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

type Call = (path: string, init?: RequestInit) => Promise<Response>;

const offline = (): never => {
  throw new ApiError(0, 'offline');
};

/** Inside another program there is no cookie: that program's token goes along instead. */
async function tokenOf(host: Host, refused?: string): Promise<string> {
  return host.token(refused).catch(() => {
    throw new ApiError(0, 'no_token');
  });
}

function createCall(host: Host | undefined): Call {
  const once = async (path: string, init: RequestInit, token?: string): Promise<Response> => {
    const proof: Record<string, string> = token === undefined ? {} : { Authorization: `Bearer ${token}` };
    const headers = { ...(init.headers as Record<string, string>), ...proof };
    const signal = init.signal ?? AbortSignal.timeout(timeoutMs);
    return fetch(`web/${path}`, { ...init, headers, signal, credentials: 'same-origin' }).catch(offline);
  };
  const proven = async (own: Host, path: string, init: RequestInit): Promise<Response> => {
    const token = await tokenOf(own);
    const first = await once(path, init, token);
    // It has ended meanwhile: what is being sent goes along with the next, under the same id.
    return first.status === 401 ? once(path, init, await tokenOf(own, token)) : first;
  };
  return async (path, init = {}) => {
    const response = await (host === undefined ? once(path, init) : proven(host, path, init));
    if (!response.ok) throw await refusalOf(response);
    return response;
  };
}

function listQuery({ view, team, words }: ListQuery): string {
  return new URLSearchParams({
    view,
    ...(team === undefined ? {} : { team }),
    ...(words === undefined ? {} : { q: words }),
  }).toString();
}

const named = (person: string | undefined): Record<string, string> => (person === undefined ? {} : { 'X-Mesa-Person': person });

async function sendFile(
  call: Call,
  file: File,
  who: Record<string, string>,
): Promise<{ readonly id: string; readonly name: string }> {
  const headers = {
    'Content-Type': 'application/octet-stream',
    'X-Mesa-Name': encodeURIComponent(file.name),
    ...who,
  };
  const response = await call('files', { method: 'POST', headers, body: file, signal: AbortSignal.timeout(uploadMs) });
  return (await response.json()) as { id: string; name: string };
}

/** The desk's API. The session is a cookie; the token that posts carry is kept here. Inside a host it is the host's token, with each request. */
export function createClient(host?: Host): Client {
  let token = '';
  const call = createCall(host);
  const read = async <T>(path: string, person?: string): Promise<T> =>
    (await (await call(path, { headers: named(person) })).json()) as T;
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
    timeline: async (person, number) =>
      (await read<{ timeline: Timeline }>(`tickets/${encodeURIComponent(number)}/why`, person)).timeline,
    troubles: (person) => read('troubles', person),
    suggest: async (person, of, words) =>
      (await read<{ found: readonly Suggestion[] }>(`suggestions?${new URLSearchParams({ of, q: words })}`, person)).found,
    sendFile: (person, file) => sendFile(call, file, { 'X-Mesa-Token': token, ...named(person) }),
    file: async (person, id) =>
      (await call(`files/${id}`, { headers: named(person), signal: AbortSignal.timeout(uploadMs) })).blob(),
    stream: (people, after, signal) => call(`stream?person=${people.join(',')}&after=${after}`, { signal }),
  };
}
