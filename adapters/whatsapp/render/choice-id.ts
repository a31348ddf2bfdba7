import { createHash } from 'node:crypto';
import { ROW_ID } from '../limits.ts';

/** What stands behind a reply's id, as it comes back. */
export type TappedId =
  | { readonly is: 'choice'; readonly promptId: string; readonly value: string }
  /** The value did not fit: only its digest travelled. */
  | { readonly is: 'digest'; readonly promptId: string; readonly digest: string }
  /** Our own row "more": of which outbox entry, from which choice on. */
  | { readonly is: 'more'; readonly entry: string; readonly from: number }
  | { readonly is: 'unknown' };

const MORE = '+more:';
const DIGEST = '~';

/** `promptId:value`, the same for a button and for a row, so that it fits either. A value that does not fit is named by its digest. */
export function choiceId(promptId: string, value: string): string {
  const plain = `${promptId}:${value}`;
  const fits = plain.length <= ROW_ID && value === value.trim() && value !== '' && !value.startsWith(DIGEST);
  return fits ? plain : `${promptId}:${DIGEST}${valueDigest(value)}`;
}

export function moreId(entry: string, from: number): string {
  return `${MORE}${from}:${entry}`;
}

export function valueDigest(value: string): string {
  return createHash('sha256').update(value).digest('hex').slice(0, 32);
}

export function readId(id: string): TappedId {
  if (id.startsWith(MORE)) {
    const [, from = '', entry = ''] = /^\+more:(\d{1,4}):(.+)$/.exec(id) ?? [];
    return entry ? { is: 'more', entry, from: Number(from) } : { is: 'unknown' };
  }
  const at = id.indexOf(':');
  const [promptId, value] = [id.slice(0, at), id.slice(at + 1)];
  if (at < 1 || value === '') return { is: 'unknown' };
  return value.startsWith(DIGEST)
    ? { is: 'digest', promptId, digest: value.slice(DIGEST.length) }
    : { is: 'choice', promptId, value };
}
