import type { SentFile } from '../../../src/messaging/outbound.ts';
import { isSlackAddress } from '../hosts.ts';
import { escaped } from '../render/text.ts';
import type { Journey } from './journey.ts';

/** What Slack has taken of a file before it is shown to anybody. */
interface Uploaded {
  readonly id: string;
  readonly title: string;
}

/** As much of a file as is held in memory on its way. */
const MOST_BYTES = 30_000_000;
const UPLOAD_MS = 60_000;

/**
 * The files of a message, below it. One that Slack does not take is named instead. Large ones go on after the message counts as sent:
 * nothing waits for them.
 */
export async function sendFiles(journey: Journey, files: readonly SentFile[]): Promise<void> {
  const work = sendAll(journey, files).catch((error: unknown) => {
    journey.tools.log.warn({ entry: journey.message.id, error: String(error) }, 'files could not be sent to Slack');
  });
  const left = Math.max(journey.deadline - Date.now() - 500, 0);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const enough = new Promise<void>((resolve) => (timer = setTimeout(resolve, left)));
  await Promise.race([work, enough]).finally(() => clearTimeout(timer));
}

async function sendAll(journey: Journey, files: readonly SentFile[]): Promise<void> {
  const { api, channel, thread } = journey;
  const uploaded: Uploaded[] = [];
  const failed: SentFile[] = [];
  for (const file of files) {
    const done = await upload(journey, file).catch(() => 'failed' as const);
    if (done === 'failed') failed.push(file);
    else if (done) uploaded.push(done);
  }
  const place = { channel_id: channel, ...(thread !== undefined && { thread_ts: thread }) };
  if (uploaded.length > 0) {
    await api.call('files.completeUploadExternal', { files: uploaded, ...place }).catch(() => {
      failed.push(...files.filter((file) => !failed.includes(file)));
    });
  }
  if (failed.length > 0) await nameThem(journey, failed);
}

/** Nothing for a file that its reader may not have any more. */
async function upload({ api, message, tools }: Journey, { id, name }: SentFile): Promise<Uploaded | 'failed' | undefined> {
  const opened = await tools.files.open(message.reader, id);
  if (!opened) return undefined;
  const bytes = await bytesOf(opened.bytes);
  const { upload_url: url, file_id: file } = await api.call('files.getUploadURLExternal', {
    filename: name,
    length: bytes.length,
  });
  if (typeof url !== 'string' || typeof file !== 'string' || !isSlackAddress(url, api.url)) return 'failed';
  const headers = { 'Content-Type': 'application/octet-stream' };
  const answer = await fetch(url, {
    method: 'POST',
    body: bytes,
    headers,
    redirect: 'error',
    signal: AbortSignal.timeout(UPLOAD_MS),
  });
  await answer.arrayBuffer();
  return answer.ok ? { id: file, title: name } : 'failed';
}

async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new Error('the file is too large');
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

async function nameThem({ api, channel, thread, message, tools }: Journey, files: readonly SentFile[]): Promise<void> {
  const key = message.ticket === undefined ? 'slack.files_failed' : 'slack.files_failed_of';
  const names = files.map(({ name }) => name).join(', ');
  const text = escaped(tools.translate(message.language, key, { files: names, ticket: message.ticket ?? '' }));
  await api.call('chat.postMessage', { channel, text, ...(thread !== undefined && { thread_ts: thread }) }, { post: channel });
}
