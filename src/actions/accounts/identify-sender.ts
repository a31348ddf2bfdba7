import type { Definitions } from '../../domain/definitions.ts';
import type { InboundEvent } from '../../messaging/inbound.ts';
import type { Store } from '../../ports.ts';

type Sender = InboundEvent['sender'];

/** `channel:address`, by which a linked address is kept. */
export function addressKey({ channel, userId }: Pick<Sender, 'channel' | 'userId'>): string {
  return `${channel}:${userId}`;
}

/** Made once a load of the definitions. */
const indexes = new WeakMap<Definitions, ReadonlyMap<string, string>>();

/** By the address that the directory holds for a channel. The page signs people in by their id. */
export function personInDirectory(sender: Sender, definitions: Definitions): string | undefined {
  const { channel, userId } = sender;
  if (channel === 'web') return definitions.people.has(userId) ? userId : undefined;
  const index = indexes.get(definitions) ?? indexed(definitions);
  return index.get(addressKey(sender));
}

function indexed(definitions: Definitions): ReadonlyMap<string, string> {
  const index = new Map<string, string>();
  for (const { id, addresses } of definitions.people.values())
    for (const [channel, userId] of Object.entries(addresses)) index.set(addressKey({ channel, userId }), id);
  indexes.set(definitions, index);
  return index;
}

/** The person who linked this address to themselves, if the directory still has them. */
export async function personByLink(store: Store, sender: Sender, { people }: Definitions): Promise<string | undefined> {
  const link = await store.transaction((tx) => tx.collection('links').get(addressKey(sender)));
  return link && people.has(link.person) ? link.person : undefined;
}
