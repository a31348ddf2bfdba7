import type { OutboundMessage } from '../../../src/messaging/outbound.ts';
import { shorten, splitText } from '../../../src/messaging/platform/split-text.ts';
import { bytesOf, type Card, type CardAction, type CardElement } from './card.ts';
import { BLOCK_UNITS, BUTTONS, CARD_ROOM_BYTES, CARD_TEXT_BYTES, FACT_UNITS, TEXT_UNITS } from '../limits.ts';
import { plainWords, visible } from './plain-words.ts';
import { keptValues, renderInputs, type InputWords } from './render-inputs.ts';

/** For whom and in which place a card is drawn. */
export interface Drawing extends InputWords {
  /** False: the viewer may look, not choose. */
  readonly mayChoose: boolean;
  /** A shared card, which each viewer sees in their own way; with the accounts whose clients ask for theirs at once. */
  readonly viewers?: readonly string[];
  /** Lines to go under the message, e.g. where a file is. */
  readonly notes?: readonly string[];
}

/** A message of Teams: one line of text, or a card. */
export type Words = { readonly text: string } | { readonly card: Card };

/** A message as it goes to Teams: words first where it is too long for one, then the last words or the card with what can be chosen. */
export interface Rendered {
  readonly before: readonly Words[];
  readonly last: Words;
  /** For the notification. */
  readonly summary: string;
}

const SUMMARY_UNITS = 200;

/** One line of words goes as text; whatever has several, choices, inputs or facts, or changes an earlier card, is a card. */
export function render(message: OutboundMessage, drawing: Drawing): Rendered {
  const { facts, choices, inputs, question, replaces } = message;
  const notes = drawing.notes ?? [];
  const paragraphs = message.paragraphs.map(visible);
  const summary = shorten(paragraphs.join(' ') || (question ?? '…'), SUMMARY_UNITS);
  if (facts.length === 0 && choices.length === 0 && inputs.length === 0 && replaces === undefined) {
    const whole = [...paragraphs, ...(question ? [visible(question)] : []), ...notes].join('\n\n');
    const parts = splitText(whole || '…', TEXT_UNITS).map((part) => wordsOf(part, message));
    return { before: parts.slice(0, -1), last: parts.at(-1) ?? { text: '…' }, summary };
  }
  // A card that takes the place of another cannot have anything said before it.
  const { before, rest } = replaces === undefined ? overflow(paragraphs) : { before: [], rest: cut(paragraphs) };
  return {
    before: before.map((part) => wordsOf(part, message)),
    last: { card: renderCard({ ...message, paragraphs: rest }, drawing) },
    summary,
  };
}

/** Teams' clients run the lines of a plain text together: several lines are a card. */
function wordsOf(text: string, { language }: OutboundMessage): Words {
  if (!text.includes('\n')) return { text };
  return {
    card: cardOf(
      text.split(/\n{2,}/).flatMap((paragraph) => blocks(paragraph)),
      { language, fallback: text },
    ),
  };
}

/** All that a message says, as one text. */
export function plainText({ paragraphs, facts, question, choices }: OutboundMessage): string {
  const lines = facts.map(({ label, value }) => `${label}: ${value}`);
  const options = choices.map(({ label }, index) => `${index + 1}. ${label}`);
  const parts = [...paragraphs, lines.join('\n'), question ?? '', options.join('\n')];
  return shorten(visible(parts.filter(Boolean).join('\n\n')) || '…', TEXT_UNITS);
}

/** Long words go ahead as plain text, so that the buttons stand under the last of them. */
function overflow(paragraphs: readonly string[]): { readonly before: readonly string[]; readonly rest: readonly string[] } {
  if (bytesOf(paragraphs) <= CARD_TEXT_BYTES) return { before: [], rest: paragraphs };
  const parts = splitText(paragraphs.join('\n\n'), TEXT_UNITS);
  return { before: parts.slice(0, -1), rest: parts.slice(-1) };
}

function cut(paragraphs: readonly string[]): readonly string[] {
  return bytesOf(paragraphs) <= CARD_TEXT_BYTES ? paragraphs : [shorten(paragraphs.join('\n\n'), TEXT_UNITS)];
}

/** The card of a message, within what Teams takes: what is too much is shortened, longest first. */
export function renderCard(message: OutboundMessage, drawing: Drawing): Card {
  for (const room of [FACT_UNITS, 600, 150, 40]) {
    const card = draw(message, drawing, room);
    if (bytesOf(card) <= CARD_ROOM_BYTES) return card;
  }
  const few = { ...message, facts: message.facts.slice(0, 20), inputs: [], paragraphs: cut(message.paragraphs).slice(0, 20) };
  return draw(few, { ...drawing, notes: [drawing.say('teams.too_long')] }, 40);
}

function draw(message: OutboundMessage, drawing: Drawing, factRoom: number): Card {
  const { paragraphs, question, inputs, language } = message;
  const fallback = [...paragraphs, ...(question ? [question] : [])].join('\n');
  const body = [
    ...paragraphs.flatMap((text) => blocks(text)),
    ...factsOf(message, factRoom),
    ...(drawing.mayChoose ? renderInputs(inputs, drawing) : []),
    ...(question ? blocks(question, 'Bolder') : []),
    ...(drawing.mayChoose ? buttonsOf(message, drawing) : []),
    ...(drawing.notes ?? []).map(note),
  ];
  const card = cardOf(body, { language, fallback });
  return drawing.viewers ? { ...card, refresh: refreshOf(message, drawing.viewers, drawing) } : card;
}

function cardOf(
  body: readonly CardElement[],
  { language, fallback }: { readonly language: string; readonly fallback: string },
): Card {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang: language,
    fallbackText: shorten(visible(fallback) || '…', BLOCK_UNITS),
    body: body.length > 0 ? body : blocks('…'),
  };
}

function blocks(text: string, weight?: 'Bolder'): readonly CardElement[] {
  const parts = splitText(visible(text), BLOCK_UNITS);
  return parts.map((part) => ({ type: 'TextBlock', text: plainWords(part), wrap: true, ...(weight && { weight }) }));
}

const note = (text: string): CardElement => ({
  type: 'TextBlock', text: plainWords(text), wrap: true, isSubtle: true, size: 'Small',
}); // prettier-ignore

function factsOf({ facts }: OutboundMessage, room: number): readonly CardElement[] {
  if (facts.length === 0) return [];
  const shown = facts.map(({ label, value }) => ({
    title: plainWords(shorten(label, room)),
    value: plainWords(shorten(visible(value), room)),
  }));
  return [{ type: 'FactSet', facts: shown }];
}

/** More choices than this are a list, with one button under it. */
const MOST_BUTTONS = 3 * BUTTONS;

function buttonsOf(message: OutboundMessage, drawing: Drawing): readonly CardElement[] {
  const { choices, promptId } = message;
  if (promptId === undefined || choices.length === 0) return [];
  if (choices.length > MOST_BUTTONS) return pickFrom(message, drawing);
  const actions = choices.map((choice) => actionOf(message, choice));
  const rows = Array.from({ length: Math.ceil(actions.length / BUTTONS) }, (_, row) =>
    actions.slice(row * BUTTONS, (row + 1) * BUTTONS),
  );
  return rows.map((row) => ({ type: 'ActionSet', actions: row }));
}

const tones = { primary: 'positive', danger: 'destructive' } as const;
/** A button's label, which Teams cuts off anyway. */
const LABEL_UNITS = 120;

function actionOf(message: OutboundMessage, choice: OutboundMessage['choices'][number]): CardAction {
  const kept = keptValues(message.inputs);
  const data = {
    p: message.promptId,
    v: choice.value,
    n: message.id,
    ...(Object.keys(kept).length > 0 && { k: kept }),
  };
  const title = shorten(visible(choice.label), LABEL_UNITS);
  return {
    type: 'Action.Execute',
    title,
    verb: 'choose',
    data,
    ...(choice.style && { style: tones[choice.style] }),
    fallback: { type: 'Action.Submit', title, data },
  };
}

/** The name of the list of choices in a card's data. */
export const PICKED = 'c:choice';

function pickFrom({ choices, promptId, id }: OutboundMessage, { say }: Drawing): readonly CardElement[] {
  const data = { p: promptId, v: '', n: id };
  const title = say('teams.pick');
  const list = choices.map(({ value, label }) => ({ title: shorten(visible(label), LABEL_UNITS), value }));
  return [
    { type: 'Input.ChoiceSet', id: PICKED, choices: list, style: 'compact', wrap: true, placeholder: say('teams.choose') },
    {
      type: 'ActionSet',
      actions: [{ type: 'Action.Execute', title, verb: 'pick', data, fallback: { type: 'Action.Submit', title, data } }],
    },
  ];
}

function refreshOf(
  { id, promptId }: OutboundMessage,
  viewers: readonly string[],
  { say }: Drawing,
): NonNullable<Card['refresh']> {
  const data = { n: id, ...(promptId !== undefined && { p: promptId }) };
  return {
    action: { type: 'Action.Execute', title: say('teams.refresh'), verb: 'refresh', data },
    ...(viewers.length > 0 && { userIds: viewers }),
  };
}
