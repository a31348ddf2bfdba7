import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { useDraft } from '../state/drafts.ts';
import type { Input } from '../wire.ts';
import { holds } from './holds.ts';

type Values = Readonly<Record<string, unknown>>;

/** What has been filled into a card. */
export interface CardForm {
  readonly values: Values;
  /** Ids of inputs that must be filled and are not; known after a try to send. */
  readonly missing: ReadonlySet<string>;
  /** Ids of inputs that were changed since the desk last said what is wrong. */
  readonly changed: ReadonlySet<string>;
  readonly box: RefObject<HTMLDivElement | null>;
  /** Changes one value, from the newest there is. */
  change(id: string, next: (before: unknown) => unknown): void;
  /** The values to send; with `complete`, `undefined` if something that is required is missing, which is then shown and focused. */
  collect(complete: boolean): Values | undefined;
}

/** Values of one level of a card: of the card itself, or of one row of a group. */
export type FormLevel = Pick<CardForm, 'values' | 'missing' | 'change' | 'changed'>;

export interface InputFieldProps {
  readonly input: Input;
  readonly form: FormLevel;
}

function initialValues(inputs: readonly Input[]): Values {
  return Object.fromEntries(inputs.filter((input) => input.value !== undefined).map((input) => [input.id, input.value]));
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (typeof value !== 'object') return false;
  if ('files' in value) return isEmpty(value.files);
  return Object.values(value).every((part) => part === undefined || part === '');
}

const withoutEmpty = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)));

function missingIn(inputs: readonly Input[], values: Values, path = ''): readonly string[] {
  return inputs.flatMap((input) => {
    if (!holds(input.when, values)) return [];
    const value = values[input.id];
    const own = (input.required || input.needed) && isEmpty(value) && !input.fixed ? [path + input.id] : [];
    const rows = input.type === 'group' && Array.isArray(value) ? (value as readonly Values[]) : [];
    return [...own, ...rows.flatMap((row, index) => missingIn(input.fields ?? [], row, `${path}${input.id}.${index}.`))];
  });
}

/** What stands in inputs that apply; rows without their blanks. */
function clean(inputs: readonly Input[], values: Values): Values {
  const shown = inputs.filter((input) => holds(input.when, values) && !input.fixed);
  const cleaned = shown.map(({ id, type }) => {
    const value = values[id];
    return [id, type === 'group' && Array.isArray(value) ? (value as Values[]).map(withoutEmpty) : value] as const;
  });
  return withoutEmpty(Object.fromEntries(cleaned));
}

const firstMissing = '[data-missing] :is(input, textarea, button, [role=spinbutton])';

export function useCardForm(key: string, inputs: readonly Input[]): CardForm {
  const [values, setValues] = useDraft<Values>(`card:${key}`, initialValues(inputs));
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set());
  const [refused, setRefused] = useState(0);
  const [touched, setTouched] = useState<{ readonly inputs: readonly Input[]; readonly ids: ReadonlySet<string> }>({
    inputs,
    ids: new Set(),
  });
  // What the desk says about a card that came back is about the values that stand in it.
  const changed = touched.inputs === inputs ? touched.ids : new Set<string>();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refused > 0) box.current?.querySelector<HTMLElement>(firstMissing)?.focus();
  }, [refused]);
  return {
    values,
    missing,
    changed,
    box,
    change: (id, next) => {
      setValues((before) => ({ ...before, [id]: next(before[id]) }));
      setTouched({ inputs, ids: new Set([...changed, id]) });
      if (missing.size > 0) setMissing(new Set([...missing].filter((path) => path !== id && !path.startsWith(`${id}.`))));
    },
    collect: (complete) => {
      const found = complete ? missingIn(inputs, values) : [];
      setMissing(new Set(found));
      if (found.length === 0) return clean(inputs, values);
      setRefused((before) => before + 1);
      return undefined;
    },
  };
}
