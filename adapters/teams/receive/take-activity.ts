import type { InboundEvent } from '../../../src/messaging/inbound.ts';
import { isPersonal, personOf, type Activity } from './activity.ts';
import type { Taking } from './answer-invoke.ts';
import { commonOf } from './event-of.ts';
import { placeOf } from '../send/message-ref.ts';
import { keepPlace, learnFrom, readPlace } from '../places.ts';
import { readMessage, readReactions } from './read-message.ts';
import { numbered, readTap, tappedAt } from './read-tap.ts';
import { lastSaid } from '../render/stored-card.ts';

/** Takes an activity that waits for no answer. Rejects if it could not be kept: Teams sends it again. */
export async function takeActivity(taking: Taking, activity: Activity, tenant: string | undefined): Promise<void> {
  if (isRemoval(activity)) return leave(taking, activity);
  await learnFrom(taking, activity, tenant);
  const events = await eventsOf(taking, activity);
  for (const event of events) await taking.receive(event);
  if (isArrival(activity) && events.length > 0) await keepPlace(taking, personOf(activity.from), { kept: { greeted: true } });
}

async function eventsOf(taking: Taking, activity: Activity): Promise<readonly InboundEvent[]> {
  const now = taking.now();
  switch (activity.type) {
    case 'message': {
      const tap = readTap(activity, activity.value, now);
      if (tap) return [await numbered(taking.store, tap, tappedAt(activity, now))];
      const said = await readMessage(activity, now, async (ref) => (await lastSaid(taking, ref)) !== undefined);
      return said ? [said] : [];
    }
    case 'messageReaction':
      return readReactions(activity, now);
    case 'conversationUpdate':
    case 'installationUpdate':
      return isArrival(activity) ? greeting(taking, activity, now) : [];
    default:
      return [];
  }
}

const names = (accounts: Activity['membersAdded'], { recipient }: Activity): boolean =>
  (accounts ?? []).some(({ id }) => id === recipient?.id);

/** The bot was added: Teams says so in two ways, one of them or both. */
function isArrival(activity: Activity): boolean {
  if (activity.type !== 'conversationUpdate' && activity.type !== 'installationUpdate') return false;
  return activity.type === 'installationUpdate'
    ? activity.action?.startsWith('add') === true
    : names(activity.membersAdded, activity);
}

function isRemoval(activity: Activity): boolean {
  if (activity.type === 'installationUpdate') return activity.action?.startsWith('remove') === true;
  if (activity.type !== 'conversationUpdate') return false;
  return (
    names(activity.membersRemoved, activity) || ['teamDeleted', 'channelDeleted'].includes(activity.channelData?.eventType ?? '')
  );
}

/** Nothing goes there any more until something comes from there. */
async function leave(taking: Taking, activity: Activity): Promise<void> {
  const address = isPersonal(activity)
    ? personOf(activity.from)
    : (activity.channelData?.channel?.id ?? placeOf(activity.conversation.id));
  await keepPlace(taking, address, { kept: { gone: true } });
}

/** Who adds the desk to their chat is greeted once, as if they had said hello. */
async function greeting(taking: Taking, activity: Activity, at: Date): Promise<readonly InboundEvent[]> {
  if (!isPersonal(activity)) return [];
  const person = personOf(activity.from);
  if ((await readPlace(taking, person))?.greeted) return [];
  const locale = typeof activity['locale'] === 'string' ? activity['locale'] : '';
  const text = locale.startsWith('en') ? 'hello' : 'hola';
  return [{ ...commonOf(activity, { key: `greet:${person}`, at }), kind: 'message', text, attachments: [] }];
}
