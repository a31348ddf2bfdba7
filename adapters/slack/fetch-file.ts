import { SlackFailure } from './send/failure.ts';
import { isSlackAddress } from './hosts.ts';
import { CALL_MS } from './limits.ts';
import type { SlackSettings } from './settings.ts';
import type { WebApi } from './send/web-api.ts';

const MOST_REDIRECTS = 3;
/** A file of 25 MB takes its time. */
const WHOLE_MS = 60_000;

/**
 * The bytes of a file that somebody left with Slack; the token is shown to nobody else. `ref` is the file's id, and its address where
 * Slack gave one. Slack sends whoever may not have a file to a page for signing in: that is no file.
 */
export async function fetchFile(
  api: WebApi,
  { botToken }: Pick<SlackSettings, 'botToken'>,
  ref: string,
): Promise<AsyncIterable<Uint8Array> | 'gone'> {
  const [id = '', given] = ref.split(' ');
  let address = given ?? (await addressOf(api, id));
  for (let hop = 0; address !== undefined && hop <= MOST_REDIRECTS; hop += 1) {
    if (!isSlackAddress(address, api.url)) return 'gone';
    const answer = await get(address, botToken);
    if (answer.status >= 300 && answer.status < 400) {
      await answer.body?.cancel();
      const next = answer.headers.get('location');
      if (next === null || isSignIn(next, address)) return 'gone';
      address = new URL(next, address).href;
      continue;
    }
    return readAnswer(answer, address);
  }
  return 'gone';
}

async function addressOf(api: WebApi, file: string): Promise<string | undefined> {
  try {
    const found = (await api.call('files.info', { file }))['file'] as
      { url_private_download?: string; url_private?: string } | undefined;
    return found?.url_private_download ?? found?.url_private;
  } catch (error) {
    if (error instanceof SlackFailure && /^(file_not_found|file_deleted|access_denied)$/.test(error.code)) return undefined;
    throw error;
  }
}

async function get(address: string, token: string): Promise<Response> {
  const late = AbortSignal.timeout(WHOLE_MS);
  const soon = new AbortController();
  const timer = setTimeout(() => soon.abort(new Error('Slack does not answer')), CALL_MS);
  try {
    return await fetch(address, {
      headers: { Authorization: `Bearer ${token}` },
      redirect: 'manual',
      signal: AbortSignal.any([late, soon.signal]),
    });
  } finally {
    clearTimeout(timer);
  }
}

function isSignIn(next: string, from: string): boolean {
  const { pathname, searchParams } = new URL(next, from);
  return searchParams.has('redir') || /sign-?in|login/i.test(pathname) || pathname === '/';
}

const gone = new Set([401, 403, 404, 410]);

async function readAnswer(answer: Response, address: string): Promise<AsyncIterable<Uint8Array> | 'gone'> {
  if (gone.has(answer.status)) {
    await answer.body?.cancel();
    return 'gone';
  }
  if (!answer.ok || !answer.body) throw new Error(`Slack answers ${answer.status} for a file`);
  const page = (answer.headers.get('content-type') ?? '').startsWith('text/html');
  if (page && !/\.html?$/i.test(new URL(address).pathname)) {
    await answer.body.cancel();
    return 'gone';
  }
  return answer.body;
}
