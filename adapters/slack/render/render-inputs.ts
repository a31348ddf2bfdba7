import type { RenderedInput } from '../../../src/messaging/outbound.ts';
import { elementsOf, type Say } from './render-element.ts';
import { LABEL_TEXT, SECTION_TEXT } from '../limits.ts';
import { bold, plain, words, type Kit } from './text.ts';
import { shorten } from '../../../src/messaging/platform/split-text.ts';

interface Card {
  readonly inputs: readonly RenderedInput[];
  /** Of the outbox entry: a message that takes another's place must not take over what stands in the other's inputs. */
  readonly id: string;
  readonly say: Say;
  /** How many blocks there may be. */
  readonly room: number;
}

/** Rows of a group that are offered where there are none yet, and below those there are. */
const FIRST_ROWS = 3;
const MORE_ROWS = 2;

/** The blocks of a card's inputs, never more than there is room for: what does not fit is named, and can be typed. */
export function inputBlocks({ inputs, id, say, room }: Card): readonly Kit[] {
  const groups = inputs.filter(({ type }) => type === 'group');
  const fixed = inputs.filter(({ type }) => type !== 'group').flatMap((input) => blocksOf(input, [input.id], say)).length;
  const share = Math.floor((room - 1 - fixed - groups.length * 2) / Math.max(groups.length, 1));
  const blocks: Kit[] = [];
  const left: string[] = [];
  for (const input of inputs) {
    const made = input.type === 'group' ? groupBlocks(input, share, say) : blocksOf(input, [input.id], say);
    if (made.length === 0 || blocks.length + made.length > room - 1) left.push(input.label);
    else blocks.push(...made);
  }
  if (left.length > 0) blocks.push(section(say('slack.not_on_card', { labels: left.join(', ') })));
  return blocks.map((block, index) => (block['type'] === 'input' ? { ...block, block_id: `${id}:${index}` } : block));
}

const section = (text: string): Kit => ({ type: 'section', text: words(shorten(text, SECTION_TEXT / 6)) });
const context = (text: string): Kit => ({ type: 'context', elements: [words(shorten(text, LABEL_TEXT / 5))] });

function blocksOf(input: RenderedInput, path: readonly string[], say: Say): readonly Kit[] {
  const { type, label, hint, error, fixed, shown } = input;
  const wrong = error === undefined ? [] : [context(`⚠️ ${error}`)];
  if (type === 'information') return [section(label), ...(hint ? [context(hint)] : [])];
  if (fixed)
    return [{ type: 'section', fields: [bold(shorten(label, LABEL_TEXT / 5)), words(shorten(shown ?? '—', LABEL_TEXT / 5))] }];
  const elements = elementsOf(input, { path, say });
  if (type === 'attachment') return [...wrong, ...attachmentBlocks(input, elements, say)];
  return [...wrong, ...elements.map(({ element, part }) => inputBlock(input, { element, part }, say))];
}

function inputBlock(
  { label, hint, required, when }: RenderedInput,
  { element, part }: { readonly element: Kit; readonly part?: 'from' | 'to' | undefined },
  say: Say,
): Kit {
  const named = part === undefined ? label : `${label}: ${say(`slack.${part}`)}`;
  const notes = [hint, when === undefined ? undefined : say('slack.if_it_applies')].filter((one) => one !== undefined);
  return {
    type: 'input',
    label: plain(named, LABEL_TEXT),
    element,
    optional: !required,
    ...(notes.length > 0 && { hint: plain(notes.join(' '), LABEL_TEXT) }),
  };
}

/** Inside a message Slack takes no files: they are sent in the conversation, and the desk puts them where they belong. */
function attachmentBlocks(input: RenderedInput, elements: readonly { readonly element: Kit }[], say: Say): readonly Kit[] {
  const how = say('slack.attach_here', { label: input.label });
  const held = elements.map(({ element }) => inputBlock({ ...input, required: false }, { element }, say));
  return [...held, context(`📎 ${how}${input.hint ? ` ${input.hint}` : ''}`)];
}

/** A repeating group: its rows one below the other, with empty ones to fill; empty rows are no answer. */
function groupBlocks(input: RenderedInput, room: number, say: Say): readonly Kit[] {
  const { label, hint, error, fields = [], value, min = 0, max = Number.POSITIVE_INFINITY } = input;
  const rows = Array.isArray(value) ? (value as readonly Readonly<Record<string, unknown>>[]) : [];
  const wanted = Math.min(Math.max(min, rows.length + MORE_ROWS, FIRST_ROWS), Math.max(max, rows.length));
  const rowBlocks = (row: number): readonly Kit[] => [
    context(say('slack.row', { label, row: row + 1 })),
    ...fields.flatMap((field) => blocksOf(inRow(field, rows[row]), [input.id, String(row), field.id], say)),
  ];
  const made = Array.from({ length: wanted }, (_, row) => rowBlocks(row));
  const most = Math.floor(room / Math.max(...made.map((blocks) => blocks.length), 1));
  // Rows that are there already must not be lost by sending the card.
  if (most < Math.max(rows.length, 1)) return [];
  const head = [
    { type: 'section', text: bold(shorten(label, LABEL_TEXT / 5)) },
    ...(hint || error ? [context([error && `⚠️ ${error}`, hint].filter(Boolean).join(' '))] : []),
  ];
  return [...head, ...made.slice(0, most).flat()];
}

/** A column with what stands in one row. Only its id is known of a choice or a person there. */
function inRow(field: RenderedInput, row: Readonly<Record<string, unknown>> | undefined): RenderedInput {
  const { value: _value, shown: _shown, names: _names, error: _error, ...column } = field;
  const value = row?.[field.id];
  return value === undefined ? { ...column, required: false } : { ...column, required: false, value };
}
