import { addressKey } from '../actions/accounts/identify-sender.ts';
import { channelWords } from '../actions/channel-words.ts';
import { fold } from '../domain/fold.ts';
import { readCode } from '../domain/link-code.ts';
import type { Say } from '../messaging/outbound.ts';
import type { Turn } from './flow.ts';
import { readClaim } from './words/read-claim.ts';

/**
 * What belongs to another account and was written where the person is known already: their own e-mail behind "vincular", or the one-time
 * code, which is to be typed where it was asked for.
 */
export async function heedLinkWords(turn: Turn, text: string): Promise<Say | undefined> {
  const { tx, person, now, vocabulary } = turn;
  const claim = readClaim(text, vocabulary);
  const theirs = claim && (claim.claimed.includes('@') || claim.claimed.toLowerCase() === person.id);
  // For whoever works on tickets the bare word is a verb of theirs.
  const bare =
    claim?.claimed === '' && person.teams.length === 0 && vocabulary.of(`link.${claim.language ?? 'es'}`).includes(fold(text));
  if (claim?.language && (theirs || bare)) return { notice: { key: 'link.known', params: { person: { person: person.id } } } };
  // A word of eight letters is none: hardly a code is without a digit, and one is shown with a dash.
  if (!readCode(text) || !/[\d-]/.test(text)) return undefined;
  const [linking] = await tx.collection('linkings').find({ person: person.id, at: { $lte: now } }, { sort: ['-at'], limit: 1 });
  // The same code typed once more, where it has just been used.
  if (linking?.state === 'used' && linking.address === addressKey(turn.event.sender) && now < linking.expiresAt)
    return { notice: { key: 'link.known', params: { person: { person: person.id } } } };
  if (linking?.state !== 'open') return undefined;
  const [channel = '', ...address] = linking.address.split(':');
  return { notice: { key: 'link.type_there', params: { channel: channelWords(channel), who: { text: address.join(':') } } } };
}
