import { isSameText, MOST_ATTEMPTS, MOST_REQUESTS } from '../../domain/link-code.ts';
import type { Address } from '../../domain/person.ts';
import type { Linking } from '../../messaging/account-link.ts';
import type { InboundEvent } from '../../messaging/inbound.ts';
import { channelWords } from '../channel-words.ts';
import type { Context } from '../context.ts';
import { endLinking } from './end-linking.ts';
import { addressKey } from './identify-sender.ts';
import { addressOf } from '../reach-reader.ts';
import { tell } from '../tell.ts';

const HOUR_MS = 3_600_000;
/** Whoever goes on guessing after the end is not answered for ever. */
const MOST_ANSWERS = 10;

export interface CodeTyped {
  readonly sender: InboundEvent['sender'];
  readonly home: Address;
  readonly code: string;
}

/**
 * A code typed at an unknown address: the right one, in time, makes the address the person's. Every wrong one is answered alike, be there
 * such a person or not. `none`: no code was asked for here.
 */
export async function linkAccount(
  context: Context,
  typed: CodeTyped,
): Promise<{ readonly is: 'none' | 'silent' } | { readonly is: 'wrong' | 'linked'; readonly linking: Linking }> {
  const { tx, now, digest } = context;
  const address = addressKey(typed.sender);
  const linkings = tx.collection('linkings');
  const lately = await linkings.find(
    { address, at: { $gt: new Date(now.getTime() - HOUR_MS) } },
    { sort: ['-at'], limit: MOST_REQUESTS + 1 },
  );
  // A request in vain may be newer than the code that is out.
  const linking = lately.find(({ state }) => state === 'open') ?? lately[0];
  if (!linking) return { is: 'none' };
  const same = isSameText(linking.digest, digest(`${linking.id}:${typed.code}`));
  const inTime = linking.state === 'open' && now < linking.expiresAt;
  if (same && inTime && linking.person !== undefined && context.definitions.people.has(linking.person)) {
    await link(context, linking, typed);
    return { is: 'linked', linking };
  }
  const attempts = linking.attempts + 1;
  if (attempts > MOST_ANSWERS) return { is: 'silent' };
  const counted = await linkings.replace({ ...linking, attempts });
  const words = { key: 'link.over', params: { channel: channelWords(typed.sender.channel) } } as const;
  if (counted.state === 'open' && attempts >= MOST_ATTEMPTS) await endLinking(context, counted, { state: 'over', words });
  return { is: 'wrong', linking };
}

async function link(context: Context, linking: Linking, { sender, home }: CodeTyped): Promise<void> {
  const { tx, now } = context;
  const { channel, userId } = sender;
  const person = linking.person ?? '';
  const links = tx.collection('links');
  const linked = { channel, address: userId, home, person, at: now, by: person };
  // It may have been somebody's whom the directory no longer has.
  const before = await links.get(linking.address);
  if (before) await links.replace({ ...before, ...linked });
  else await links.insert({ id: linking.address, version: 1, schema: 1, ...linked });
  const stranger = await tx.collection('strangers').get(linking.address);
  if (stranger) await tx.collection('strangers').remove(stranger);
  const params = { channel: channelWords(channel), who: { text: userId } };
  // Where they were known, before the new address becomes the one they wrote from last.
  const known = await addressOf(context, person);
  await endLinking(context, linking, { state: 'used', words: { key: 'link.used', params } });
  await tell(context, {
    reader: person,
    say: { notice: { key: 'link.told', params: { ...params, at: { at: now } } } },
    at: known,
  });
}
