import { shorten } from '../../../src/messaging/platform/split-text.ts';
import type { RenderedInput } from '../../../src/messaging/outbound.ts';
import { inputAction, NO_OPTION, type Codec } from '../input-path.ts';
import {
  LISTED_OPTIONS,
  OPTION_GROUPS,
  OPTION_TEXT,
  OPTION_VALUE,
  PLACEHOLDER_TEXT,
  SELECT_OPTIONS,
  TYPED_TEXT,
} from '../limits.ts';
import { distinct, plain, type Kit } from './text.ts';

/** The adapter's own words, in the reader's language. */
export type Say = (key: string, params?: Readonly<Record<string, string | number>>) => string;

/** An element for an input block, with what to call it where one input needs two. */
export interface Element {
  readonly element: Kit;
  readonly part?: 'from' | 'to';
}

interface At {
  readonly path: readonly string[];
  readonly say: Say;
}

type Option = NonNullable<RenderedInput['options']>[number];

/** So few options are shown at once; more open in a menu. */
const SHOWN_OPTIONS = 4;

/** The elements that take an input's value: one, or two for a span of days. None where Slack has none inside a message. */
export function elementsOf(input: RenderedInput, at: At): readonly Element[] {
  const { type, value } = input;
  switch (type) {
    case 'information':
    case 'group':
      return [];
    case 'date':
      return [{ element: day(at, value) }];
    case 'date_range':
      return (['from', 'to'] as const).map((part) => ({
        part,
        element: day({ ...at, path: [...at.path, part] }, partOf(value, part)),
      }));
    case 'date_time':
      return [{ element: instant(at, value) }];
    case 'attachment':
      return files(input, at);
    case 'choices':
      return [{ element: several(input, at) }];
    case 'person':
      return [{ element: searched(input, at) }];
    default:
      return [{ element: input.suggests && !input.options ? searched(input, at) : single(input, at) }];
  }
}

const base = (type: string, codec: Codec, path: readonly string[]): Kit => ({ type, action_id: inputAction(codec, path) });
const hinted = (text: string): Kit => ({ placeholder: plain(text, PLACEHOLDER_TEXT) });

function partOf(value: unknown, part: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[part] : undefined;
}

function day({ path }: At, value: unknown): Kit {
  const iso = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
  return { ...base('datepicker', 'day', path), ...(iso && { initial_date: value }) };
}

function instant({ path }: At, value: unknown): Kit {
  const seconds = typeof value === 'string' ? Math.floor(Date.parse(value) / 1000) : Number.NaN;
  // Slack takes ten digits.
  const fits = seconds >= 1_000_000_000 && seconds <= 9_999_999_999;
  return { ...base('datetimepicker', 'instant', path), ...(fits && { initial_date_time: seconds }) };
}

/** One of some options, or words. */
function single(input: RenderedInput, at: At): Kit {
  const { options = [], type, value } = input;
  if (options.length === 0 || options.some((one) => one.value.length > OPTION_VALUE)) return typed(input, at);
  const codec = type === 'yes_no' ? 'truth' : type === 'rating' ? 'number' : 'one';
  // What was picked cannot be taken back in Slack, but for something else.
  const none = input.required ? [] : [{ value: NO_OPTION, label: at.say('slack.none') }];
  const offered = optionsOf([...options, ...none]);
  const chosen = offered.find((one) => one.value === String(value));
  const initial = chosen ? { initial_option: chosen } : {};
  if (offered.length <= SHOWN_OPTIONS) return { ...base('radio_buttons', codec, at.path), options: offered, ...initial };
  return { ...base('static_select', codec, at.path), ...listed(offered), ...initial, ...hinted(at.say('slack.choose')) };
}

/** Two options are told apart, also where they had to be shortened. */
function optionsOf(options: readonly Option[]): readonly (Kit & { readonly value: string })[] {
  const labels = distinct(
    options.map(({ label }) => label),
    OPTION_TEXT,
  );
  return options.map(({ value }, index) => ({ text: plain(labels[index] ?? value, OPTION_TEXT), value }));
}

/** A menu takes a hundred options, or a hundred groups of them. */
function listed(options: readonly Kit[]): Kit {
  if (options.length <= SELECT_OPTIONS) return { options };
  const starts = Array.from({ length: Math.ceil(options.length / SELECT_OPTIONS) }, (_, index) => index * SELECT_OPTIONS);
  const groups = starts.slice(0, OPTION_GROUPS).map((start) => {
    const part = options.slice(start, start + SELECT_OPTIONS);
    return { label: plain(`${start + 1} – ${start + part.length}`, OPTION_TEXT), options: part };
  });
  return { option_groups: groups };
}

function several({ options = [], value, max, ...input }: RenderedInput, at: At): Kit {
  if (options.length === 0 || options.some((one) => one.value.length > OPTION_VALUE)) return typed({ ...input, value }, at);
  const offered = optionsOf(options);
  const chosen = offered.filter((one) => Array.isArray(value) && value.map(String).includes(one.value));
  const initial = chosen.length > 0 ? { initial_options: chosen } : {};
  if (options.length <= LISTED_OPTIONS) return { ...base('checkboxes', 'many', at.path), options: offered, ...initial };
  return {
    ...base('multi_static_select', 'many', at.path),
    ...listed(offered),
    ...initial,
    ...hinted(at.say('slack.choose')),
    ...(max !== undefined && { max_selected_items: Math.max(max, 1) }),
  };
}

/** People and long lists: the desk is asked for names that fit. */
function searched(input: RenderedInput, at: At): Kit {
  const { value, shown, names, several: many = false, max, suggests = 'people' } = input;
  const ids = (Array.isArray(value) ? (value as readonly unknown[]) : [value]).filter(
    (one) => typeof one === 'string' && one !== '',
  );
  const chosen = ids.slice(0, SELECT_OPTIONS).map((id, index) => ({
    text: plain(names?.[index] ?? (many ? String(id) : (shown ?? String(id))), OPTION_TEXT),
    value: String(id),
  }));
  // Slack names nothing but the action when it asks for names that fit.
  const common = { min_query_length: 2, ...hinted(at.say(suggests === 'people' ? 'slack.find_person' : 'slack.find')) };
  const type = many ? 'multi_external_select' : 'external_select';
  return {
    ...base(type, suggests, at.path),
    ...common,
    ...(many && chosen.length > 0 && { initial_options: chosen }),
    ...(many && max !== undefined && { max_selected_items: Math.max(max, 1) }),
    ...(!many && chosen[0] && { initial_option: chosen[0] }),
  };
}

/** Files that are there already stay, unless they are unticked; more of them are sent as messages. */
function files({ value, names }: RenderedInput, at: At): readonly Element[] {
  const held = (partOf(value, 'files') ?? []) as readonly { readonly id: string; readonly name: string }[];
  if (held.length === 0) return [];
  const options = held.slice(0, LISTED_OPTIONS).map(({ id, name }, index) => ({
    text: plain(names?.[index] ?? name, OPTION_TEXT),
    value: id,
  }));
  return [{ element: { ...base('checkboxes', 'files', at.path), options, initial_options: options } }];
}

const examples: Partial<Record<RenderedInput['type'], string>> = {
  duration: 'slack.example_duration',
  email: 'slack.example_email',
  link: 'slack.example_link',
  phone: 'slack.example_phone',
  place: 'slack.example_place',
};

/** Slack's inputs for numbers, e-mails and links exist in modals only: these are typed, and read as anything that is typed. */
function typed(input: Pick<RenderedInput, 'type' | 'value' | 'shown' | 'currency'>, at: At): Kit {
  const written = writtenValue(input);
  const example = examples[input.type];
  return {
    ...base('plain_text_input', 'text', at.path),
    ...(input.type === 'long_text' && { multiline: true }),
    max_length: TYPED_TEXT,
    ...(written && { initial_value: shorten(written, TYPED_TEXT) }),
    ...(example !== undefined && hinted(at.say(example))),
  };
}

/** What stands in an input, as somebody would have typed it. */
function writtenValue({
  type,
  value,
  shown,
  currency,
}: Pick<RenderedInput, 'type' | 'value' | 'shown' | 'currency'>): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return type === 'duration' ? (shown ?? `${value}`) : `${value}`;
  const [amount, of, text] = [partOf(value, 'amount'), partOf(value, 'currency'), partOf(value, 'text')];
  if (typeof text === 'string') return text;
  if (typeof amount === 'number' && (shown === undefined || of === currency)) return `${amount}`;
  return value === undefined ? undefined : shown;
}
