import type { Activity, ConversationReference } from 'botbuilder';
import type { OutboundMessage, SentFile } from '../../../src/messaging/outbound.ts';
import type { ChannelTools } from '../../../src/channel.ts';
import type { Bot } from '../bot.ts';
import { INLINE_IMAGE_BYTES } from '../limits.ts';

interface Sending extends Pick<ChannelTools, 'files' | 'log' | 'translate'> {
  readonly bot: Bot;
}

/** In a shared place Teams lets no bot leave a file: a line each says what there is. */
export function whereFilesAre({ translate }: Pick<ChannelTools, 'translate'>, { files, to, language, ticket }: OutboundMessage): readonly string[] {
  if (to.kind === 'direct') return [];
  return (files ?? []).map(({ name }) =>
    ticket === undefined ? `📎 ${name}` : translate(language, 'teams.file_on_ticket', { name, ticket }),
  );
} // prettier-ignore

/**
 * The files of a message to one person: small images in the chat, everything else by asking whether it may be put into their OneDrive.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4. The message itself has arrived: what fails here is only logged.
 */
export async function sendFiles(sending: Sending, message: OutboundMessage, reference: ConversationReference): Promise<void> {
  if (message.to.kind !== 'direct') return;
  for (const file of message.files ?? []) {
    try {
      const activity = await activityOf(sending, message, file);
      if (activity) await sending.bot.within(reference, (context) => context.sendActivity(activity));
    } catch (error) {
      sending.log.warn({ file: file.id, reason: String(error) }, 'a file could not be offered in Teams');
    }
  }
}

async function activityOf(sending: Sending, { reader, language }: OutboundMessage, file: SentFile): Promise<Partial<Activity> | undefined> {
  const { id, name, contentType, size } = file;
  if (/^image\/(png|jpeg|gif)$/.test(contentType) && size <= INLINE_IMAGE_BYTES) {
    const opened = await sending.files.open(reader, id);
    if (!opened) return undefined;
    const contentUrl = `data:${contentType};base64,${(await bytesOf(opened.bytes)).toString('base64')}`;
    return { type: 'message', attachments: [{ contentType, contentUrl, name }] };
  }
  const context = { f: id };
  const description = sending.translate(language, 'teams.file_consent', { name });
  const content = { description, sizeInBytes: size, acceptContext: context, declineContext: context };
  return { type: 'message', attachments: [{ contentType: 'application/vnd.microsoft.teams.card.file.consent', name, content }] };
} // prettier-ignore

/** All bytes of a file; files of the desk are 25 MB at most. */
export async function bytesOf(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  return Buffer.concat(parts);
}
