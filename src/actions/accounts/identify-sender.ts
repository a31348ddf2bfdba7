import type { Definitions } from '../../domain/definitions.ts';
import type { InboundEvent } from '../../messaging/inbound.ts';
import type { Store } from '../../ports.ts';

type Sender = InboundEvent['sender'];

/** `channel:address`, by which a linked address is kept. */
export function addressKey({ channel, userId }: Pick<Sender, 'channel' | 'userId'>): string {
  return `${channel}:${userId}`;
}

interface Directory {
  /** Person by `channel:address`. */
  readonly byAddress: ReadonlyMap<string, string>;
  /** Person by e-mail, in small letters; nobody where several have the same. */
  readonly byEmail: ReadonlyMap<string, string | undefined>;
}

/** Made once a load of the definitions. */
const indexes = new WeakMap<Definitions, Directory>();

/**
 * By the address that the directory holds for a channel; on Slack by the e-mail too, which its adapter passes on of full members only. The
 * page signs people in by their id.
 */
export function personInDirectory(sender: Sender, definitions: Definitions): string | undefined {
  const { channel, userId, email } = sender;
  const { people } = definitions;
  if (channel === 'web') return people.has(userId) ? userId : undefined;
  const { byAddress, byEmail } = indexes.get(definitions) ?? indexed(definitions);
  const known = byAddress.get(addressKey(sender));
  if (known !== undefined || channel !== 'slack' || email === undefined) return known;
  const person = byEmail.get(email.trim().toLowerCase());
  // Where the directory names an account it is that one, and no other with the same e-mail.
  return person !== undefined && people.get(person)?.addresses['slack'] === undefined ? person : undefined;
}

function indexed(definitions: Definitions): Directory {
  const [byAddress, byEmail] = [new Map<string, string>(), new Map<string, string | undefined>()];
  for (const { id, addresses, email } of definitions.people.values()) {
    for (const [channel, userId] of Object.entries(addresses)) byAddress.set(addressKey({ channel, userId }), id);
    const mail = email?.toLowerCase();
    if (mail !== undefined) byEmail.set(mail, byEmail.has(mail) ? undefined : id);
  }
  const directory = { byAddress, byEmail };
  indexes.set(definitions, directory);
  return directory;
}

/** The person who linked this address to themselves, if the directory still has them. */
export async function personByLink(store: Store, sender: Sender, { people }: Definitions): Promise<string | undefined> {
  const link = await store.transaction((tx) => tx.collection('links').get(addressKey(sender)));
  return link && people.has(link.person) ? link.person : undefined;
}
