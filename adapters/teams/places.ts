import type { ConversationReference } from 'botbuilder';
import { z } from 'zod';
import type { ChannelTools } from '../../src/channel.ts';
import { StaleVersion } from '../../src/ports.ts';
import { personOf, type Activity, isPersonal } from './receive/activity.ts';
import { placeOf } from './send/message-ref.ts';

type Tools = Pick<ChannelTools, 'store' | 'now'>;

const Kept = z.looseObject({
  reference: z.custom<ConversationReference>((value) => typeof value === 'object' && value !== null).optional(),
  /** Of a person: by which Teams names them in a card's `refresh`. */
  account: z.string().optional(),
  serviceUrl: z.string().optional(),
  tenant: z.string().optional(),
  /** Who added the bot was greeted. */
  greeted: z.boolean().optional(),
  /** The bot was taken out, or the conversation is gone. */
  gone: z.boolean().optional(),
});
export type Kept = z.infer<typeof Kept>;

/** What is known of an address; nothing where nobody has been heard from there. */
export async function readPlace({ store }: Tools, address: string): Promise<Kept | undefined> {
  const place = await store.transaction((tx) => tx.collection('places').get(`teams:${address}`));
  return place && Kept.parse(place.kept);
}

/** The address and tenant that Teams was last heard from at. */
export async function lastHeardFrom({
  store,
}: Tools): Promise<{ readonly serviceUrl: string; readonly tenant?: string } | undefined> {
  const places = await store.transaction((tx) =>
    tx.collection('places').find({ channel: 'teams' }, { sort: ['channel', '-seenAt'], limit: 20 }),
  );
  const known = places.map(({ kept }) => Kept.parse(kept)).find(({ serviceUrl }) => serviceUrl !== undefined);
  return known?.serviceUrl === undefined
    ? undefined
    : { serviceUrl: known.serviceUrl, ...(known.tenant && { tenant: known.tenant }) };
}

/** A place that says the same is written again only so often. */
const SEEN_MS = 600_000;

interface Learnt {
  readonly kept: Kept;
  readonly name?: string | undefined;
}

/** Keeps what was learnt of an address beside what was known. */
export async function keepPlace({ store, now }: Tools, address: string, { kept, name }: Learnt): Promise<void> {
  const id = `teams:${address}`;
  const write = () =>
    store.transaction(async (tx) => {
      const places = tx.collection('places');
      const before = await places.get(id);
      const learnt = plain({ ...before?.kept, ...kept });
      const called = name ?? before?.name;
      const fresh = before !== undefined && now().getTime() - before.seenAt.getTime() < SEEN_MS;
      if (fresh && JSON.stringify(before.kept) === JSON.stringify(learnt) && before.name === called) return;
      const place = { channel: 'teams', address, seenAt: now(), kept: learnt, ...(called && { name: called }) };
      if (before) await places.replace({ ...before, ...place });
      else await places.insert({ id, version: 1, schema: 1, ...place });
    });
  // Two messages at once learn the same thing.
  await write().catch((error: unknown) => {
    if (!(error instanceof StaleVersion) && (error as Error).name !== 'DuplicateKey') throw error;
    return write();
  });
}

const plain = (kept: Kept): Record<string, unknown> => JSON.parse(JSON.stringify(kept)) as Record<string, unknown>;

/** What an authenticated activity shows of where it came from and who sent it. */
export async function learnFrom(tools: Tools, activity: Activity, tenant: string | undefined): Promise<void> {
  const { from, serviceUrl } = activity;
  const base = { serviceUrl, ...(tenant && { tenant }), gone: false };
  const reference = referenceOf(activity);
  if (isPersonal(activity)) {
    await keepPlace(tools, personOf(from), { kept: { ...base, reference, account: from.id }, name: from.name });
    return;
  }
  await learnPerson(tools, activity, tenant);
  await keepPlace(tools, placeOf(activity.conversation.id), { kept: { ...base, reference }, name: nameOf(activity) });
}

/** Who acts, where their chat with the bot is not known by it. */
export async function learnPerson(tools: Tools, { from, serviceUrl }: Activity, tenant: string | undefined): Promise<void> {
  await keepPlace(tools, personOf(from), { kept: { serviceUrl, ...(tenant && { tenant }), account: from.id }, name: from.name });
}

/** Without the message it stood at: what is sent later stands by itself. */
export function referenceOf({ channelId, serviceUrl, from, recipient, conversation }: Activity): ConversationReference {
  const { conversationType, tenantId, isGroup = false, name = '' } = conversation;
  const account = {
    id: placeOf(conversation.id),
    name,
    isGroup,
    ...(conversationType !== undefined && { conversationType }),
    ...(tenantId !== undefined && { tenantId }),
  };
  return {
    channelId,
    serviceUrl,
    bot: { id: recipient?.id ?? '', name: recipient?.name ?? '' },
    user: { id: from.id, name: from.name ?? '', ...(from.aadObjectId && { aadObjectId: from.aadObjectId }) },
    conversation: account as unknown as ConversationReference['conversation'],
  };
}

function nameOf({ channelData, conversation }: Activity): string | undefined {
  const named = [channelData?.team?.name, channelData?.channel?.name].filter(Boolean).join(' › ');
  return named || conversation.name || undefined;
}
