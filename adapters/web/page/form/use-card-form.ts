import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { useDraft } from '../state/drafts.ts';
import type { Input } from '../wire.ts';

type Values = Readonly<Record<string, unknown>>;

/** What has been filled into a card. */
export interface CardForm {
  readonly values: Values;
  /** Ids of inputs that must be filled and are not; known after a try to send. */
  readonly missing: ReadonlySet<string>;
  readonly box: RefObject<HTMLDivElement | null>;
  /** Changes one value, from the newest there is. */
  change(id: string, next: (before: unknown) => unknown): void;
  /** The values to send; with `complete`, `undefined` if something that is required is missing, which is then shown and focused. */
  collect(complete: boolean): Values | undefined;
}

/** Values of one level of a card: of the card itself, or of one row of a group. */
export type FormLevel = Pick<CardForm, 'values' | 'missing' | 'change'>;

export interface InputFieldProps {
  readonly input: Input;
  readonly form: FormLevel;
}

/** Money stands in an answer with its currency; in the card it is the number. */
function plain(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'amount' in value ? value.amount : value;
}

function initialValues(inputs: readonly Input[]): Values {
  return Object.fromEntries(inputs.filter((input) => input.value !== undefined).map((input) => [input.id, plain(input.value)]));
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

const withoutEmpty = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)));

function missingIn(inputs: readonly Input[], values: Values, path = ''): readonly string[] {
  return inputs.flatMap((input) => {
    const value = values[input.id];
    const own = input.required && isEmpty(value) ? [path + input.id] : [];
    const rows = input.type === 'group' && Array.isArray(value) ? (value as readonly Values[]) : [];
    return [...own, ...rows.flatMap((row, index) => missingIn(input.fields ?? [], row, `${path}${input.id}.${index}.`))];
  });
}

function clean(values: Values): Values {
  const cleaned = Object.entries(values).map(([id, value]) => [
    id,
    Array.isArray(value) ? (value as Values[]).map(withoutEmpty) : value,
  ]);
  return withoutEmpty(Object.fromEntries(cleaned) as Values);
}

const firstMissing = '[data-missing] :is(input, textarea, button, [role=spinbutton])';

export function useCardForm(key: string, inputs: readonly Input[]): CardForm {
  const [values, setValues] = useDraft<Values>(`card:${key}`, initialValues(inputs));
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set());
  const [refused, setRefused] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refused > 0) box.current?.querySelector<HTMLElement>(firstMissing)?.focus();
  }, [refused]);
  return {
    values,
    missing,
    box,
    change: (id, next) => {
      setValues((before) => ({ ...before, [id]: next(before[id]) }));
      if (missing.size > 0) setMissing(new Set([...missing].filter((path) => path !== id && !path.startsWith(`${id}.`))));
    },
    collect: (complete) => {
      const found = complete ? missingIn(inputs, values) : [];
      setMissing(new Set(found));
      if (found.length === 0) return clean(values);
      setRefused((before) => before + 1);
      return undefined;
    },
  };
}
