import type { FeedEntry } from '../../src/messaging/feed.ts';
import type { InboundEvent } from '../../src/messaging/inbound.ts';
import type { OutboundMessage } from '../../src/messaging/outbound.ts';
import type { Entry } from './page/wire.ts';

/** An entry as it travels to the page. */
export type PageEntry = Entry;

const seqDigits = 12;

/** Numbers as the feed keeps them: sorting them as text sorts them as numbers. */
export const toSeq = (number: number): string => String(Math.max(0, number)).padStart(seqDigits, '0');

/** What the page gets of an entry. `nameOf` gives a person's name by their id. */
export function toPageEntry(entry: FeedEntry, nameOf: (id: string) => string): Entry {
  const { paragraphs, facts, choices, inputs, language, question, promptId, expects, ticket, reader, files } = entry.message;
  return {
    id: entry.id,
    lane: entry.lane,
    seq: Number(entry.seq),
    from: entry.from,
    ...(entry.from === 'person' ? { author: { id: reader, name: nameOf(reader) } } : {}),
    at: entry.at.toISOString(),
    edited: entry.edited,
    message: {
      paragraphs,
      facts,
      choices,
      inputs,
      language,
      ...(question === undefined ? {} : { question }),
      ...(promptId === undefined ? {} : { promptId }),
      ...(expects === undefined ? {} : { expects }),
      ...(ticket === undefined ? {} : { ticket }),
      ...(files === undefined ? {} : { files }),
    },
  };
}

/** Choices that a message offers, added to those it offered before: a later tap on a gone one can then be named. */
export function offeredBy(message: OutboundMessage, before: FeedEntry['offered'] = []): FeedEntry['offered'] {
  const { promptId } = message;
  if (promptId === undefined) return before;
  const fresh = message.choices.filter(
    (choice) => !before.some((old) => old.promptId === promptId && old.value === choice.value),
  );
  return [...before, ...fresh.map(({ value, label }) => ({ promptId, value, label }))];
}

// Controls but tab and newline, marks that turn the direction of text around, and halves of characters.
const unseen = /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]|\p{Cs}/gu;

/** A person's own words as a message of their feed, so that their other windows show them too. `undefined` for a tap. */
export function echoOf(event: InboundEvent, language: 'es' | 'en'): OutboundMessage | undefined {
  if (event.kind !== 'message' && event.kind !== 'command') return undefined;
  const { id, address, sender, text } = event;
  const files = event.kind === 'message' ? event.attachments.map(({ name }) => `📎 ${name}`) : [];
  return {
    id,
    to: address,
    reader: sender.userId,
    language,
    paragraphs: [text.replace(unseen, ''), ...files].filter((words) => words.trim() !== ''),
    facts: [],
    choices: [],
    inputs: [],
  };
}
