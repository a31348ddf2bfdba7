import type desk from '../../locales/en/desk.json';
import type { Label } from './label.ts';

/** A sentence of the desk: a key of `locales/<lng>/desk.json`; where it has plural forms (`_one`, `_other`), the key without them. */
export type MessageKey = WithoutPlural<keyof typeof desk>;
type WithoutPlural<K extends string> = K extends `${infer Base}_one` | `${infer Base}_other` ? Base : K;

/**
 * A value inside a sentence, kept as what it is until the reader is known: the same entry reads "lunes 9 de marzo" for one
 * and "Monday, 9 March" for another, in each reader's own time zone.
 */
export type Value =
  | string
  | number
  | Words
  | { readonly date: string }
  | { readonly at: Date }
  /** A local date (`YYYY-MM-DD`) without its year, among others: "lun 2 mar"; `long`: "lunes 2 de marzo". */
  | { readonly day: string; readonly long?: boolean }
  | { readonly minutes: number }
  | { readonly money: { readonly amount: number; readonly currency: string } }
  | { readonly person: string }
  | { readonly team: string }
  | { readonly list: readonly Value[] };

export type Params = Readonly<Record<string, Value>>;

/** Something to say before anyone has chosen a language: a sentence by key, an administrator's label, or a person's own words. */
export type Words =
  { readonly key: MessageKey; readonly params?: Params } | { readonly label: Label } | { readonly text: string };
