import { z } from 'zod';
import type { Definitions } from '../definitions.ts';
import { intents, type Intent } from '../understanding.ts';

/** What a second opinion says of a message: the desk's own ids, nothing else. */
export interface Opinion {
  readonly intent: Intent;
  /** Of an incident. */
  readonly category?: string;
  /** Of a request. */
  readonly item?: string;
  readonly language?: 'es' | 'en' | 'pt';
  /** 0 to 1, as the model says of itself; absent where it did not say. */
  readonly confidence?: number;
}

/** What whoever asked hands to the turn: nothing in it where there was no usable answer. */
export interface Heard {
  readonly opinion?: Opinion;
}

/** An answer is short; whatever goes on longer is none. */
const LONGEST_ANSWER = 20_000;
/** Models that write "null" for nothing mean it. */
const NOTHING: ReadonlySet<unknown> = new Set([null, '', 'null', 'none', 'None']);

/**
 * Reads a model's words, which may be anything: a JSON object, alone, fenced, or behind other words. `undefined` unless every value is one of the
 * closed lists: the intents, the ids (or `same_as`) of the desk's categories and items, the languages, a confidence of 0 to 1. `p` and `lang` are
 * taken for `confidence` and `language`, as `mesa classify` calls them; other keys are not looked at.
 */
export function readOpinion(answer: string, definitions: Pick<Definitions, 'categories' | 'items'>): Opinion | undefined {
  const written = objectIn(answer.slice(0, LONGEST_ANSWER));
  const read = written && opinionSchema(definitions).safeParse(written);
  if (!read?.success) return undefined;
  const { intent, category, item, language, lang, confidence, p } = read.data;
  const [tongue, share] = [language ?? lang, confidence ?? p];
  return {
    intent,
    ...(category !== undefined && intent === 'incident' && { category }),
    ...(item !== undefined && intent === 'request' && { item }),
    ...(tongue !== undefined && { language: tongue }),
    ...(share !== undefined && { confidence: share }),
  };
}

function opinionSchema({ categories, items }: Pick<Definitions, 'categories' | 'items'>) {
  const share = optional(z.number().min(0).max(1));
  const language = optional(z.enum(['es', 'en', 'pt']));
  return z.object({
    intent: z.enum(intents),
    category: optional(oneOf(categories.values())),
    item: optional(oneOf(items.values())),
    ...{ language, lang: language, confidence: share, p: share },
  });
}

function optional<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (NOTHING.has(value) ? undefined : value), schema.optional());
}

/** The id behind one of the names that a thing of the desk has. */
function oneOf(things: Iterable<{ readonly id: string; readonly same_as: readonly string[] }>) {
  const ids = new Map<string, string>();
  const all = [...things];
  for (const { id, same_as } of all) for (const name of same_as) ids.set(name, id);
  for (const { id } of all) ids.set(id, id);
  return z
    .string()
    .refine((name) => ids.has(name))
    .transform((name) => ids.get(name) ?? name);
}

/** The one object in the words. What a model thought aloud before it is left out. */
function objectIn(answer: string): object | undefined {
  const said = answer.replace(/^\s*<think>[\s\S]*?<\/think>/, '');
  const [from, to] = [said.indexOf('{'), said.lastIndexOf('}')];
  if (from < 0 || to < from) return undefined;
  try {
    const value: unknown = JSON.parse(said.slice(from, to + 1));
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
