import type { RenderedInput } from '../../../src/messaging/outbound.ts';
import { shorten } from '../../../src/messaging/platform/split-text.ts';
import type { CardElement, CardInput } from './card.ts';
import { inputId, NO_CHOICE, optionValue, type InputKind } from './card-data.ts';
import { GROUP_ROWS, LABEL_UNITS, OPTIONS } from '../limits.ts';
import { plainWords, visible } from './plain-words.ts';

/** What rendering inputs needs to know besides them. */
export interface InputWords {
  readonly say: (key: string, params?: Readonly<Record<string, string | number>>) => string;
  /** Everybody that the reader may name, where these are few enough to be listed. */
  readonly people: () => readonly { readonly value: string; readonly label: string }[];
  /** An instant as day and time where the reader is. */
  readonly local: (instant: string) => { readonly date: string; readonly time: string } | undefined;
}

type Path = readonly (string | number)[];

/** The elements of all inputs of a message. */
export function renderInputs(inputs: readonly RenderedInput[], words: InputWords): readonly CardElement[] {
  return inputs.flatMap((input) => elementsOf(input, words, [input.id]));
}

function elementsOf(input: RenderedInput, words: InputWords, path: Path): readonly CardElement[] {
  const { label, hint, error } = input;
  if (input.type === 'information') return [text(label), ...(hint ? [subtle(hint)] : [])];
  if (input.fixed) return [{ type: 'FactSet', facts: [{ title: plainWords(label), value: plainWords(input.shown ?? '—') }] }];
  const notes = [...(hint ? [subtle(hint)] : []), ...(error ? [wrong(error)] : [])];
  return [...widgets(input, words, path), ...notes];
}

const text = (words: string): CardElement => ({ type: 'TextBlock', text: plainWords(words), wrap: true });
const bold = (words: string): CardElement => ({ type: 'TextBlock', text: plainWords(words), wrap: true, weight: 'Bolder' });
const subtle = (words: string): CardElement => ({
  type: 'TextBlock', text: plainWords(shorten(words, LABEL_UNITS)), wrap: true, isSubtle: true, size: 'Small', spacing: 'None',
}); // prettier-ignore
const wrong = (words: string): CardElement => ({
  type: 'TextBlock', text: plainWords(words), wrap: true, color: 'Attention', size: 'Small', spacing: 'None',
}); // prettier-ignore

/**
 * What a card shows in words that stand for something else (an asset, a place), by the input's id, with what it stands for; what it cannot
 * show at all (files) under `=` and the id. It travels in the buttons, since only what was changed may be read as typed.
 */
export function keptValues(inputs: readonly RenderedInput[]): Readonly<Record<string, readonly [string, unknown]>> {
  const kept = inputs.flatMap(({ id, type, value, shown, several, fixed }): [string, readonly [string, unknown]][] => {
    if (value === undefined || fixed) return [];
    if (type === 'attachment') return [[`=${id}`, ['', value]]];
    const inWords = type === 'asset' || type === 'place' || type === 'duration' || (type === 'person' && several);
    return inWords && shown ? [[inputId('t', [id]), [visible(shown), value]]] : [];
  });
  return Object.fromEntries(kept);
}

/** Its name; whether it has to be filled; whether it only applies sometimes, which a card cannot find out by itself. */
function labelOf({ label, required, needed, when }: RenderedInput, { say }: InputWords): string {
  const name = shorten(visible(label), LABEL_UNITS);
  if (when) return `${name} (${say(needed ? 'teams.needed_if' : 'teams.if_applies')})`;
  return required ? `${name} *` : name;
}

function widgets(input: RenderedInput, words: InputWords, path: Path): readonly CardElement[] {
  const label = labelOf(input, words);
  switch (input.type) {
    case 'group':
      return groupRows(input, words, path);
    case 'attachment':
      return [bold(label), subtle(input.shown ? `📎 ${input.shown}` : ''), subtle(words.say('teams.attach'))].filter(isSaid);
    case 'date_range':
      return pair(bold(label), [
        date([...path, 'from'], words.say('teams.from'), partOf(input.value, 'from')),
        date([...path, 'to'], words.say('teams.to'), partOf(input.value, 'to')),
      ]);
    case 'date_time': {
      const at = words.local(asText(input.value));
      const time = { type: 'Input.Time', id: inputId('t', [...path, 'time']), label: words.say('teams.time') } as const;
      return pair(bold(label), [
        date([...path, 'date'], words.say('teams.day'), at?.date ?? ''),
        { ...time, ...(at && { value: at.time }) },
      ]);
    }
    case 'date':
      return [date(path, label, asText(input.value))];
    case 'person':
      return [person(input, words, { path, label })];
    default:
      return [simple(input, words, { path, label })];
  }
}

const isSaid = (element: CardElement): boolean => element.type !== 'TextBlock' || element.text !== '';

interface Place {
  readonly path: Path;
  readonly label: string;
  readonly placeholder?: string;
  /** What stands in it is shown in the reader's words, which the desk reads as well. */
  readonly shown?: boolean;
}

function simple(input: RenderedInput, words: InputWords, at: Place): CardInput {
  const { type, options } = input;
  if (type === 'choices' || (options && options.length > 0)) return choiceSet(input, words, at);
  switch (type) {
    case 'number':
    case 'money':
      return number(input, at);
    case 'rating':
      return choiceSet({ ...input, options: marks(input.max ?? 5) }, words, at);
    case 'yes_no':
      return choiceSet(input, words, at);
    case 'duration':
      return typed(input, 't', { ...at, placeholder: words.say('teams.duration'), shown: true });
    case 'asset':
      return typed(input, 't', { ...at, placeholder: words.say('teams.asset'), shown: true });
    case 'place':
      return typed(input, 't', { ...at, shown: true });
    default:
      return typed(input, 't', at);
  }
}

const marks = (best: number) => Array.from({ length: best }, (_, index) => ({ value: `${index + 1}`, label: `${index + 1}` }));

function number({ value, currency }: RenderedInput, { path, label }: Place): CardInput {
  const amount = typeof value === 'object' && value !== null && 'amount' in value ? value.amount : value;
  const named = currency === undefined || label.includes(currency) ? label : `${label} (${currency})`;
  const filled = typeof amount === 'number' && Number.isFinite(amount) ? { value: amount } : {};
  return { type: 'Input.Number', id: inputId('n', path), label: named, ...filled };
}

const styles = { email: 'email', phone: 'tel', link: 'url' } as const;

function typed(input: RenderedInput, kind: InputKind, { path, label, placeholder, shown }: Place): CardInput {
  const { type } = input;
  const value = shown ? (input.value === undefined ? '' : (input.shown ?? '')) : asText(input.value);
  const style = type === 'email' || type === 'phone' || type === 'link' ? { style: styles[type] } : {};
  return {
    type: 'Input.Text',
    id: inputId(kind, path),
    label,
    ...(placeholder && { placeholder }),
    ...(type === 'long_text' && { isMultiline: true as const }),
    ...style,
    ...(value !== '' && { value: visible(value) }),
  };
}

function date(path: Path, label: string, value: string): CardInput {
  return { type: 'Input.Date', id: inputId('t', path), label, ...(/^\d{4}-\d{2}-\d{2}$/.test(value) && { value }) };
}

/** Beside each other where there is room. */
function pair(heading: CardElement, inputs: readonly CardInput[]): readonly CardElement[] {
  const columns = inputs.map((input) => ({ type: 'Column', width: 'stretch', items: [input] }) as const);
  return [heading, { type: 'ColumnSet', columns }];
}

/** Up to so many options are all shown at once. */
const EXPANDED = 4;

function choiceSet(input: RenderedInput, words: InputWords, { path, label }: Place): CardInput {
  const { type, options = [], value } = input;
  const kind: InputKind = type === 'choices' || input.several ? 'm' : type === 'yes_no' ? 'b' : type === 'rating' ? 'n' : 't';
  const shown = options.length > 0 || type !== 'yes_no' ? options : yesNo(words);
  if (shown.length > OPTIONS)
    return typed(input, kind, { path, label, placeholder: words.say('teams.type_choice'), shown: true });
  const optional = kind !== 'm' && !input.required;
  const chosen = (Array.isArray(value) ? value : [value]).flatMap((one) =>
    isPlain(one) ? [optionValue(kind, String(one))] : [],
  );
  return {
    type: 'Input.ChoiceSet',
    id: inputId(kind, path),
    label,
    choices: [
      ...shown.map((option) => ({ title: visible(option.label), value: optionValue(kind, option.value) })),
      ...(optional ? [{ title: words.say('teams.none'), value: NO_CHOICE }] : []),
    ],
    style: kind === 'm' || shown.length <= EXPANDED ? 'expanded' : 'compact',
    wrap: true,
    ...(kind === 'm' && { isMultiSelect: true as const }),
    ...(chosen.length > 0 && { value: chosen.join(',') }),
    ...(kind !== 'm' && shown.length > EXPANDED && { placeholder: words.say('teams.choose') }),
  };
}

const yesNo = ({ say }: InputWords) => [
  { value: 'true', label: say('answer.yes') },
  { value: 'false', label: say('answer.no') },
];

/** By a list that is searched by typing, where there are not too many people; else by name. */
function person(input: RenderedInput, words: InputWords, at: Place): CardInput {
  const options = input.options && input.options.length > 0 ? input.options : words.people();
  const typedIn = { ...at, placeholder: words.say(input.several ? 'teams.people' : 'teams.person'), shown: true };
  if (options.length === 0 || options.length > OPTIONS) return typed(input, 't', typedIn);
  // Several can only be ticked in a list that shows them all; of many that would be a wall.
  if (input.several && options.length > MOST_TICKS) return typed(input, 't', typedIn);
  return choiceSet({ ...input, options }, words, at);
}

const MOST_TICKS = 12;

const isPlain = (value: unknown): value is string | number | boolean => ['string', 'number', 'boolean'].includes(typeof value);
const asText = (value: unknown): string => (isPlain(value) ? String(value) : '');
const partOf = (value: unknown, part: string): string =>
  typeof value === 'object' && value !== null ? asText((value as Readonly<Record<string, unknown>>)[part]) : '';

/** The rows that are filled, and empty ones below them: blank rows are left out when they are sent. */
function groupRows(input: RenderedInput, words: InputWords, path: Path): readonly CardElement[] {
  const { fields = [], value, max = GROUP_ROWS, min = 1 } = input;
  const filled = Array.isArray(value) ? (value as readonly Readonly<Record<string, unknown>>[]) : [];
  const rows = Math.min(max, Math.max(filled.length + 2, min, 3), Math.max(GROUP_ROWS, filled.length));
  const shownOf = (row: number): readonly RenderedInput[] =>
    fields.map(({ value: _value, shown: _shown, ...field }) => ({ ...field, ...cell(filled[row]?.[field.id]) }));
  return [
    bold(labelOf(input, words)),
    subtle(words.say('teams.rows')),
    ...Array.from({ length: rows }, (_, row): CardElement => ({
      type: 'Container',
      separator: true,
      spacing: 'Medium',
      items: [
        subtle(words.say('teams.row', { row: row + 1 })),
        ...shownOf(row).flatMap((field) => elementsOf(field, words, [...path, row, field.id])),
      ],
    })),
  ];
}

function cell(value: unknown): Pick<RenderedInput, 'value' | 'shown'> {
  if (value === undefined) return {};
  return { value, shown: isPlain(value) ? String(value) : '' };
}
