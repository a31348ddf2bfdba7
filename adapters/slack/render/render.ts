import type { OutboundMessage } from '../../../src/messaging/outbound.ts';
import { shorten, splitText } from '../../../src/messaging/platform/split-text.ts';
import {
  ACTION_ELEMENTS,
  BLOCKS_A_MESSAGE,
  BUTTON_TEXT,
  BUTTON_VALUE,
  FIELD_TEXT,
  MESSAGE_BLOCKS_TEXT,
  MESSAGE_TEXT,
  MOST_BUTTONS,
  OPTION_TEXT,
  OPTION_VALUE,
  PLACEHOLDER_TEXT,
  SECTION_FIELDS,
  SECTION_TEXT,
  SELECT_OPTIONS,
} from '../limits.ts';
import type { Say } from './render-element.ts';
import { inputBlocks } from './render-inputs.ts';
import { bold, distinct, escaped, linked, plain, wordsLength, type Kit } from './text.ts';

/** One message of Slack's. `text` is what notifications and screen readers get. */
export interface Post {
  readonly text: string;
  readonly blocks?: readonly Kit[];
}

export interface Rendering {
  readonly say: Say;
  /** Addresses under which everything is the desk's own. */
  readonly own: readonly string[];
}

/** A block with the text that stands in it, as far as people read it. */
interface Piece {
  readonly block: Kit;
  readonly text: string;
}

/** A message as one or several posts within Slack's limits; buttons and inputs stand in the last one. */
export function render(message: OutboundMessage, rendering: Rendering): readonly Post[] {
  const body = [
    ...message.paragraphs.flatMap((text) => sections(text, rendering)),
    ...factBlocks(message.facts, rendering),
    ...(message.question === undefined ? [] : sections(message.question, rendering)),
  ];
  const actions = choiceBlocks(message, rendering.say);
  const room = BLOCKS_A_MESSAGE - actions.length - 1;
  const tail = [...(message.inputs.length > 0 ? inputBlocks({ ...message, say: rendering.say, room }) : []), ...actions];
  const pages = paged(body, BLOCKS_A_MESSAGE - tail.length);
  return pages.map((pieces, index) => {
    const last = index === pages.length - 1;
    return { text: notice(pieces, message), blocks: [...pieces.map(({ block }) => block), ...(last ? tail : [])] };
  });
}

/** The same words without any form, for a Slack that refuses the form. What could be tapped can be typed. */
export function renderPlainly(message: OutboundMessage): readonly Post[] {
  const { paragraphs, facts, question, choices, inputs } = message;
  const lines = [
    ...paragraphs,
    ...facts.map(({ label, value }) => `${label}: ${value}`),
    ...(question === undefined ? [] : [question]),
    ...inputs.map(({ label, shown }) => (shown === undefined ? label : `${label}: ${shown}`)),
    ...choices.map(({ label }, index) => `${index + 1}. ${label}`),
  ];
  const parts = splitText(lines.join('\n'), MESSAGE_TEXT, wordsLength);
  return (parts.length > 0 ? parts : ['…']).map((part) => ({ text: escaped(part) || '…' }));
}

/** The last page has room for `lastRoom` blocks besides the buttons. */
function paged(body: readonly Piece[], lastRoom: number): readonly (readonly Piece[])[] {
  const pages: Piece[][] = [[]];
  let length = 0;
  for (const piece of body) {
    const page = pages.at(-1) ?? [];
    if (page.length > 0 && (page.length >= BLOCKS_A_MESSAGE || length + piece.text.length > MESSAGE_BLOCKS_TEXT)) {
      pages.push([piece]);
      length = piece.text.length;
    } else {
      page.push(piece);
      length += piece.text.length;
    }
  }
  const last = pages.at(-1) ?? [];
  return last.length > Math.max(lastRoom, 0) ? [...pages, []] : pages;
}

/** A notification names what is asked, also where the last post holds nothing but inputs. */
function notice(pieces: readonly Piece[], { question, paragraphs, choices }: OutboundMessage): string {
  const text =
    pieces.map((piece) => piece.text).join('\n') || question || paragraphs[0] || choices.map(({ label }) => label).join(' · ');
  return escaped(shorten(text, MESSAGE_TEXT, wordsLength)) || '…';
}

function sections(text: string, { own }: Rendering): readonly Piece[] {
  return splitText(text, SECTION_TEXT - 200, wordsLength).map((part) => ({
    block: { type: 'section', text: linked(part, own) },
    text: part,
  }));
}

/** Labels and values beside each other, five lines a block; a long value stands below its label. */
function factBlocks(facts: OutboundMessage['facts'], rendering: Rendering): readonly Piece[] {
  const pieces: Piece[] = [];
  let fields: Kit[] = [];
  let lines: string[] = [];
  const flush = (): void => {
    if (fields.length > 0) pieces.push({ block: { type: 'section', fields }, text: lines.join('\n') });
    [fields, lines] = [[], []];
  };
  for (const { label, value } of facts) {
    if (wordsLength(value) > FIELD_TEXT - 200 || wordsLength(label) > FIELD_TEXT - 200) {
      flush();
      pieces.push(...sections(label, rendering), ...sections(value, rendering));
      continue;
    }
    fields.push(bold(label || '—'), linked(value || '—', rendering.own));
    lines.push(`${label}: ${value}`);
    if (fields.length >= SECTION_FIELDS) flush();
  }
  flush();
  return pieces;
}

type Choices = OutboundMessage['choices'];

/** Buttons; where they would be too many, menus. The value names the prompt and what was chosen. */
function choiceBlocks({ choices, promptId }: OutboundMessage, say: Say): readonly Kit[] {
  if (promptId === undefined || choices.length === 0) return [];
  const asMenu = choices.length > MOST_BUTTONS && choices.every(({ value }) => value.length <= OPTION_VALUE);
  if (asMenu) return menus(choices, promptId, say);
  const labels = distinct(
    choices.map(({ label }) => label),
    BUTTON_TEXT,
  );
  const named = choices.map((choice, index) => ({ ...choice, label: labels[index] ?? choice.label }));
  const buttons = named.map((choice, index) => button(choice, promptId, index)).filter((one) => one !== undefined);
  return slices(buttons, ACTION_ELEMENTS).map((elements) => ({ type: 'actions', elements }));
}

function button({ value, label, style }: Choices[number], promptId: string, index: number): Kit | undefined {
  const sent = JSON.stringify({ p: promptId, v: value });
  // Too long to travel with a tap: it can still be typed.
  if (sent.length > BUTTON_VALUE) return undefined;
  return { type: 'button', action_id: `choice:${index}`, text: plain(label, BUTTON_TEXT), value: sent, ...(style && { style }) };
}

function menus(choices: Choices, promptId: string, say: Say): readonly Kit[] {
  return slices(choices, SELECT_OPTIONS).map((part, index) => {
    const from = index * SELECT_OPTIONS;
    const range = choices.length > SELECT_OPTIONS ? ` (${from + 1} – ${from + part.length})` : '';
    const options = part.map(({ value, label }, at) => ({ text: plain(`${from + at + 1}. ${label}`, OPTION_TEXT), value }));
    const placeholder = plain(`${say('slack.choose')}${range}`, PLACEHOLDER_TEXT);
    return {
      type: 'actions',
      elements: [{ type: 'static_select', action_id: `pick:${promptId}:${index}`, placeholder, options }],
    };
  });
}

function slices<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));
}
