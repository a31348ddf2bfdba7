import type { RenderedInput } from '../../messaging/outbound.ts';
import { sameLabel } from './pick-choice.ts';
import { StepError } from './step-error.ts';

type Inputs = readonly RenderedInput[];

/** What a card sends when it is filled in: values by input id, with those that stood in it already. @throws StepError for what it does not offer. */
export function fillInputs(inputs: Inputs, fill: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const standing = inputs.flatMap(({ id, value }): [string, unknown][] => (value === undefined ? [] : [[id, value]]));
  return { ...Object.fromEntries(standing), ...fillRow(inputs, fill) };
}

function fillRow(inputs: Inputs, fill: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const filled = Object.entries(fill).map(([label, value]): [string, unknown] => {
    const input = inputs.find((one) => sameLabel(one.label, label)) ?? inputs.find((one) => one.id === label);
    if (!input)
      throw new StepError(
        `the card has no input ${JSON.stringify(label)}`,
        inputs.map((one) => one.label),
      );
    return [input.id, valueOf(input, value)];
  });
  return Object.fromEntries(filled);
}

function valueOf(input: RenderedInput, value: unknown): unknown {
  // No platform can send it as a number.
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  const { fields, options, type } = input;
  if (fields) return rows(input.label, value).map((row) => fillRow(fields, row));
  if (!options || options.length === 0) return value;
  if (type === 'yes_no' || type === 'rating') return JSON.parse(optionOf(input, value)) as unknown;
  return Array.isArray(value) ? value.map((one: unknown) => optionOf(input, one)) : optionOf(input, value);
}

function rows(label: string, value: unknown): readonly Record<string, unknown>[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  if (list.every((row): row is Record<string, unknown> => typeof row === 'object' && row !== null && !Array.isArray(row)))
    return list;
  throw new StepError(`${JSON.stringify(label)} repeats: its value is a list of objects, each by the labels of its columns`);
}

function optionOf({ label, options = [] }: RenderedInput, wanted: unknown): string {
  const text = String(wanted);
  const option =
    options.find((one) => sameLabel(one.label, text) || beginsWith(one.label, text)) ?? options.find((one) => one.value === text);
  if (option) return option.value;
  throw new StepError(
    `${JSON.stringify(label)} does not offer ${JSON.stringify(text)}`,
    options.map((one) => one.label),
  );
}

/** A label as shown may have been cut. */
function beginsWith(label: string, shown: string): boolean {
  return shown.endsWith('…') && label.startsWith(shown.slice(0, -1));
}
