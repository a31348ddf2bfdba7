import type { Definitions } from '../definitions.ts';
import { fold } from '../fold.ts';
import type { Person } from '../person.ts';
import { isConfidential } from '../rights.ts';
import type { Understanding } from '../understanding.ts';

interface Written {
  readonly text: string;
  readonly reading: Pick<Understanding, 'category' | 'item'>;
  readonly person: Person;
}

/**
 * Whether words may be shown to somebody outside. Only an employee's, whose department and teams are not confidential; none that are read, however unsurely, as
 * about something confidential; none with a word of a confidential item or team in them, or of `keep_back` in desk.yaml.
 */
export function mayLeave({ text, reading, person }: Written, definitions: Definitions): boolean {
  if (person.kind !== 'employee' || person.teams.some(({ team }) => definitions.teams.get(team)?.confidential === true))
    return false;
  const { department } = person;
  const about = [...thingsOf(reading, definitions)];
  if (
    [definitions.desk.team, ...about.map(({ team }) => team)].some((team) =>
      isConfidential({ team, ...(department && { department }) }, definitions),
    )
  )
    return false;
  if (about.some((one) => 'confidential' in one && one.confidential)) return false;
  return !hasWordOf(text, definitions);
}

/** What a reading is about, as far as it goes. */
function thingsOf({ category, item }: Written['reading'], { categories, items, desk }: Definitions) {
  const named = <T extends { readonly id: string; readonly same_as: readonly string[] }>(
    all: Iterable<T>,
    label: string | undefined,
  ) => (label === undefined ? [] : [...all].filter(({ id, same_as }) => id === label || same_as.includes(label)));
  return [
    ...named(items.values(), item),
    ...named(categories.values(), category).map(({ id, team = desk.team }) => ({ id, team })),
  ];
}

function hasWordOf(text: string, { items, teams, categories, desk }: Definitions): boolean {
  const typed = ` ${fold(text)} `;
  const isHidden = (id: string | undefined): boolean => teams.get(id ?? desk.team)?.confidential === true;
  const hidden = [
    ...[...items.values()].filter(({ confidential, team }) => confidential || isHidden(team)),
    ...[...categories.values()].filter(({ team }) => isHidden(team)),
    ...[...teams.values()].filter(({ confidential }) => confidential).map(({ id, label }) => ({ label, synonyms: [id] })),
  ];
  const names = hidden.flatMap(({ label, synonyms }) => [label.es, label.en, ...synonyms]).map(fold);
  const beginnings = desk.second_opinion.keep_back.map(fold);
  return (
    names.some((name) => name !== '' && typed.includes(` ${name} `)) || beginnings.some((word) => typed.includes(` ${word}`))
  );
}
