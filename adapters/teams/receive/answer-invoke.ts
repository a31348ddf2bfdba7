import type { InboundEvent } from '../../../src/messaging/inbound.ts';
import type { ChannelTools } from '../../../src/channel.ts';
import { isPersonal, personOf, type Activity } from './activity.ts';
import { answerConsent } from './answer-consent.ts';
import type { Bot } from '../bot.ts';
import { CARD_TYPE } from '../render/card.ts';
import { refHere } from './event-of.ts';
import { languageOf } from '../language-of.ts';
import { placeOf } from '../send/message-ref.ts';
import { learnPerson } from '../places.ts';
import { readReport, reportedIn } from './read-report.ts';
import { actionIn, numbered, readTap, tappedAt } from './read-tap.ts';
import { askToReport, reportTaken } from './report-task.ts';
import { cardFor, lastSaid } from '../render/stored-card.ts';
import type { Changes } from '../render/watch-changes.ts';

export interface Taking extends ChannelTools {
  readonly bot: Bot;
  readonly changes: Changes;
  readonly receive: (event: InboundEvent) => Promise<void>;
  readonly turnMs: number;
}

/** What an invoke is answered with over HTTP. */
export interface InvokeAnswer {
  readonly status: number;
  readonly body?: unknown;
}

const NOT_THERE: InvokeAnswer = { status: 404 };
const ok = (body?: unknown): InvokeAnswer => ({ status: 200, ...(body !== undefined && { body }) });

/** Answers what Teams waits for: a card's button, a card's refresh, the message action, consent to a file. Rejects if it could not be kept. */
export async function answerInvoke(taking: Taking, activity: Activity, tenant: string | undefined): Promise<InvokeAnswer> {
  if (activity.name?.startsWith('composeExtension/')) await learnPerson(taking, activity, tenant);
  switch (activity.name) {
    case 'adaptiveCard/action':
      return answerAction(taking, activity);
    case 'composeExtension/fetchTask':
      return reportedIn(activity.value) ? ok(await askToReport(taking, activity)) : NOT_THERE;
    case 'composeExtension/submitAction':
      return answerReport(taking, activity);
    case 'fileConsent/invoke':
      return answerConsent(taking, activity) ? ok() : { status: 400 };
    default:
      return NOT_THERE;
  }
}

/** https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards#response-format */
const cardAnswer = (value: unknown): InvokeAnswer => ok({ statusCode: 200, type: CARD_TYPE, value });
const wordsAnswer = (value: string): InvokeAnswer =>
  ok({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value });
const notOurs: InvokeAnswer = {
  status: 400,
  body: {
    statusCode: 400,
    type: 'application/vnd.microsoft.error',
    value: { code: 'BadRequest', message: 'This is no button of the desk.' },
  },
};

async function answerAction(taking: Taking, activity: Activity): Promise<InvokeAnswer> {
  const action = actionIn(activity.value);
  if (!action) return notOurs;
  if (action.verb === 'refresh') return refreshed(taking, activity);
  const now = taking.now();
  const tap = readTap(activity, action.data, now);
  if (!tap) return notOurs;
  const event = await numbered(taking.store, tap, tappedAt(activity, now));
  return tapped(taking, activity, event);
}

/** The card as it stands after the turn, for who tapped; where it stands as before, a short word. */
async function tapped(taking: Taking, activity: Activity, event: InboundEvent): Promise<InvokeAnswer> {
  const ref = refHere(activity, activity.replyToId ?? '');
  const before = await lastSaid(taking, ref);
  const person = personOf(activity.from);
  const watched = taking.changes.watch(ref, [person, placeOf(activity.conversation.id)]);
  try {
    await taking.receive(event);
    await watched.settled(taking.turnMs);
  } finally {
    watched.end();
  }
  // The tap is taken whatever becomes of the answer.
  try {
    const after = await lastSaid(taking, ref);
    const viewer = await taking.identify({ channel: 'teams', userId: person });
    if (after && after.id !== before?.id) return cardAnswer(await cardFor(taking, after, viewer));
    return wordsAnswer(taking.translate(languageOf(taking, viewer), 'teams.taken'));
  } catch (error) {
    taking.log.warn({ reason: String(error) }, 'a card could not be drawn anew for whoever tapped it');
    return wordsAnswer('✓');
  }
}

/** A viewer's client asks for their own view of a card. */
async function refreshed(taking: Taking, activity: Activity): Promise<InvokeAnswer> {
  const entry = await lastSaid(taking, refHere(activity, activity.replyToId ?? ''));
  const here = isPersonal(activity) ? personOf(activity.from) : placeOf(activity.conversation.id);
  if (!entry || entry.to.id !== here) return notOurs;
  const viewer = await taking.identify({ channel: 'teams', userId: personOf(activity.from) });
  return cardAnswer(await cardFor(taking, entry, viewer));
}

async function answerReport(taking: Taking, activity: Activity): Promise<InvokeAnswer> {
  const event = readReport(activity, taking.now());
  if (!event) return { status: 400 };
  await taking.receive(event);
  return ok(await reportTaken(taking, activity));
}
