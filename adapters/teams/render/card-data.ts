import { z } from 'zod';

/** What a button of the desk's carries: the prompt, the choice, and the message it stands in. */
export const TapData = z.looseObject({ p: z.string().min(1).max(200), v: z.string().max(2_000), n: z.string().max(200).optional(), k: z.record(z.string(), z.tuple([z.string(), z.unknown()])).optional() }); // prettier-ignore
export type TapData = z.infer<typeof TapData>;

/** How an input's text in a card is to be read back. */
const kinds = {
  /** As it stands. */
  t: (value: unknown) => value,
  /** A number. */
  n: (value: unknown) =>
    typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value,
  /** Yes or no. */
  b: (value: unknown) => (value === 'true' ? true : value === 'false' ? false : value),
  /** Several: their values, encoded, with commas between. */
  m: (value: unknown) => (typeof value === 'string' ? value.split(',').filter(Boolean).map(decode) : value),
} as const;
export type InputKind = keyof typeof kinds;

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The id of an input in a card: how it is read, and where its value belongs (`stay/from`, `equipment/0/count`). */
export const inputId = (kind: InputKind, path: readonly (string | number)[]): string => `${kind}:${path.join('/')}`;

/** A value of a choice set: a comma separates several. */
export const optionValue = (kind: InputKind, value: string): string => (kind === 'm' ? encodeURIComponent(value) : value);

/** What a client sends where an optional choice is taken back: a choice set cannot be cleared. */
export const NO_CHOICE = '—';

type Inputs = Record<string, unknown>;

const MOST = 500;

/**
 * The values of a card's inputs out of an action's data: by input id, with parts and rows put together. Blank ones are left out; words that
 * nobody has changed are what they stand for. `undefined` of a card without inputs.
 */
export function inputsIn(data: TapData): Inputs | undefined {
  const entries = Object.entries(data).filter(([key]) => /^[tnbm]:./.test(key));
  const files = Object.entries(data.k ?? {}).filter(([key]) => key.startsWith('='));
  if (entries.length === 0 && files.length === 0) return undefined;
  const inputs: Inputs = Object.fromEntries(files.map(([key, [, value]]) => [key.slice(1), value]));
  for (const [key, value] of entries.slice(0, MOST)) {
    if (value === '' || value === NO_CHOICE || value === null || value === undefined) continue;
    const kept = data.k?.[key];
    const read = kept && kept[0] === value ? kept[1] : kinds[key.slice(0, 1) as InputKind](value);
    put(inputs, key.slice(2).split('/').slice(0, 4), read);
  }
  return rowsAsLists(inputs);
}

function put(into: Inputs, [first = '', ...rest]: readonly string[], value: unknown): void {
  if (first === '__proto__') return;
  if (rest.length === 0) {
    into[first] = value;
    return;
  }
  const before = Object.hasOwn(into, first) ? into[first] : undefined;
  const inner = typeof before === 'object' && before !== null && !Array.isArray(before) ? (before as Inputs) : {};
  into[first] = inner;
  put(inner, rest, value);
}

/** `{ 0: {…}, 2: {…} }` are the rows of a group. */
function rowsAsLists(inputs: Inputs): Inputs {
  return Object.fromEntries(
    Object.entries(inputs).map(([id, value]) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return [id, value];
      const keys = Object.keys(value);
      if (keys.length === 0 || !keys.every((key) => /^\d+$/.test(key))) return [id, value];
      return [id, keys.sort((a, b) => Number(a) - Number(b)).map((key) => rowsAsLists((value as Inputs)[key] as Inputs))];
    }),
  );
}
