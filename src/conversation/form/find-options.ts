import { mayName, tagOf } from '../../domain/asset.ts';
import type { Field } from '../../domain/form/field.ts';
import { fold } from '../../domain/fold.ts';
import { openOptions } from '../../domain/form/form.ts';
import type { ShownOption } from '../../domain/form/reading/place.ts';
import type { Turn } from '../flow.ts';
import type { FormDraft } from './form-draft.ts';
import type { Spot } from './spot.ts';

/** From more than these, part of a name that is typed chooses some, which are shown so many at a time. */
export const MOST_LISTED = 10;

/** A list that a form's author wrote is shown whole, in a menu or in pages as the channel has it; of people and assets there are too many. */
const MOST_WRITTEN = 50;

function mostShown({ kind }: Pick<Field, 'kind'>): number {
  return kind === 'person' || kind === 'asset' ? MOST_LISTED : MOST_WRITTEN;
}

/** Kinds that are answered by naming one of a known set. */
export function isListed({ kind }: Pick<Field, 'kind'>): boolean {
  return ['choice', 'choices', 'person', 'department', 'site', 'asset'].includes(kind);
}

/** Everything that an answer may name; nothing for kinds that name nothing. */
export function optionsOf(
  { definitions, person }: Turn,
  { field, scope }: Pick<Spot, 'field' | 'scope'>,
): readonly ShownOption[] {
  switch (field.kind) {
    case 'choice':
    case 'choices':
      return openOptions(field, scope);
    case 'department':
      return [...definitions.departments.values()];
    case 'site':
      return [...definitions.sites.values()];
    case 'asset': {
      const { of } = field;
      const owner = scope.requester['id'];
      return [...definitions.assets.values()]
        .filter((asset) => mayName(asset, person.id) && (!of || (asset.kind !== undefined && of.includes(asset.kind))))
        .sort((a, b) => Number(b.owner === owner) - Number(a.owner === owner))
        .map((asset) => ({
          id: asset.id,
          label: tagged(asset.label, tagOf(asset)),
          same_as: [tagOf(asset), asset.serial ?? asset.id],
        }));
    }
    case 'person':
      return [...definitions.people.values()]
        .filter((one) => isKnownTo(person, one))
        .map(({ id, name, email }) => ({
          id,
          label: { es: name, en: name },
          same_as: [id, ...(email ? [email] : [])],
        }));
    default:
      return [];
  }
}

/** A customer knows the people of their own company. */
export function isKnownTo({ kind, company: own }: Turn['person'], { company }: Turn['person']): boolean {
  return kind !== 'customer' || company === own;
}

function tagged(label: ShownOption['label'], tag: string): ShownOption['label'] {
  return { es: `${label.es} (${tag})`, en: `${label.en} (${tag})` };
}

/** The options that fit the letters typed: every word begins one of their names' words. Those with whole words first. */
export function matchingOptions(options: readonly ShownOption[], words: string): readonly ShownOption[] {
  const typed = fold(words).split(' ').filter(Boolean);
  if (typed.length === 0) return [];
  const scored = options.flatMap((option) => {
    const names = new Set(
      [option.label.es, option.label.en, option.id, ...(option.same_as ?? [])].flatMap((name) => fold(name).split(' ')),
    );
    if (!typed.every((word) => [...names].some((name) => name.startsWith(word)))) return [];
    return [{ option, whole: typed.filter((word) => names.has(word)).length }];
  });
  return scored.sort((a, b) => b.whole - a.whole).map(({ option }) => option);
}

/** What is shown to be tapped now, and whether there is more of it. */
interface ShownPage {
  readonly options: readonly ShownOption[];
  /** There are too many to show them all: `words` narrows them. */
  readonly long: boolean;
  readonly more: boolean;
  /** How many fit what was typed. */
  readonly found: number;
}

export function shownOptions(turn: Turn, spot: Spot, { search }: Pick<FormDraft, 'search'>): ShownPage {
  const all = optionsOf(turn, spot);
  const most = search ? MOST_LISTED : mostShown(spot.field);
  const long = all.length > most;
  const fitting = search ? matchingOptions(all, search.words) : long ? own(turn, spot, all) : all;
  const from = (search?.page ?? 0) * MOST_LISTED;
  const options = fitting.slice(from, from + most);
  return { options, long, more: fitting.length > from + options.length, found: fitting.length };
}

/** Of a long list, what most likely is meant: the things that the person has. */
function own({ definitions }: Turn, { field, scope }: Spot, all: readonly ShownOption[]): readonly ShownOption[] {
  if (field.kind !== 'asset') return [];
  return all.filter(({ id }) => definitions.assets.get(id)?.owner === scope.requester['id']).slice(0, MOST_LISTED);
}
