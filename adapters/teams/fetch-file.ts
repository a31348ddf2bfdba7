import { Readable } from 'node:stream';
import type { Bot } from './bot.ts';
import { FILE_MS } from './limits.ts';
import { isLoopbackHost } from './receive/loopback.ts';
import { FileRef } from './receive/read-attachments.ts';

/** Where Teams and OneDrive keep files. */
const HOSTS = /(^|\.)(sharepoint\.(com|us|cn)|svc\.ms|1drv\.com|onedrive\.com|skype\.com|trafficmanager\.net|botframework\.com|teams\.microsoft\.com|teams\.cdn\.office\.net|microsoftusercontent\.com)$/i; // prettier-ignore
const MOST_HOPS = 4;

/** The bytes of a file that was left with Teams. Only Teams' own hosts are asked, and only Teams itself gets the desk's token. */
export async function fetchFile(bot: Bot, ref: string): Promise<AsyncIterable<Uint8Array> | 'gone'> {
  const file = readRef(ref);
  if (!file) return 'gone';
  if (file.url.startsWith('data:')) return inline(file.url);
  let url = file.url;
  for (let hop = 0; hop < MOST_HOPS; hop += 1) {
    if (!isFileHost(url, file.from)) return 'gone';
    const token = file.token && new URL(url).origin === new URL(file.from).origin ? await bot.token() : undefined;
    const headers = token === undefined ? {} : { Authorization: `Bearer ${token}` };
    const response = await fetch(url, { headers, redirect: 'manual', signal: AbortSignal.timeout(FILE_MS) });
    if (response.ok && response.body) return Readable.fromWeb(response.body);
    await response.body?.cancel();
    const next = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || next === null) return goneOrThrow(response.status);
    url = new URL(next, url).href;
  }
  return 'gone';
}

function goneOrThrow(status: number): 'gone' {
  if ([400, 401, 403, 404, 410].includes(status)) return 'gone';
  throw new Error(`the file's host answered ${status}`);
}

function readRef(ref: string): FileRef | undefined {
  try {
    return FileRef.parse(JSON.parse(ref));
  } catch {
    return undefined;
  }
}

/** Teams' own hosts; on this machine, whatever stands in for them there. */
export function isFileHost(address: string, from: string): boolean {
  if (!URL.canParse(address) || !URL.canParse(from)) return false;
  const [url, teams] = [new URL(address), new URL(from)];
  if (url.origin === teams.origin) return true;
  if (isLoopbackHost(teams.hostname)) return isLoopbackHost(url.hostname);
  return url.protocol === 'https:' && HOSTS.test(url.hostname);
}

async function* inline(url: string): AsyncIterable<Uint8Array> {
  const [, encoding, data = ''] = /^data:[^,]*?(;base64)?,(.*)$/s.exec(url) ?? [];
  yield encoding ? Buffer.from(data, 'base64') : Buffer.from(decodeURIComponent(data));
}
