import { NO_OPTION, readInputAction, type Codec } from '../input-path.ts';

/** What an element of a message holds, as Slack reports it in `state.values`. */
export interface ElementState {
  readonly value?: string | null | undefined;
  readonly selected_option?: { readonly value: string } | null | undefined;
  readonly selected_options?: readonly { readonly value: string }[] | undefined;
  readonly selected_date?: string | null | undefined;
  readonly selected_date_time?: number | null | undefined;
}

type State = Readonly<Record<string, Readonly<Record<string, ElementState>>>>;
type Values = Record<string, unknown>;

const MOST_INPUTS = 500;

/** The values of a card by input id, in canonical form; `undefined` where the message has no inputs. What was left blank is left out. */
export function readInputs(state: State): Readonly<Record<string, unknown>> | undefined {
  const elements = Object.values(state).flatMap((block) => Object.entries(block));
  const inputs: Values = Object.create(null) as Values;
  let any = false;
  for (const [action, element] of elements.slice(0, MOST_INPUTS)) {
    const input = readInputAction(action);
    if (!input) continue;
    any = true;
    const value = valueOf(input.codec, element);
    if (value !== undefined) put(inputs, input.path, value);
  }
  return any ? withRows(inputs) : undefined;
}

function valueOf(codec: Codec, element: ElementState): unknown {
  const { value, selected_option: picked, selected_options: many, selected_date: day, selected_date_time: instant } = element;
  const one = picked?.value === NO_OPTION ? undefined : picked;
  switch (codec) {
    case 'text':
      return value?.trim() || undefined;
    case 'one':
      return one?.value;
    case 'truth':
      return one ? one.value === 'true' : undefined;
    case 'number':
      return one ? Number(one.value) : undefined;
    case 'people':
    case 'assets':
      return many ? valueOf('many', element) : one?.value;
    case 'many':
      return many && many.length > 0 ? many.map((option) => option.value) : undefined;
    case 'day':
      return day ?? undefined;
    case 'instant':
      return instant ? new Date(instant * 1000).toISOString() : undefined;
    case 'files':
      return many && many.length > 0 ? { files: many.map((option) => ({ id: option.value })) } : undefined;
  }
}

/** Only names of our own making are followed: what a client sends cannot reach an object's own ways. */
function put(values: Values, [first = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) values[first] = value;
  else put((values[first] ??= Object.create(null)) as Values, rest, value);
}

/** Rows stand under their numbers. */
function withRows(values: Values): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).map(([id, value]) => [id, isRows(value) ? rowsOf(value) : plainOf(value)]));
}

const isPart = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === null;
const isRows = (value: unknown): value is Values => isPart(value) && Object.keys(value).every((key) => /^\d+$/.test(key));

function rowsOf(rows: Values): readonly unknown[] {
  return Object.keys(rows)
    .sort((left, right) => Number(left) - Number(right))
    .map((key) => plainOf(rows[key]));
}

function plainOf(value: unknown): unknown {
  return isPart(value) ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plainOf(part)])) : value;
}
