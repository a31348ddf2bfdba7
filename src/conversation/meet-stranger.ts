import type { Context } from '../actions/context.ts';
import { addressKey } from '../actions/accounts/identify-sender.ts';
import { linkAccount } from '../actions/accounts/link-account.ts';
import { sendLinkCode } from '../actions/accounts/send-link-code.ts';
import { tell } from '../actions/tell.ts';
import { channelWords } from '../actions/channel-words.ts';
import { clean } from '../domain/fold.ts';
import type { Language } from '../domain/label.ts';
import { codeAtEnd, readCode } from '../domain/link-code.ts';
import type { Words } from '../domain/wording.ts';
import type { InboundEvent } from '../messaging/inbound.ts';
import { hereOf } from './engine.ts';
import type { Turn } from './flow.ts';
import type { NewCode } from '../ports.ts';
import { readClaim } from './words/read-claim.ts';

/** What meeting somebody unknown needs besides a context. */
interface Speech extends Pick<Turn, 'understand' | 'vocabulary'> {
  readonly newCode: NewCode;
}

const DAY_MS = 86_400_000;
/** Of what a stranger writes. */
const MOST_CHARACTERS_READ = 300;
/** A day. */
const MOST_HINTS = 3;

/**
 * Somebody whose address the desk does not know: they can say who they are and prove it by a code. Anything else gets one polite answer a
 * day.
 */
export async function meetStranger(speech: Speech, context: Context, event: InboundEvent): Promise<void> {
  if (event.kind === 'reaction') return;
  // Before others nothing is said, and nothing that was written there proves who somebody is.
  if (event.address.kind !== 'direct' || event.kind === 'report') return greetAlone(speech, context, event);
  const text = ('text' in event ? clean(event.text) : '').slice(0, MOST_CHARACTERS_READ);
  const claim = readClaim(text, speech.vocabulary);
  const language = claim?.language ?? languageOf(speech, context, text);
  if (claim?.claimed) return hearClaim(speech, { context, event }, { claimed: claim.claimed, language });
  const code = readCode(text) ?? codeAtEnd(text);
  if (code && (await hearCode(context, event, code))) return;
  await greet(context, event, { language, asksHow: claim !== undefined });
}

async function greetAlone(speech: Speech, context: Context, event: InboundEvent): Promise<void> {
  const at = hereOf({ event });
  const text = event.kind === 'message' ? clean(event.text).slice(0, MOST_CHARACTERS_READ) : '';
  const language = languageOf(speech, context, text);
  if (at) await greet(context, { ...event, address: at }, { language, asksHow: false });
}

async function hearClaim(
  { newCode }: Speech,
  { context, event }: { context: Context; event: InboundEvent },
  { language, claimed }: { language: Language; claimed: string },
): Promise<void> {
  const say = (notice: Words) => answer(context, event, { notice, language });
  const outcome = await sendLinkCode(context, { sender: event.sender, claimed, language, newCode });
  if (outcome === 'asked') await say({ key: 'link.asked', params: { claimed: { text: claimed } } });
  if (outcome === 'too_many') await say({ key: 'link.too_many' });
}

async function hearCode(context: Context, event: InboundEvent, code: string): Promise<boolean> {
  const heard = await linkAccount(context, { sender: event.sender, home: event.address, code });
  if (heard.is === 'none') return false;
  if (heard.is === 'wrong') await answer(context, event, { notice: { key: 'link.wrong' }, language: heard.linking.language });
  const person = heard.is === 'linked' ? heard.linking.person : undefined;
  if (person) await welcome(context, event, person);
  return true;
}

async function welcome(context: Context, event: InboundEvent, person: string): Promise<void> {
  const params = { person: { person }, channel: channelWords(event.sender.channel) };
  await tell(context, { reader: person, say: { notice: { key: 'link.done', params } }, at: event.address });
}

async function answer(
  context: Context,
  event: InboundEvent,
  { notice, language }: { notice: Words; language: Language },
): Promise<void> {
  await tell(context, { reader: addressKey(event.sender), say: { notice }, at: event.address, language });
}

/** The desk's own, unless they plainly write English. */
function languageOf(speech: Speech, { now, definitions }: Context, text: string): Language {
  const { language, zone } = definitions.desk;
  if (!text) return language;
  return speech.understand(text, { now, zone, language }).lang === 'en' ? 'en' : language;
}

/** How to say who one is, for whoever asks, a few times; who they are talking to, for all others, once. */
async function greet(
  context: Context,
  event: InboundEvent,
  { language, asksHow }: { language: Language; asksHow: boolean },
): Promise<void> {
  const { tx, now, definitions } = context;
  const id = addressKey(event.sender);
  const strangers = tx.collection('strangers');
  const known = await strangers.get(id);
  const today = known && now.getTime() - known.toldAt.getTime() < DAY_MS;
  const hints = (today ? (known.hints ?? 0) : 0) + (asksHow ? 1 : 0);
  if (today && (!asksHow || hints > MOST_HINTS)) return;
  const told = { toldAt: today ? known.toldAt : now, hints, forgetAt: new Date(now.getTime() + 2 * DAY_MS) };
  if (known) await strangers.replace({ ...known, ...told });
  else await strangers.insert({ id, version: 1, schema: 1, ...told });
  const desk = { label: definitions.desk.name };
  const notice: Words = asksHow ? { key: 'link.who_are_you' } : { key: 'stranger', params: { desk } };
  await answer(context, event, { notice, language });
}
