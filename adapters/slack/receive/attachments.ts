import type { Attachment } from '../../../src/messaging/inbound.ts';
import type { SlackFile } from './payloads.ts';

/** Files that are there no more, or that lie in somebody else's store, have no bytes to fetch. */
const without = new Set(['tombstone', 'hidden_by_limit', 'external']);
const MOST_FILES = 20;

/** The files of a message, each with what is needed to fetch it: its id, and its address where Slack gave one. */
export function attachmentsOf(files: readonly SlackFile[] | null | undefined): Attachment[] {
  return (files ?? [])
    .filter(({ mode }) => !without.has(mode ?? ''))
    .slice(0, MOST_FILES)
    .map(({ id, name, title, mimetype, size, url_private_download: download, url_private: address }) => ({
      name: name || title || id,
      contentType: mimetype || 'application/octet-stream',
      ref: [id, download || address].filter(Boolean).join(' '),
      ...(typeof size === 'number' && { size }),
    }));
}
