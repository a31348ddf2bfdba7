import { z } from 'zod';
import type { InboundEvent } from '../../../src/messaging/inbound.ts';
import type { Activity } from './activity.ts';
import { commonOf, refOfMessage } from './event-of.ts';
import { filesIn } from './read-attachments.ts';
import { wordsOf } from './read-text.ts';

/** https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/respond-to-task-module-submit */
const Payload = z.looseObject({
  id: z.string().max(500).optional(),
  linkToMessage: z.string().max(4_000).nullish(),
  subject: z.string().max(4_000).nullish(),
  from: z.looseObject({ user: z.looseObject({ id: z.string(), displayName: z.string().nullish() }).nullish() }).nullish(),
  body: z.looseObject({ contentType: z.string().nullish(), content: z.string().max(100_000).nullish() }).nullish(),
  attachments: z.array(z.looseObject({ contentType: z.string().nullish(), contentUrl: z.string().nullish(), name: z.string().nullish() })).nullish(),
}); // prettier-ignore
const Submitted = z.looseObject({ commandId: z.string().optional(), messagePayload: Payload.optional() });

export type Reported = z.infer<typeof Payload>;

/** The message that "Create ticket" was chosen of. */
export function reportedIn(value: unknown): Reported | undefined {
  const read = Submitted.safeParse(value);
  return read.success ? read.data.messagePayload : undefined;
}

/** What the message says, as plain words. */
export function wordsReported({ body, subject }: Reported, activity: Activity): string {
  const textFormat = body?.contentType === 'html' ? 'xml' : 'plain';
  const words = wordsOf({ ...activity, text: body?.content ?? '', textFormat, entities: [] });
  return [subject ?? '', words].filter((part) => part.trim() !== '').join('\n');
}

/** "Create a ticket" of a message: whoever chose it asks, whoever wrote it is the author. */
export function readReport(activity: Activity, at: Date): InboundEvent | undefined {
  const reported = reportedIn(activity.value);
  if (!reported) return undefined;
  const author = reported.from?.user;
  const attachments = (reported.attachments ?? []).flatMap(({ contentType, contentUrl, name }) =>
    contentType && contentUrl ? [{ contentType, contentUrl, name }] : [],
  );
  const { files, links } = filesIn({ ...activity, attachments });
  const text = [wordsReported(reported, activity), ...links].filter(Boolean).join('\n');
  if (text === '' && files.length === 0) return undefined;
  const link = z.url({ protocol: /^https?$/ }).safeParse(reported.linkToMessage);
  const key = `report:${activity.conversation.id}:${reported.id ?? activity.id ?? ''}:${activity.from.id}:${activity.id ?? ''}`;
  return {
    ...commonOf(activity, { key, at }),
    ...(reported.id !== undefined && { repliesTo: refOfMessage(activity, reported.id) }),
    kind: 'report',
    text,
    ...(author && { author: { userId: author.id, ...(author.displayName && { name: author.displayName }) } }),
    ...(link.success && { link: link.data }),
    attachments: [...files],
  };
}
