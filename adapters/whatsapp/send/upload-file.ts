import type { SentFile } from '../../../src/messaging/outbound.ts';
import type { FileDesk } from '../../../src/ports.ts';
import type { Answered, Api } from './api.ts';
import { mediaKinds, type MediaKind } from '../limits.ts';
import type { Content } from '../render/render.ts';

const order: readonly MediaKind[] = ['image', 'audio', 'video', 'document'];

/** As what a file can be sent; nothing where WhatsApp takes neither its type nor its size. */
export function mediaKindOf({ contentType, size }: Pick<SentFile, 'contentType' | 'size'>): MediaKind | undefined {
  const type = plainType(contentType);
  return order.find((kind) => (mediaKinds[kind].types as readonly string[]).includes(type) && size <= mediaKinds[kind].most);
}

function plainType(contentType: string): string {
  return (contentType.split(';')[0] ?? '').trim().toLowerCase();
}

export interface Uploading {
  readonly api: Api;
  readonly files: Pick<FileDesk, 'open'>;
  readonly reader: string;
  readonly withinMs: number;
}

/**
 * Leaves a file with WhatsApp and gives the message that shows it; `gone` where its reader may not have it, or where there is no such file.
 * https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media#upload-media
 */
export async function uploadFile(
  { api, files, reader, withinMs }: Uploading,
  file: SentFile,
): Promise<Content | 'gone' | Extract<Answered, { ok: false }>> {
  const opened = await files.open(reader, file.id);
  const kind = opened && mediaKindOf(opened);
  if (!opened || !kind) return 'gone';
  const parts: Uint8Array[] = [];
  for await (const part of opened.bytes) parts.push(part);
  const form = new FormData();
  form.set('messaging_product', 'whatsapp');
  form.set('type', plainType(opened.contentType));
  form.set('file', new File([Buffer.concat(parts)], opened.name, { type: plainType(opened.contentType) }));
  const answered = await api.call({ path: `${api.phone}/media`, form, withinMs });
  if (!answered.ok) return answered;
  const { id } = answered.body as { id?: unknown };
  if (typeof id !== 'string' && typeof id !== 'number')
    return { ok: false, unsure: false, status: 503, text: 'WhatsApp named no file' };
  const media = { id: String(id), ...(kind === 'document' && { filename: opened.name }) };
  return { type: kind, [kind]: media };
}
