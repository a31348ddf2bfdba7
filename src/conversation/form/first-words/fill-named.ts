import { tagOf } from '../../../domain/asset.ts';
import { fold, foldedWords } from '../../../domain/fold.ts';
import { assetIn } from '../../../domain/form/asset-in.ts';
import type { Answer } from '../../../domain/form/answers.ts';
import { inOrder } from '../../../domain/form/evaluate.ts';
import { openOptions, type FieldOf } from '../../../domain/form/form.ts';
import { findNames } from '../../../domain/form/reading/match-names.ts';
import { openAssets } from '../../../domain/form/reading/read-asset.ts';
import { contentOf } from '../../../domain/form/reading/rest-of.ts';
import { createFindPhrases } from '../../understand/find-phrases.ts';
import { wordsOf } from '../../understand/fold-text.ts';
import { namesOfSites } from '../../understand/slots/names-of-systems.ts';
import { mentionedOptions } from './mentioned-options.ts';
import { mentionedPeople } from './mentioned-people.ts';
import type { Wanted } from './wanted.ts';

/** The one thing that was found, however often. */
function only<T>(found: readonly T[]): T | undefined {
  const [first, ...others] = new Set(found);
  return others.length === 0 ? first : undefined;
}

export function fillChoice(field: FieldOf<'choice'>, { words, place }: Wanted): Answer | undefined {
  const found = mentionedOptions(words, openOptions(field, place.scope));
  const isOpen = found.some(
    ({ start, end }) =>
      OR_BEFORE.test(words.lower.slice(Math.max(0, start - 20), start)) || OR_BEHIND.test(words.lower.slice(end)),
  );
  return isOpen ? undefined : only(found.map(({ id }) => id));
}

/** "una T14 o una T16": one of them, but which? */
const OR_BEFORE = /(?<![\p{L}])(?:o|or|ou)(?: (?:una?|a|an|la|el|the|uma?))*\s+$/u;
const OR_BEHIND = /^\s*,?\s*(?:o|or|ou)\s/u;
const EITHER = /(?<![\p{L}])(?:o|or|ou)(?![\p{L}])/u;

export function fillChoices(field: FieldOf<'choices'>, { words, place }: Wanted): Answer | undefined {
  const found = mentionedOptions(words, openOptions(field, place.scope));
  // One name that two options have names neither.
  const clear = found.filter(({ id, start }) => found.every((one) => one.id === id || one.start !== start));
  const [first, last] = [clear[0], clear.at(-1)];
  if (!first || !last || clear.length < found.length) return undefined;
  if (first !== last && EITHER.test(words.lower.slice(first.end, last.start))) return undefined;
  return inOrder(field.options, [...new Set(clear.map(({ id }) => id))]);
}

const YES_BEFORE = /(?<![\p{L}])(?:con|with|com|incluye|incluyendo|incluir|including|include|mas|plus|tambien|also|y|and|e|necesito|quiero|need|want|requiere|requires)(?: (?:un|una|el|la|a|an|the|su|its))*\s*$/u; // prettier-ignore
const NO_BEFORE = /(?<![\p{L}])(?:sin|without|sem|no (?:necesito|quiero|hace falta|incluye|requiere)|don'?t need|no need for|no)(?: (?:un|una|el|la|a|an|the|su|any))*\s*$/u; // prettier-ignore

/** "con proyector", "sin proyector", where the field is called so. */
export function fillYesNo(field: FieldOf<'yes_no'>, { words }: Wanted): Answer | undefined {
  const names = [field.label.es, field.label.en].map((label) => contentOf(foldedWords(label)).join(' ')).filter(Boolean);
  const found = findNames(words.lower, [{ id: field.id, names }]).map(({ start }) => {
    const before = words.lower.slice(Math.max(0, start - 40), start);
    return NO_BEFORE.test(before) ? false : YES_BEFORE.test(before) ? true : undefined;
  });
  return found.includes(undefined) ? undefined : only(found);
}

/** Somebody named besides whom it is for; "Ana" is nobody where two are called so. */
export function fillPerson(field: FieldOf<'person'>, { words, place, beneficiary }: Wanted): Answer | undefined {
  const found = mentionedPeople(words.text, place).filter(({ ids }) => !ids.includes(beneficiary ?? ''));
  if (found.some(({ ids }) => ids.length > 1)) return undefined;
  const ids = [...new Set(found.flatMap((one) => one.ids))];
  if (!field.several) return only(ids.filter((id) => id !== place.asker));
  if (ids.length === 0) return undefined;
  const along = found[0]?.before.at(-1);
  // "Con Luis": the asker is one of them.
  const isWith = along === 'con' || along === 'with' || along === 'com';
  return isWith && !ids.includes(place.asker) ? [place.asker, ...ids] : withAsker(words.lower, ids, place.asker);
}

/** "Luis y yo", "conmigo": the asker comes too. */
const AND_ME =
  /(?<![\p{L}])(?:y yo|yo y|e eu|conmigo|y (?:para )?mi(?= *(?:$|[,.;])| (?:del|el|la|a|al) )|and (?:me|myself|i))(?![\p{L}])/u;

function withAsker(lower: string, ids: readonly string[], asker: string): string[] {
  return AND_ME.test(lower) && !ids.includes(asker) ? [asker, ...ids] : [...ids];
}

const IN_DEPARTMENT =
  /(?<![\p{L}])(?:en|a|al|de|del|para|area|departamento|equipo|sector|in|to|for|from|team|department|no|na|do|da)(?: (?:el|la|los|las|the|area de|departamento de|equipo de|nuestro|nuestra|our))*\s*$/u;

export function fillDepartment({ words, place }: Wanted): Answer | undefined {
  const named = [...place.departments.values()].map(({ id, label }) => ({
    id,
    names: [label.es, label.en].filter((name) => fold(name).length > 2),
  }));
  const found = findNames(words.lower, named).filter(
    ({ start, end }) =>
      IN_DEPARTMENT.test(words.lower.slice(Math.max(0, start - 40), start)) || standsAlone(words.lower, start, end),
  );
  return only(found.map(({ id }) => id));
}

/** "Jane Doe, sales, 16 March": one of several things, between commas. */
function standsAlone(lower: string, start: number, end: number): boolean {
  return /(?:^|[,;:(\n])\s*$/.test(lower.slice(0, start)) && /^\s*(?:$|[,;)\n]|\.(?:\s|$))/.test(lower.slice(end));
}

const OWN_SITE =
  /(?<![\p{L}])(?:(?:en|a|para|at|in|for) )(?:mi (?:sede|oficina|local|tienda)|my (?:site|office|store))(?![\p{L}])/u;

export function fillSite({ words, place }: Wanted): Answer | undefined {
  const found = createFindPhrases(namesOfSites(place.sites.values()))(wordsOf(words.text)).map(({ value }) => value);
  if (found.length > 0) return only(found);
  return OWN_SITE.test(words.lower) ? place.people.get(place.asker)?.site : undefined;
}

/** Something by its tag, its serial number or its whole name. */
export function fillAsset(field: FieldOf<'asset'>, { words, place }: Wanted): Answer | undefined {
  const open = openAssets(field, place);
  const marked = assetIn(words.text, new Map(open.map((asset) => [asset.id, asset])));
  if (marked !== undefined) return marked;
  const named = open.map((asset) => ({ id: asset.id, names: [asset.label.es, asset.label.en, tagOf(asset)] }));
  return only(findNames(words.lower, named).map(({ id }) => id));
}
