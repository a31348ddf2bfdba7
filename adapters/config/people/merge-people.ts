import { Person } from '../../../src/domain/person.ts';
import { plain } from '../../../src/domain/fold.ts';
import { explainIssue } from '../explain-issue.ts';
import type { Problem } from '../problem.ts';
import type { Entry, Place, Report } from '../sources.ts';
import type { Column, GivenPerson } from './given-person.ts';
import { readCell, type Nameable } from './read-cell.ts';

/** A person as YAML would hold them. */
export type Raw = Readonly<Record<string, unknown>>;

/** Somebody of the directory as it is. */
export interface Known {
  readonly id: string;
  readonly raw: Raw;
  readonly place: Place;
}

/** Somebody as they are to be. `before` is absent for who is new, `given` for whom the file does not name. */
export interface Merged {
  readonly id: string;
  readonly raw: Raw;
  readonly before?: Known;
  readonly given?: GivenPerson;
}

const addressColumns: Partial<Record<Column, string>> = { slack: 'slack', teams_id: 'teams', whatsapp: 'whatsapp', web: 'web' };

/** The directory with what the file says of people, who are known by their id, else by their e-mail. Those it does not name stay. */
export function mergePeople(
  known: readonly Known[],
  given: readonly GivenPerson[],
  { names, problems }: { readonly names: Nameable; readonly problems: Problem[] },
): readonly Merged[] {
  const byId = new Map(known.map((one) => [one.id, one]));
  const byEmail = new Map(
    known.flatMap((one) => (typeof one.raw['email'] === 'string' ? [[one.raw['email'].toLowerCase(), one]] : [])),
  );
  const merged = new Map<string, Merged>(known.map((one) => [one.id, { id: one.id, raw: one.raw, before: one }]));
  const lines = new Map<string, GivenPerson>();
  for (const one of given) {
    const id = idOf(one, byEmail);
    const first = id === undefined ? undefined : lines.get(id);
    if (id === undefined) {
      problems.push({ file: one.file, line: one.line, what: '"id" is missing', remedy: 'write an id, or an e-mail address' });
    } else if (first) {
      const what = `"${id}" is there twice (first at ${first.file}:${first.line})`;
      problems.push({ file: one.file, line: one.line, what, remedy: 'keep one of the two' });
    } else {
      lines.set(id, one);
      const before = byId.get(id);
      const raw = applied(before?.raw ?? { id }, one, { names, problems });
      merged.set(id, { id, raw, given: one, ...(before && { before }) });
    }
  }
  return [...merged.values()];
}

function idOf({ cells }: GivenPerson, byEmail: ReadonlyMap<string, Known>): string | undefined {
  if (cells.id) return cells.id.toLowerCase();
  const email = cells.email?.toLowerCase();
  if (!email) return undefined;
  const local = plain(email.split('@')[0] ?? '').replace(/[^a-z0-9_-]/g, '');
  return byEmail.get(email)?.id ?? (local || undefined);
}

function applied(before: Raw, given: GivenPerson, about: { names: Nameable; problems: Problem[] }): Raw {
  if (given.fields) return cleared({ ...before, ...given.fields });
  const fields: Record<string, unknown> = { ...before };
  const addresses: Record<string, unknown> = { ...(before['addresses'] as Raw | undefined) };
  for (const [column, text] of Object.entries(given.cells) as [Column, string][]) {
    if (column === 'id') continue;
    const cell = text === '' ? { value: undefined } : readCell(column, text, about.names);
    const channel = addressColumns[column];
    if ('what' in cell) about.problems.push({ file: given.file, line: given.lines?.[column] ?? given.line, ...cell });
    else if (channel) addresses[channel] = cell.value;
    else fields[column] = cell.value;
  }
  return cleared({ ...fields, addresses: cleared(addresses) });
}

/** Without what is empty: the directory leaves it out. */
function cleared(fields: Raw): Raw {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value)));
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === 'object' && !(value instanceof Date) && Object.keys(value).length === 0;
}

/** Each person by itself: those of whom something is wrong are reported, the others typed. */
export function checkEach(merged: readonly Merged[], report: Report): readonly Entry<Person>[] {
  return merged.flatMap((one): Entry<Person>[] => {
    const place = placeOf(one);
    const checked = Person.safeParse(one.raw);
    if (checked.success) return [{ ...place, id: one.id, value: checked.data }];
    const wrong = new Set(checked.error.issues.map(({ path }) => path[0]));
    for (const issue of checked.error.issues)
      for (const finding of explainIssue(issue, { schema: Person, data: one.raw }))
        report({ ...place, path: [...place.path, ...finding.path] }, finding);
    // What else it says is checked all the same, so that all mistakes are told at once.
    const rest = Person.safeParse(Object.fromEntries(Object.entries(one.raw).filter(([field]) => !wrong.has(field))));
    return rest.success ? [{ ...place, id: one.id, value: rest.data }] : [];
  });
}

/** The line in the file, for whom it names, else that of the directory. */
function placeOf({ given, before }: Merged): Place {
  if (!given) return before?.place ?? { source: { file: '', data: undefined, problems: [], lineOf: () => 1 }, path: [] };
  const lineOf = (path: readonly (string | number)[]): number => given.lines?.[columnOf(path)] ?? given.line;
  return { source: { file: given.file, data: undefined, problems: [], lineOf }, path: [] };
}

function columnOf([field, inside]: readonly (string | number)[]): Column {
  return (field === 'addresses' ? (inside === 'teams' ? 'teams_id' : inside) : field) as Column;
}
