import { readYaml } from '../read-yaml.ts';
import type { Column, GivenPerson } from './given-person.ts';
import { columns } from './given-person.ts';
import type { PeopleFile } from './read-people-csv.ts';

/** A list in the shape of people.yaml; an entry may leave out what is to stay as it is. */
export function readPeopleYaml(file: string, text: string): PeopleFile {
  const yaml = readYaml(file, text);
  if (yaml.problems.length > 0) return { people: [], problems: yaml.problems, notes: [] };
  if (!Array.isArray(yaml.data)) {
    const what = 'the file must be a list';
    return { people: [], problems: [{ file, line: 1, what, remedy: 'begin each entry with "- id: …"' }], notes: [] };
  }
  const problems: PeopleFile['problems'][number][] = [];
  const people = yaml.data.flatMap((entry: unknown, index): GivenPerson[] => {
    const line = yaml.lineOf([index]);
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
      problems.push({ file, line, what: 'this is no person', remedy: 'write "- id: …" with what belongs to it below' });
      return [];
    }
    const fields = entry as Readonly<Record<string, unknown>>;
    const ids = Object.fromEntries(
      (['id', 'email'] as const).flatMap((key) => (typeof fields[key] === 'string' ? [[key, fields[key]]] : [])),
    );
    const lines = Object.fromEntries(columns.map((column): [Column, number] => [column, yaml.lineOf([index, keyOf(column)])]));
    return [{ file, line, lines, cells: ids, fields }];
  });
  return { people, problems, notes: [] };
}

function keyOf(column: Column): string {
  return column === 'slack' || column === 'teams_id' || column === 'whatsapp' ? 'addresses' : column;
}
