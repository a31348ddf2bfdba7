import { FileRefused, MOST_FILE_BYTES } from '../../../src/domain/file-rules.ts';
import type { Api } from '../send/api.ts';
import { DEFAULT_API_URL, MEDIA_DOMAINS, MEDIA_HOSTS, MEDIA_MS } from '../limits.ts';
import type { WhatsAppSettings } from '../settings.ts';

const MOST_HOPS = 3;
const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * The bytes of a file that somebody sent. Its address lives five minutes, so it is asked for each time; the token goes to Meta's hosts only.
 * https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media#retrieve-media-url
 * @throws if WhatsApp does not answer as it should.
 */
export async function fetchMedia(settings: WhatsAppSettings, api: Api, id: string): Promise<AsyncIterable<Uint8Array> | 'gone'> {
  const found = await api.call({ path: `${encodeURIComponent(id)}?phone_number_id=${api.phone}`, method: 'GET' });
  if (!found.ok) {
    if (found.status === 404 || found.code === NOT_THERE) return 'gone';
    throw new Error(`WhatsApp did not name the address of a file: ${found.text}`);
  }
  const { url, file_size: size } = found.body as { url?: unknown; file_size?: unknown };
  if (typeof url !== 'string') throw new Error('WhatsApp named no address of a file');
  if (Number(size) > MOST_FILE_BYTES) return tooLarge();
  return download(settings, url);
}

/** "Unsupported get request": what is asked for does not exist, or is not ours. */
const NOT_THERE = 100;

async function download(settings: WhatsAppSettings, first: string): Promise<AsyncIterable<Uint8Array> | 'gone'> {
  const signal = AbortSignal.timeout(MEDIA_MS);
  let url = first;
  for (let hops = 0; hops < MOST_HOPS; hops += 1) {
    if (!isTheirs(url, settings.apiUrl ?? DEFAULT_API_URL)) throw new Error("the address of a file is none of Meta's");
    const headers = { Authorization: `Bearer ${settings.token}` };
    const response = await fetch(url, { headers, signal, redirect: 'manual' });
    const next = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && next !== null) {
      url = new URL(next, url).href;
      continue;
    }
    if (response.status === 404 || response.status === 410) return 'gone';
    if (!response.ok || !response.body) throw new Error(`a file could not be fetched: HTTP ${response.status}`);
    return response.body;
  }
  throw new Error('the address of a file leads from one to the next');
}

/** Meta's own hosts, or, where the API is a stand-in on this machine, this machine. */
export function isTheirs(url: string, apiUrl: string): boolean {
  if (!URL.canParse(url)) return false;
  const [{ protocol, hostname, host }, own] = [new URL(url), new URL(apiUrl)];
  if (loopback.test(own.hostname) && loopback.test(hostname)) return protocol === 'http:' || protocol === 'https:';
  if (protocol !== 'https:') return false;
  return host === own.host || MEDIA_HOSTS.some((one) => one === hostname) || MEDIA_DOMAINS.some((one) => hostname.endsWith(one));
}

/** Bytes that never come. */
async function* tooLarge(): AsyncIterable<Uint8Array> {
  throw new FileRefused('file.too_large');
}
