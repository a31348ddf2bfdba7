import { fold } from '../../fold.ts';
import { matchNames } from './match-names.ts';
import { matchOptions } from './read-choice.ts';
import type { Place } from './place.ts';
import { accept, quoted, refuse, type Reading } from './refusal.ts';

const OWN = new Set(['mi area', 'el mio', 'la mia', 'mi departamento', 'my department', 'my area', 'mine', 'my own']);

/** A department by id or label; by number where a list was shown; "mi área" is the asker's. */
export function readDepartment(text: string, place: Place): Reading<string> {
  const own = OWN.has(fold(text)) ? place.people.get(place.asker)?.department : undefined;
  const matches = own === undefined ? matchDepartments(text, place) : [own];
  const [only] = matches;
  if (only !== undefined && matches.length === 1) return accept(only);
  const shown = [...place.departments.values()].filter(({ id }) => matches.length === 0 || matches.includes(id));
  const departments = { list: shown.map(({ label }) => ({ label })) };
  return refuse(matches.length > 1 ? 'form.department_several' : 'form.not_department', { read: quoted(text), departments });
}

function matchDepartments(text: string, place: Place): readonly string[] {
  if (place.shownOptions) return matchOptions(text, place.shownOptions, place);
  const exact = place.departments.get(text.trim());
  if (exact) return [exact.id];
  return matchNames(
    text,
    [...place.departments.values()].map(({ id, label }) => ({ id, names: [label.es, label.en, id] })),
  );
}
