import type { Entry } from '../../adapters/web/page/wire.ts';

/** A signed-in client of the web channel, with no page around it. */
export interface WebBrowser {
  readonly cookie: string;
  readonly token: string;
  get(path: string, person?: string): Promise<Response>;
  post(path: string, body: unknown, person?: string): Promise<Response>;
  send(init: RequestInit & { readonly path: string }): Promise<Response>;
}

export async function signIn(url: string, person = 'ana'): Promise<WebBrowser> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${url}/web/session`, { method: 'POST', headers, body: JSON.stringify({ person }) });
  const { token } = (await answer.json()) as { token: string };
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  const send: WebBrowser['send'] = ({ path, ...init }) =>
    fetch(`${url}/web/${path}`, { ...init, headers: { cookie, ...init.headers } });
  const named = (id: string | undefined): Record<string, string> => (id === undefined ? {} : { 'x-mesa-person': id });
  return {
    cookie,
    token,
    send,
    get: (path, id) => send({ path, headers: named(id) }),
    post: (path, body, id) =>
      send({ path, method: 'POST', headers: { ...headers, 'x-mesa-token': token, ...named(id) }, body: JSON.stringify(body) }),
  };
}

export interface StreamEvent {
  readonly id: string;
  readonly entry: Entry;
}

/** Reads a stream until `count` entries have come or `ms` have passed, then drops the connection. */
export async function listen(
  browser: WebBrowser,
  path: string,
  options: { count: number; ms?: number; from?: string },
): Promise<readonly StreamEvent[]> {
  const control = new AbortController();
  const timer = setTimeout(() => control.abort(), options.ms ?? 4000);
  const found: StreamEvent[] = [];
  try {
    const headers: Record<string, string> = options.from === undefined ? {} : { 'last-event-id': options.from };
    const answer = await browser.send({ path, headers, signal: control.signal });
    let text = '';
    for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
      const parts = text.split('\n\n');
      text = parts.pop() ?? '';
      for (const part of parts) {
        const [, id = '', event, data = ''] = /^id: (.*)\nevent: (.*)\ndata: (.*)$/.exec(part) ?? [];
        if (event === 'entry') found.push({ id, entry: JSON.parse(data) as Entry });
      }
      if (found.length >= options.count) break;
    }
  } catch (error) {
    if (!control.signal.aborted) throw error;
  } finally {
    clearTimeout(timer);
    control.abort();
  }
  return found;
}
