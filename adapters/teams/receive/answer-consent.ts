import { z } from 'zod';
import type { Activity as BotActivity } from 'botbuilder';
import type { ChannelTools } from '../../../src/channel.ts';
import { personOf, type Activity } from './activity.ts';
import type { Bot } from '../bot.ts';
import { isFileHost } from '../fetch-file.ts';
import { languageOf } from '../language-of.ts';
import { FILE_MS } from '../limits.ts';
import { referenceOf } from '../places.ts';
import { bytesOf } from '../send/send-files.ts';

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4#invoke-activity-when-the-user-accepts-the-file */
const Consent = z.looseObject({
  action: z.enum(['accept', 'decline']),
  context: z.looseObject({ f: z.string().min(1).max(200) }).nullish(),
  uploadInfo: z
    .looseObject({ uploadUrl: z.url(), contentUrl: z.string(), name: z.string(), uniqueId: z.string(), fileType: z.string().nullish() })
    .nullish(),
}); // prettier-ignore
type Consent = z.infer<typeof Consent>;

interface Answering extends Pick<ChannelTools, 'files' | 'identify' | 'translate' | 'definitions' | 'log'> {
  readonly bot: Bot;
}

/**
 * A person let the desk put a file into their OneDrive, or did not. The bytes go there after Teams has its answer; who asks gets them only
 * by their own rights. `false`: this was no answer to a card of the desk's.
 */
export function answerConsent(answering: Answering, activity: Activity): boolean {
  const read = Consent.safeParse(activity.value);
  if (!read.success) return false;
  if (isRepeated(answering, activity)) return true;
  const work = read.data.action === 'accept' ? upload(answering, activity, read.data) : undefined;
  // A card that was answered once must not be answered again.
  void Promise.resolve(work)
    .then(async (info) => say(answering, activity, info ?? (await closing(answering, activity, read.data))))
    .catch((error: unknown) => answering.log.warn({ reason: String(error) }, 'a file could not be put into OneDrive'));
  return true;
}

/** Cards whose answer came already, the newest last: Teams says a thing again, at times under another id. */
const answered = new WeakMap<Bot, Set<string>>();
const MOST_ANSWERED = 1000;

function isRepeated({ bot }: Answering, { from, conversation, replyToId, id }: Activity): boolean {
  const known = answered.get(bot) ?? new Set();
  answered.set(bot, known);
  const card = JSON.stringify([personOf(from), conversation.id, replyToId ?? id]);
  if (known.has(card)) return true;
  known.add(card);
  for (const oldest of known) if (known.size > MOST_ANSWERED) known.delete(oldest);
  return false;
}

async function upload({ files, identify }: Answering, activity: Activity, { context, uploadInfo }: Consent): Promise<Partial<BotActivity> | undefined> {
  const person = await identify({ channel: 'teams', userId: personOf(activity.from) });
  const file = person !== undefined && context ? await files.open(person, context.f) : undefined;
  if (!file || !uploadInfo || !isFileHost(uploadInfo.uploadUrl, activity.serviceUrl)) return undefined;
  const body = await bytesOf(file.bytes);
  const headers = { 'Content-Type': 'application/octet-stream', 'Content-Range': `bytes 0-${body.length - 1}/${body.length}` };
  const response = await fetch(uploadInfo.uploadUrl, { method: 'PUT', body, headers, redirect: 'error', signal: AbortSignal.timeout(FILE_MS) });
  if (!response.ok) return undefined;
  const { contentUrl, name, uniqueId, fileType } = uploadInfo;
  const content = { uniqueId, ...(fileType && { fileType }) };
  return { type: 'message', attachments: [{ contentType: 'application/vnd.microsoft.teams.card.file.info', contentUrl, name, content }] };
} // prettier-ignore

async function closing(answering: Answering, { from }: Activity, { action }: Consent): Promise<Partial<BotActivity>> {
  const person = await answering.identify({ channel: 'teams', userId: personOf(from) });
  const key = action === 'decline' ? 'teams.file_declined' : 'teams.file_failed';
  return { type: 'message', text: answering.translate(languageOf(answering, person), key), textFormat: 'plain' };
}

/** In place of the card that asked. */
async function say({ bot }: Answering, activity: Activity, said: Partial<BotActivity>): Promise<void> {
  const { replyToId } = activity;
  await bot.within(referenceOf(activity), async (context) => {
    if (!replyToId) return void (await context.sendActivity(said));
    await context.updateActivity({ ...said, id: replyToId }).catch(() => context.sendActivity(said));
  });
}
