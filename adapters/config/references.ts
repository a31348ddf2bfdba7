import { nearest } from './nearest.ts';
import { below, type Listed, type Place, type Report, type Sources } from './sources.ts';

/** What can be referred to, and the file in which it is written. */
export interface Known {
  readonly kind: string;
  readonly file: string;
  readonly ids: ReadonlySet<string> | undefined;
}

/** All that other files may refer to. */
export function knownIn(sources: Sources): Readonly<Record<Thing, Known>> {
  return {
    person: { kind: 'person', file: 'people.yaml', ids: sources.people.ids },
    team: { kind: 'team', file: 'teams.yaml', ids: sources.teams.ids },
    department: { kind: 'department', file: 'departments.yaml', ids: sources.departments.ids },
    site: { kind: 'site', file: 'sites.yaml', ids: sources.sites.ids },
    asset: { kind: 'asset', file: 'assets.yaml', ids: sources.assets.ids },
    cost_centre: { kind: 'cost centre', file: 'cost-centres.yaml', ids: sources.costCentres.ids },
    calendar: { kind: 'calendar', file: 'calendars.yaml', ids: sources.calendars.ids },
    policy: { kind: 'policy', file: 'sla.yaml', ids: sources.policies.ids },
  };
}

type Thing = 'person' | 'team' | 'department' | 'site' | 'asset' | 'cost_centre' | 'calendar' | 'policy';

/** Checks one name of something that stands elsewhere. Where that file could not be read, nothing is said: its own problem is. */
export function refer(
  place: Place,
  id: string | undefined,
  { known, report }: { readonly known: Known; readonly report: Report },
): void {
  if (id === undefined || known.ids === undefined || known.ids.has(id)) return;
  const near = nearest(id, known.ids);
  const remedy = near ? `did you mean "${near}"?` : `correct it, or add "${id}" to ${known.file}`;
  report(place, { what: `there is no ${known.kind} "${id}"`, remedy });
}

/** Reports every entry whose id an earlier one has. */
export function checkIds<T>(list: Listed<T>, report: Report): void {
  checkTwice(list.entries, {
    keyOf: ({ id }) => id,
    place: (entry) => below(entry, 'id'),
    what: (id) => `the id "${id}"`,
    report,
  });
}

/** How to find, name and report what must not occur twice. */
export interface Uniqueness<E> {
  readonly keyOf: (entry: E) => string | undefined;
  readonly place: (entry: E) => Place;
  readonly what: (key: string) => string;
  readonly report: Report;
}

/** Reports each entry whose key an earlier one has, naming the line of the first. */
export function checkTwice<E>(entries: readonly E[], { keyOf, place, what, report }: Uniqueness<E>): void {
  const first = new Map<string, Place>();
  for (const entry of entries) {
    const key = keyOf(entry);
    if (key === undefined) continue;
    const [here, there] = [place(entry), first.get(key)];
    if (there) report(here, { what: `${what(key)} is used twice (first at ${lineOf(there)})`, remedy: 'change one of the two' });
    else first.set(key, here);
  }
}

/** `file:line`. */
function lineOf({ source, path }: Place): string {
  return `${source.file}:${source.lineOf(path)}`;
}

/** One thing inside an entry that has a place of its own, such as an address of a person. */
export interface Part {
  readonly key: string;
  readonly place: Place;
}

/** Like `checkTwice`, for parts collected beforehand. */
export function checkPartsTwice(parts: readonly Part[], what: (key: string) => string, report: Report): void {
  checkTwice(parts, { keyOf: ({ key }) => key, place: (part) => part.place, what, report });
}
