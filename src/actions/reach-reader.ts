import type { Address } from '../domain/person.ts';
import { personOf, type Context } from './context.ts';

/** By which messages to one address are kept in order. */
export function laneOf({ channel, id }: Address): string {
  return `${channel}:${id}`;
}

export async function addressOf(context: Context, reader: string): Promise<Address> {
  return (await reachOf(context, reader)).to;
}

/** Where a reader is told something; `shut` where they do not want to hear it, and there is no other place. */
export async function reachOf(context: Context, reader: string): Promise<{ readonly to: Address; readonly shut: boolean }> {
  if (reader.startsWith('team:')) return { to: roomOf(context, reader), shut: false };
  const { tx, channels, closedPage } = context;
  const contact = await tx.collection('contacts').get(reader);
  const isShut = async (address: Address): Promise<boolean> => {
    if (address.channel === 'web') return false;
    if (contact) return contact.shut?.includes(laneOf(address)) ?? false;
    return (await tx.collection('places').get(laneOf(address)))?.shutAt !== undefined;
  };
  const home = contact && channels.has(contact.home.channel) ? [contact.home] : [];
  const others = directoryAddresses(context, reader).filter(({ channel }) => channel !== 'web' || !closedPage);
  for (const to of [...home, ...others]) if (!(await isShut(to))) return { to, shut: false };
  const to = home[0] ?? directoryAddress(context, reader);
  return { to, shut: await isShut(to) };
}

/** Where somebody is reached who has not written yet. */
export function directoryAddress(context: Pick<Context, 'definitions' | 'channels'>, reader: string): Address {
  const [first] = directoryAddresses(context, reader);
  return first ?? { channel: 'web', id: reader, kind: 'direct' };
}

/** All places where the directory can reach somebody on channels that are on, best first: the one it names, others that chat, the page. */
export function directoryAddresses(
  { definitions, channels }: Pick<Context, 'definitions' | 'channels'>,
  reader: string,
): readonly Address[] {
  const person = personOf({ definitions }, reader);
  const { web, ...chats } = person.addresses;
  const known: Readonly<Record<string, string>> = {
    // The adapter finds the account by the e-mail.
    ...(person.email !== undefined && { slack: `email:${person.email}` }),
    ...chats,
    web: web ?? person.id,
  };
  const named = person.channel === undefined ? [] : [person.channel];
  const order = [...named, ...Object.keys(chats), ...Object.keys(known)].filter((name) => name in known && channels.has(name));
  return [...new Set(order)].map((channel) => ({ channel, id: known[channel] ?? person.id, kind: 'direct' }));
}

/** A team's room, on the channel its definition names if that is on, else on the page. */
export function roomOf({ definitions, channels }: Pick<Context, 'definitions' | 'channels'>, reader: string): Address {
  const room = definitions.teams.get(reader.slice('team:'.length))?.room;
  if (!room || !channels.has(room.channel)) return { channel: 'web', id: reader, kind: 'shared' };
  return { channel: room.channel, id: room.address ?? reader, kind: 'shared' };
}
