import type { OutboundMessage, OutboxEntry } from '../../../src/messaging/outbound.ts';
import { readerOf } from '../../../src/messaging/reader-of.ts';
import { createSpeaker } from '../../../src/messaging/speak.ts';
import type { ChannelTools } from '../../../src/channel.ts';
import type { Tx } from '../../../src/ports.ts';

type Tools = Pick<ChannelTools, 'store' | 'definitions' | 'translate' | 'now'>;

/** Words in place of a question's buttons that only say what its reader has just done. */
const known: ReadonlySet<string> = new Set([
  'answered',
  'prompt.goes_on_below',
  'prompt.goes_on_at',
  'phrase.cancelled_card',
  'sla.over',
]);
const JUST_NOW_MS = 60_000;

/**
 * What is left to say of a message that takes the place of an earlier one, where nothing that was sent can be changed: what is new in it, with
 * its choices if there are any. `undefined`: nothing that its reader does not know.
 */
export async function sayChange(
  tools: Tools,
  message: OutboundMessage,
  said: readonly string[] | undefined,
): Promise<OutboundMessage | undefined> {
  const { store, now } = tools;
  const found = await store.transaction((tx) => look(tx, message));
  if (found.overtaken) return undefined;
  const before = found.before && composed(tools, found.before, message.language);
  const justAnswered = found.answeredAt !== undefined && now().getTime() - found.answeredAt.getTime() < JUST_NOW_MS;
  const otherChoices = !sameChoices(message, before);
  if (isLive(message))
    return justAnswered && !otherChoices ? undefined : withoutSaid(message, said ?? linesOf(before), otherChoices);
  const question = found.entry?.say.question;
  const ownDoing = question !== undefined && 'key' in question && known.has(question.key) && found.alone;
  if (ownDoing || justAnswered) return undefined;
  const left = withoutSaid(message, said ?? linesOf(before), false);
  const name = tools.definitions().people.get(message.reader)?.name;
  return left && name !== undefined && isOwnDecision(message, { left, before, name }) ? undefined : left;
}

/** "Aprobó: Pedro Salazar" is no news to Pedro, who has just written it and had his answer. */
function isOwnDecision(
  message: OutboundMessage,
  { left, before, name }: { readonly left: OutboundMessage; readonly before: OutboundMessage | undefined; readonly name: string },
): boolean {
  const heard = new Set(linesOf(before));
  const onlyFacts = message.paragraphs.every((text) => heard.has(text)) && left.facts.length > 0;
  return onlyFacts && left.facts.every(({ value }) => value === name || value.startsWith(`${name}:`));
}

/** All that a message says, to be compared with what it says later. */
export function linesOf(message: OutboundMessage | undefined): readonly string[] {
  if (!message) return [];
  const facts = message.facts.map(({ label, value }) => `${label}: ${value}`);
  return [...message.paragraphs, ...facts, ...(message.question === undefined ? [] : [message.question])];
}

interface Found {
  readonly entry?: OutboxEntry | undefined;
  readonly before?: OutboxEntry | undefined;
  /** When the reader answered the question last. */
  readonly answeredAt?: Date | undefined;
  /** The question was put to this reader only. */
  readonly alone: boolean;
  /** The question was shown to this reader once more since: what is new stands there. */
  readonly overtaken: boolean;
}

async function look(tx: Tx, { id, replaces, reader }: OutboundMessage): Promise<Found> {
  const outbox = tx.collection('outbox');
  const entry = await outbox.get(id);
  const earlier = replaces === undefined ? [] : await outbox.find({ ref: replaces }, { limit: 20 });
  const before = earlier.find((one) => one.id === entry?.replaces) ?? earlier[0];
  const promptId = before?.promptId;
  const prompt = promptId === undefined ? undefined : await tx.collection('prompts').get(promptId);
  const answeredAt = prompt?.answers.findLast(({ by }) => by === reader)?.at;
  const alone = prompt === undefined || prompt.copies.every((copy) => copy.reader === reader);
  const newest = prompt?.copies.findLast(({ reader: of, to }) => of === reader && to.channel === 'whatsapp')?.entry;
  const isCopy = prompt?.copies.some((copy) => copy.entry === entry?.replaces) ?? false;
  return { entry, before, answeredAt, alone, overtaken: isCopy && newest !== entry?.replaces };
}

function composed({ definitions, translate }: Tools, entry: OutboxEntry, language: OutboundMessage['language']): OutboundMessage {
  const current = definitions();
  const { zone } = readerOf(entry.reader, current);
  return createSpeaker({ translate, definitions: current }, { language, zone }).message(entry);
}

function isLive({ promptId, choices, inputs }: OutboundMessage): boolean {
  return promptId !== undefined && choices.length + inputs.length > 0;
}

function sameChoices(message: OutboundMessage, before: OutboundMessage | undefined): boolean {
  const names = (of: OutboundMessage | undefined): string =>
    JSON.stringify(of?.choices.map(({ value, label }) => [value, label]));
  return names(message) === names(before);
}

/** Only the lines that were not said; nothing at all if there is none and the choices are as they were. A live question is put again. */
function withoutSaid(message: OutboundMessage, said: readonly string[], otherChoices: boolean): OutboundMessage | undefined {
  const heard = new Set(said);
  const { question, ...rest } = message;
  const paragraphs = message.paragraphs.filter((text) => !heard.has(text));
  const facts = message.facts.filter(({ label, value }) => !heard.has(`${label}: ${value}`));
  const asks = question !== undefined && (!heard.has(question) || isLive(message));
  const isNew = paragraphs.length + facts.length > 0 || (question !== undefined && !heard.has(question));
  if (!isNew && !otherChoices) return undefined;
  const first = message.paragraphs[0];
  // What it is about, where only a detail is new.
  const about = paragraphs.length === 0 && first !== undefined ? [first] : paragraphs;
  return { ...rest, paragraphs: about, facts, ...(asks && { question }) };
}
