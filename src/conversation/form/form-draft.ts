import { z } from 'zod';
import { Answers, Row } from '../../domain/form/answers.ts';
import type { CatalogItem } from '../../domain/catalog.ts';
import type { Scope } from '../../domain/form/conditions.ts';
import type { Place } from '../../domain/form/reading/place.ts';
import { SeenArticle } from '../../domain/knowledge/seen-article.ts';
import { scopeOf } from '../../actions/scope.ts';
import { workingTimeOf } from '../../actions/working-time.ts';
import { dayEndsOf } from '../../domain/hours/day-ends.ts';
import type { Turn } from '../flow.ts';
import { KeptFiles } from '../kept-files.ts';
import { Origin } from '../origin.ts';

/** A form being filled in, between two turns. */
export const FormDraft = z.object({
  item: z.string(),
  /** Which version of the item's fields the form was begun with. */
  version: z.string().optional(),
  /** The person has been told that the item has gone from the catalog. */
  gone: z.boolean().optional(),
  /** The words that began it. */
  text: z.string().default(''),
  /** Whom it is for, where that is somebody else than who asks. */
  for: z.string().optional(),
  /** It is for who asks, whomever else the words name. */
  own: z.boolean().optional(),
  /** An agent fills it in for `for`, who called and is the requester. */
  behalf: z.boolean().optional(),
  /** The number of the ticket that this request goes on from. */
  follows: z.string().optional(),
  /** The ticket of another need that was told in the same message. */
  related: z.string().optional(),
  /** The number of the request whose answers these change: nothing new is opened. */
  changes: z.string().optional(),
  answers: Answers.default({}),
  skipped: z.array(z.string()).default([]),
  /**
   * What was asked: a field's id; `confirm`: the summary; `edit`: which answer to change; `card`: all at once; `#for`: whom it is for.
   */
  asked: z.string().optional(),
  /** The row of the asked group that is being filled in; absent between two rows. `at`: its place among them. */
  row: z
    .object({ at: z.number(), values: Row.default({}), skipped: z.array(z.string()).default([]), column: z.string() })
    .optional(),
  /** Of a question with several answers: those tapped so far. */
  picked: z.array(z.string()).optional(),
  /** Part of a name that was typed where there are too many options to list them, and how far they were shown. */
  search: z.object({ words: z.string(), page: z.number() }).optional(),
  /** The field whose list was just typed as a whole: "listo" right behind it ends nothing else. */
  listed: z.string().optional(),
  /** The field of which it was asked once more, for the words were hardly an answer: whatever comes then is one. */
  doubted: z.string().optional(),
  /** One question at a time, or one card. */
  mode: z.enum(['questions', 'card']).default('questions'),
  /** Fields that were filled in from the first words and not yet shown; `#for` among them. */
  noted: z.array(z.string()).default([]),
  /** Information that was shown. */
  informed: z.array(z.string()).default([]),
  /** Files that came without being asked for: they go along with the request. */
  files: KeptFiles.optional(),
  /** What they were offered to read before. */
  articles: z.array(SeenArticle).optional(),
  /** The message in a chat that it is made of. */
  origin: Origin.optional(),
  /** What was learnt from the words that began it. */
  learnt: z.array(z.string()).optional(),
});
export type FormDraft = z.infer<typeof FormDraft>;

/** A form at work: whoever fills it in, what it asks, and how far it is. */
export interface Filling {
  readonly turn: Turn;
  readonly item: CatalogItem;
  readonly draft: FormDraft;
}

/** A draft without what belongs to the question that was asked last. */
export function settled(draft: FormDraft): FormDraft {
  const { row: _row, picked: _picked, search: _search, listed: _listed, doubted: _doubted, ...rest } = draft;
  return rest;
}

/** What conditions and defaults may look at: they are about whoever the form is for. */
export function scopeIn({ turn, draft }: Pick<Filling, 'turn' | 'draft'>): Scope {
  return scopeOf(turn, draft.for ?? turn.person.id, draft.answers);
}

/** Everything that reading an answer may depend on. */
export function placeIn({ turn, draft }: Pick<Filling, 'turn' | 'draft'>): Place {
  const { definitions, language, zone, person, now } = turn;
  return {
    language,
    zone,
    today: localDate(now, zone),
    currency: definitions.desk.currency,
    asker: person.id,
    people: definitions.people,
    departments: definitions.departments,
    sites: definitions.sites,
    assets: definitions.assets,
    phonePrefix: (person.site && definitions.sites.get(person.site)?.phone_prefix) || definitions.desk.phone_prefix,
    now,
    dayEnds: () => dayEndsOf(workingTimeOf(turn, person.id), { now, zone }),
    readDates: (text) => turn.readDates(text, { now, zone, language }),
    scope: scopeIn({ turn, draft }),
  };
}

/** By zone: building a format costs fifty times its use. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** `YYYY-MM-DD` in a zone. */
function localDate(at: Date, zone: string): string {
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone, ...parts });
  formats.set(zone, format);
  return format.format(at);
}
