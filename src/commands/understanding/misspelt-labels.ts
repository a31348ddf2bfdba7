import { nearest } from '../../../adapters/config/nearest.ts';
import {
  readPhrasebookLines,
  readSlotWords,
  type PhrasebookPlace,
  type SlotWords,
} from '../../../adapters/config/phrasebook-lines.ts';
import { splitLine } from '../../conversation/understand/expand-phrasebook.ts';
import { phraseKey } from '../../conversation/understand/fold-text.ts';
import type { CatalogItem, Category } from '../../domain/catalog.ts';
import type { Definitions } from '../../domain/definitions.ts';
import type { Phrasebook } from '../../domain/phrasebook.ts';

type Catalog = Pick<Definitions, 'categories' | 'items'>;

/** A label that stands in more lines is meant as it is: "offboarding" is no slip for "onboarding". */
const MOST_SLIPS = 5;

/** A label, and under which intent: '' where it stands in the words of a slot. */
interface Use {
  readonly intent: string;
  readonly label: string;
}

/**
 * Labels behind `=>` that do nothing and were surely meant to, a sentence each at its line: a letter or two off one of the catalog, what people
 * call it instead of its id, of an item under incidents or of a category under requests, under an intent that has none. Others that name
 * nothing are no mistake: phrasebooks may know more than a catalog offers.
 */
export async function misspeltLabels(
  config: string,
  catalog: Catalog,
  phrasebooks: readonly Phrasebook[],
): Promise<readonly string[]> {
  const counted = new Map<string, Use & { readonly count: number }>();
  for (const use of phrasebooks.flatMap(usesOf)) {
    const key = `${use.intent} ${use.label}`;
    counted.set(key, { ...use, count: (counted.get(key)?.count ?? 0) + 1 });
  }
  const found = [...counted.values()].flatMap((use) => {
    const wrong = use.count > MOST_SLIPS ? undefined : faultOf(use, catalog);
    return wrong === undefined ? [] : [{ use, wrong }];
  });
  if (found.length === 0) return [];
  const lines = [...(await readPhrasebookLines(config)), ...(await readSlotWords(config)).map(asLine)];
  return found.flatMap(({ use, wrong }) => {
    const at = lines.find(({ intent, written }) => intent === use.intent && splitLine(written).label === use.label);
    return at ? [`${at.file}:${at.line}: "=> ${use.label}" ${wrong}`] : [];
  });
}

const asLine = (words: SlotWords): PhrasebookPlace & { intent: string; written: string } => ({ ...words, intent: '' });

function usesOf({ intents, slots }: Phrasebook): readonly Use[] {
  const uses = (intent: string, lines: readonly string[]): readonly Use[] =>
    lines.flatMap((line) => {
      const { label } = splitLine(line);
      return label === undefined ? [] : [{ intent, label }];
    });
  return [
    ...Object.entries(intents).flatMap(([intent, lines]) => uses(intent, lines)),
    ...Object.values(slots).flatMap((words) => uses('', words)),
  ];
}

function faultOf({ intent, label }: Use, { categories, items }: Catalog): string | undefined {
  const [kinds, things]: readonly [readonly Named[], readonly Named[]] = [[...categories.values()], [...items.values()]];
  switch (intent) {
    case 'incident':
      return among(label, kinds) ? undefined : (foreign(label, intent, things) ?? meant(label, kinds, 'category'));
    case 'request':
      return among(label, things) ? undefined : (foreign(label, intent, kinds) ?? meant(label, things, 'item'));
    case '': {
      const all = [...kinds, ...things];
      return among(label, all) ? undefined : meant(label, all, 'category and no item');
    }
    default:
      return `does nothing under ${intent}: only incidents have a category and only requests an item; remove it, or put the line under its intent`;
  }
}

type Named = Pick<CatalogItem & Category, 'id' | 'label' | 'same_as' | 'synonyms'>;

const idsOf = ({ id, same_as }: Named): readonly string[] => [id, ...same_as];

const among = (label: string, these: readonly Named[]): boolean => these.some((one) => idsOf(one).includes(label));

function foreign(label: string, intent: 'incident' | 'request', others: readonly Named[]): string | undefined {
  if (!among(label, others)) return undefined;
  const [is, has] = intent === 'incident' ? ['an item', 'a category'] : ['a category', 'an item'];
  return `names ${is}, and what stands under ${intent} has ${has}; write one of those, or put the line under its intent`;
}

/** By its letters, else by the names that people read and the words they use for it. */
function meant(label: string, these: readonly Named[], kind: string): string | undefined {
  const called = phraseKey(label);
  const byName = these.find((one) => [one.label.es, one.label.en, ...one.synonyms].some((name) => phraseKey(name) === called));
  const id = nearest(label, these.flatMap(idsOf)) ?? byName?.id;
  return id === undefined ? undefined : `names no ${kind}; did you mean ${id}?`;
}
