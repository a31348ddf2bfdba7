import type { Address } from '../domain/person.ts';
import type { OutboxEntry } from '../messaging/outbound.ts';
import type { Tx } from '../ports.ts';
import type { Context } from './context.ts';
import { directoryAddresses, laneOf } from './reach-reader.ts';

/** Where else a reader may be reached, the likeliest first; nothing where there is no place but those that were tried. */
export async function otherAddress(context: Context, reader: string, left: readonly string[]): Promise<Address | undefined> {
  const { tx, channels } = context;
  if (reader.startsWith('team:')) {
    const page: Address = { channel: 'web', id: reader, kind: 'shared' };
    return channels.has('web') && !left.includes(laneOf(page)) ? page : undefined;
  }
  if (!context.definitions.people.has(reader)) return undefined;
  const contact = await tx.collection('contacts').get(reader);
  const candidates = [
    ...(contact ? [contact.home] : []),
    ...directoryAddresses(context, reader).filter((one) => one.channel !== 'web' || !context.closedPage),
    ...(await linkedAddresses(tx, reader)),
  ];
  const tried = new Set(left.map((lane) => lane.slice(0, lane.indexOf(':'))));
  const open = candidates.filter(
    (one) => channels.has(one.channel) && !tried.has(one.channel) && !contact?.shut?.includes(laneOf(one)),
  );
  return firstThatWorks(tx, open);
}

async function linkedAddresses(tx: Tx, reader: string): Promise<readonly Address[]> {
  const links = await tx.collection('links').find({ person: reader }, { sort: ['-at'], limit: 20 });
  return links.map(({ home }) => home);
}

/** The page is the last resort; a channel whose messages wait is no way out. */
async function firstThatWorks(tx: Tx, addresses: readonly Address[]): Promise<Address | undefined> {
  const working: Address[] = [];
  for (const address of addresses) if (!(await tx.collection('channels').get(address.channel))?.trouble) working.push(address);
  return working.find(({ channel }) => channel !== 'web') ?? working[0] ?? addresses[0];
}

/** Keeps in mind that somebody does not want to hear the desk at an address: what it says of itself does not go there any more. */
export async function noteShut({ tx, now }: Context, { reader, to }: OutboxEntry): Promise<void> {
  if (to.kind !== 'direct') return;
  const lane = laneOf(to);
  const contact = await tx.collection('contacts').get(reader);
  if (contact) {
    if (!contact.shut?.includes(lane))
      await tx.collection('contacts').replace({ ...contact, shut: [...(contact.shut ?? []), lane] });
    return;
  }
  const places = tx.collection('places');
  const place = await places.get(lane);
  if (place) await places.replace({ ...place, shutAt: now });
  else
    await places.insert({
      ...{ id: lane, version: 1, schema: 1, channel: to.channel, address: to.id, seenAt: now, shutAt: now, kept: {} },
    });
}

/** The copies of a question follow the message that shows it: there it is answered and rewritten from now on. */
export async function moveCopies(tx: Tx, { id, promptId }: OutboxEntry, to: Address): Promise<void> {
  const prompt = promptId ? await tx.collection('prompts').get(promptId) : undefined;
  if (!prompt?.copies.some(({ entry }) => entry === id)) return;
  const copies = prompt.copies.map((copy) => (copy.entry === id ? { ...copy, to } : copy));
  await tx.collection('prompts').replace({ ...prompt, copies });
}
