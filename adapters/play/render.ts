import type { ExpectationType, OutboundMessage, RenderedInput } from '../../src/messaging/outbound.ts';
import { platforms, type Platform, type PlatformName } from './platforms.ts';
import { shortenLabels } from '../../src/messaging/platform/shorten-labels.ts';

export interface InputLine {
  readonly label: string;
  readonly type: ExpectationType;
  readonly required: boolean;
  readonly value: unknown;
  readonly options: readonly string[];
  /** Of a repeating group. */
  readonly fields?: readonly InputLine[];
}

/** A message as its reader sees it; the line that `mesa play` prints. `at` is ISO 8601 in UTC. */
export interface Line {
  readonly at: string;
  /** A person's id, or `team:ID`. */
  readonly to: string;
  readonly on: string;
  readonly message: string;
  readonly edited: boolean;
  readonly text: string;
  readonly choices: readonly string[];
  readonly inputs: readonly InputLine[];
  readonly expects?: { readonly type: ExpectationType; readonly options: readonly string[] };
  readonly ticket?: string;
  /** The message that it stands under. */
  readonly thread?: string;
}

/** `on` names the platform whose limits and escaping hold. */
export function renderLine(message: OutboundMessage, shown: { id: string; at: Date; edited: boolean; on: PlatformName }): Line {
  const { id, at, edited, on } = shown;
  const platform = platforms[on];
  const { to, reader, expects, ticket, thread } = message;
  return {
    at: at.toISOString(),
    // In a direct message the address is the person, strangers included; a team's room is called as the team, any other place by itself.
    to: to.kind === 'direct' || !reader.startsWith('team:') ? to.id : reader,
    on,
    message: id,
    edited,
    text: textLines(message, platform).map(platform.escape).join('\n'),
    choices: choiceLabels(message, on),
    inputs: platform.inputs ? message.inputs.map((input) => inputLine(input, platform)) : [],
    ...(expects && { expects: { type: expects.type, options: expects.options ?? [] } }),
    ...(ticket !== undefined && { ticket }),
    ...(thread !== undefined && { thread }),
  };
}

/** The labels of the choices as this platform shows them, in the order of `message.choices`. */
export function choiceLabels(message: OutboundMessage, on: PlatformName): readonly string[] {
  const labels = message.choices.map(({ label }) => label);
  return shortenLabels(labels, platforms[on].labelLimit(labels.length));
}

function textLines(message: OutboundMessage, platform: Platform): readonly string[] {
  return [
    ...message.paragraphs,
    ...message.facts.map(({ label, value }) => `${label}: ${value}`),
    ...(platform.inputs ? [] : message.inputs.map(inputAsText)),
    ...(message.question === undefined ? [] : [message.question]),
  ];
}

function inputAsText({ label, options, type, hint, shown }: RenderedInput): string {
  if (type === 'information') return hint ? `${label}. ${hint}` : label;
  const asked = options ? `${label} (${options.map((option) => option.label).join(', ')})` : label;
  return shown === undefined ? asked : `${asked}: ${shown}`;
}

function inputLine(input: RenderedInput, platform: Platform): InputLine {
  const { label, type, required, value, options, fields } = input;
  return {
    label,
    type,
    required,
    value: value === undefined ? null : spoken.has(type) ? (input.shown ?? value) : readable(value, input),
    options: shortenLabels(options?.map((option) => option.label) ?? [], platform.optionLimit),
    ...(fields && { fields: fields.map((field) => inputLine(field, platform)) }),
  };
}

/** What a reader sees of these is no id and no structure. */
const spoken: ReadonlySet<ExpectationType> = new Set(['money', 'person', 'asset', 'place', 'attachment']);

/** A value as it stands in the card: options by their labels, rows by the labels of their columns. */
function readable(value: unknown, input: RenderedInput): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => readable(one, input));
  if (input.fields && typeof value === 'object' && value !== null) return readableRow(value, input.fields);
  return input.options?.find((option) => option.value === String(value))?.label ?? value;
}

function readableRow(row: object, fields: readonly RenderedInput[]): unknown {
  const cells = Object.entries(row).map(([id, value]: [string, unknown]) => {
    const field = fields.find((one) => one.id === id);
    return field ? [field.label, readable(value, field)] : [id, value];
  });
  return Object.fromEntries(cells);
}
