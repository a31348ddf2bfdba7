import { z } from 'zod';
import type { Attachment } from '../../../src/messaging/inbound.ts';
import type { Activity, TeamsAttachment } from './activity.ts';

const DOWNLOAD = 'application/vnd.microsoft.teams.file.download.info';
const Download = z.looseObject({ downloadUrl: z.string().min(1), fileType: z.string().nullish() });
const Quoted = z.looseObject({ messageId: z.string().min(1) });

/** What is needed to fetch a file: where it lies, by which of Teams' addresses it came, whether the desk's token opens it. */
export const FileRef = z.object({ url: z.string(), from: z.string(), token: z.boolean() });
export type FileRef = z.infer<typeof FileRef>;

/** The files that came with a message, and lines for those that the desk cannot fetch. */
export function filesIn({ attachments, serviceUrl: from }: Activity): {
  readonly files: readonly Attachment[];
  readonly links: readonly string[];
} {
  const files: Attachment[] = [];
  const links: string[] = [];
  for (const [index, attachment] of (attachments ?? []).entries()) {
    const file = fileOf(attachment, { from, index });
    if (file) files.push(file);
    // A file of a channel lies in its SharePoint, which only its members may open.
    else if (attachment.contentType === 'reference' && attachment.contentUrl)
      links.push(`📎 ${attachment.name ?? ''} ${attachment.contentUrl}`);
  }
  return { files, links };
}

function fileOf(attachment: TeamsAttachment, { from, index }: { from: string; index: number }): Attachment | undefined {
  const { contentType, contentUrl, content, name } = attachment;
  if (contentType === DOWNLOAD) {
    const info = Download.safeParse(content);
    if (!info.success) return undefined;
    return { name: name ?? nameOf(index, info.data.fileType ?? 'bin'), contentType: 'application/octet-stream', ref: refTo({ url: info.data.downloadUrl, from, token: false }) };
  }
  if (!/^(image|audio|video|application|text)\//.test(contentType) || contentUrl === undefined) return undefined;
  if (/^(application\/vnd\.microsoft\.|text\/html)/.test(contentType)) return undefined;
  const kind = contentType.split(/[/;+]/)[1] ?? 'bin';
  return { name: name ?? nameOf(index, kind === '*' ? 'png' : kind), contentType, ref: refTo({ url: contentUrl, from, token: true }) };
} // prettier-ignore

const nameOf = (index: number, kind: string): string =>
  `${index === 0 ? 'file' : `file-${index + 1}`}.${kind.replace(/[^\w]/g, '').slice(0, 10) || 'bin'}`;
const refTo = (ref: FileRef): string => JSON.stringify(ref);

/** The message that is quoted in a reply. */
export function quotedIn({ attachments }: Activity): string | undefined {
  const quote = (attachments ?? []).find(({ contentType }) => contentType === 'messageReference');
  const content: unknown = typeof quote?.content === 'string' ? parsed(quote.content) : quote?.content;
  const read = Quoted.safeParse(content);
  return read.success ? read.data.messageId : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
