import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PageEntry } from '../../adapters/web/render.ts';

/** What a visitor met. `acknowledged` holds the ids that were answered with 2xx, as the inbox knows them. */
export interface Ledger {
  readonly acknowledged: Set<string>;
  /** Answers by status; 0 is no answer at all. */
  readonly answers: Map<number, number>;
}

export interface Visitor {
  readonly person: string;
  /** Posts until it is acknowledged, always under the same id. */
  act(
    kind: 'messages' | 'choices' | 'commands',
    body: { readonly id: string } & Readonly<Record<string, unknown>>,
  ): Promise<void>;
  /** Posts once; the status, 0 for no answer. */
  post(path: string, body: unknown): Promise<number>;
  /** All that stands in a lane; the person's own where none is named. */
  feed(lane?: string): Promise<PageEntry[]>;
  /** Looks at the feed until it shows what is looked for. */
  see(what: string, find: (entries: readonly PageEntry[]) => PageEntry | undefined): Promise<PageEntry>;
}

export interface VisitorOptions {
  readonly person: string;
  /** Where the next request goes; there may be several desks. */
  readonly url: () => string;
  readonly ledger: Ledger;
  /** How long to go on trying. */
  readonly patienceMs?: number;
}

export const createLedger = (): Ledger => ({ acknowledged: new Set(), answers: new Map() });

export interface Session {
  readonly cookie: string;
  readonly token: string;
}

/** A person at the page of a desk in demo mode, who tries again whatever happens. */
export function createVisitor({ person, url, ledger, patienceMs = 150_000 }: VisitorOptions): Visitor {
  const ask = createAsking(person, url);
  const patiently: Patiently = (what, attempt) => untilDone(attempt, { what: `${person}: ${what}`, patienceMs });
  const post = async (path: string, body: unknown): Promise<number> => {
    const { status } = await ask(path, { method: 'POST', body: JSON.stringify(body) });
    ledger.answers.set(status, (ledger.answers.get(status) ?? 0) + 1);
    return status;
  };
  const feed = async (lane?: string): Promise<PageEntry[]> => {
    const all: PageEntry[] = [];
    for (;;) {
      const about = `after=${all.at(-1)?.seq ?? 0}${lane === undefined ? '' : `&lane=${encodeURIComponent(lane)}`}`;
      const page = await patiently('the feed', async () => {
        const { status, text } = await ask(`/feed?${about}`);
        return status === 200 ? (JSON.parse(text) as { entries: PageEntry[]; more: boolean }) : undefined;
      });
      all.push(...page.entries);
      if (!page.more) return all;
    }
  };
  return {
    ...{ person, post, feed },
    act: async (kind, body) => {
      await patiently(`${kind} ${body.id} to be taken`, async () => {
        const status = await post(`/${kind}`, body);
        if ([400, 404, 413, 415, 500].includes(status)) throw new Error(`${person} got ${status}`);
        return status === 202 || undefined;
      });
      ledger.acknowledged.add(`web:${person}:${body.id}`);
    },
    see: (what, find) => patiently(what, async () => find(await feed())),
  };
}

type Patiently = <T>(what: string, attempt: () => Promise<T | undefined>) => Promise<T>;

/** Attempts again and again until something comes of it. */
export async function untilDone<T>(
  attempt: () => Promise<T | undefined>,
  { what, patienceMs }: { readonly what: string; readonly patienceMs: number },
): Promise<T> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const found = await attempt();
    if (found !== undefined) return found;
    if (Date.now() > until) throw new Error(`waited in vain for ${what}`);
    await sleep(100 + Math.random() * 100);
  }
}

type Ask = (path: string, init?: { readonly method: string; readonly body: string }) => Promise<{ status: number; text: string }>;

/** Requests of one person, signed in where that is needed. Status 0: no answer. */
function createAsking(person: string, url: () => string): Ask {
  const sessions = new Map<string, Session>();
  // So that visitors of one machine do not share the limit on signing in.
  const forwarded = { 'X-Forwarded-For': `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}` };
  return async (path, init) => {
    const at = url();
    try {
      const session = sessions.get(at) ?? (await signIn(at, person, forwarded));
      sessions.set(at, session);
      const headers = { 'Content-Type': 'application/json', Cookie: session.cookie, 'X-Mesa-Token': session.token, ...forwarded };
      const response = await fetch(`${at}/web${path}`, { ...init, headers, signal: AbortSignal.timeout(10_000) });
      if (response.status === 401 || response.status === 403) sessions.delete(at);
      return { status: response.status, text: await response.text() };
    } catch {
      return { status: 0, text: '' };
    }
  };
}

/** Signs somebody in, as the demo lets one. */
export async function signIn(at: string, person: string, headers: Record<string, string>): Promise<Session> {
  const response = await fetch(`${at}/web/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify({ person }),
    signal: AbortSignal.timeout(10_000),
  });
  const { token } = (await response.json()) as { token?: string };
  const cookie = response.headers.get('set-cookie')?.split(';')[0];
  if (token === undefined || cookie === undefined) throw new Error(`signing in was answered with ${response.status}`);
  return { token, cookie };
}
