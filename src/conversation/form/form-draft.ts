import { z } from 'zod';
import { Answers } from '../../domain/answers.ts';
import type { CatalogItem } from '../../domain/catalog.ts';
import { DeskError } from '../../domain/errors.ts';
import type { Place } from '../../domain/reading/place.ts';
import { scopeOf } from '../../actions/scope.ts';
import type { Turn } from '../flow.ts';

/** A form being filled in, between two turns. */
export const FormDraft = z.object({
  item: z.string(),
  /** The words that began it. */
  text: z.string().default(''),
  answers: Answers.default({}),
  skipped: z.array(z.string()).default([]),
  /** What was asked: a field's id; `confirm`: the summary; `edit`: which answer to change; `card`: all at once. */
  asked: z.string().optional(),
  /** One question at a time, or one card. */
  mode: z.enum(['questions', 'card']).default('questions'),
  /** Fields that were filled in from the first words and not yet shown. */
  noted: z.array(z.string()).default([]),
});
export type FormDraft = z.infer<typeof FormDraft>;

/** @throws DeskError `item.gone` if the catalog no longer has it. */
export function itemOf({ definitions }: Pick<Turn, 'definitions'>, draft: Pick<FormDraft, 'item'>): CatalogItem {
  const item = definitions.items.get(draft.item);
  if (!item) throw new DeskError('item.gone');
  return item;
}

/** Everything that reading an answer may depend on. */
export function placeOf(turn: Turn, draft: Pick<FormDraft, 'answers'>): Place {
  const { definitions, language, zone, person, now } = turn;
  return {
    language,
    zone,
    today: localDate(now, zone),
    currency: definitions.desk.currency,
    asker: person.id,
    people: definitions.people,
    departments: definitions.departments,
    readDates: (text) => turn.readDates(text, { now, zone, language }),
    scope: scopeOf(turn, person.id, draft.answers),
  };
}

/** By zone: building a format costs fifty times its use. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** `YYYY-MM-DD` in a zone. */
export function localDate(at: Date, zone: string): string {
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone, ...parts });
  formats.set(zone, format);
  return format.format(at);
}
