import type { CatalogItem, Category } from '../../../src/domain/catalog.ts';
import type { SlaPolicy, When } from '../../../src/domain/clock/policy/sla-policy.ts';
import { nearest } from '../nearest.ts';
import { knownIn, refer, type Known } from '../references.ts';
import { below, type Entry, type Place, type Report, type Sources } from '../sources.ts';

type Named = Exclude<keyof When, 'kind' | 'priority' | 'emergency'>;

/** Everything that a condition names must be there, or the policy would never hold. */
export function checkWhen(entry: Entry<SlaPolicy>, sources: Sources, report: Report): void {
  const { when } = entry.value;
  if (!when) return;
  if (Object.keys(when).length === 0)
    report(below(entry, 'when'), {
      what: '"when" has no condition',
      remedy: 'write one, like "category: network", or remove "when"',
    });
  const known = knownThings(sources);
  for (const name of Object.keys(known) as Named[])
    when[name]?.forEach((id, index) => {
      const place = below(entry, 'when', name, index);
      if (name === 'group' || name === 'company')
        findAmongPeople(known[name], id, (finding) => {
          report(place, finding);
        });
      else if (!meansAnother(name, id, { place, sources, report })) refer(place, id, { known: known[name], report });
    });
  checkSense(entry, report);
}

function knownThings(sources: Sources): Readonly<Record<Named, Known>> {
  const { person, team, department, site } = knownIn(sources);
  const people = sources.people.entries.map(({ value }) => value);
  const of = (kind: string, file: string, ids: Known['ids']): Known => ({ kind, file, ids });
  // Of a person whose entry is wrong nobody knows where they belong.
  const whole = people.length === sources.people.ids?.size && sources.desk !== undefined;
  const companies = [...people.flatMap(({ company }) => company ?? []), ...(sources.desk ? [sources.desk.value.company] : [])];
  return {
    requester: person,
    team,
    department,
    site,
    category: of('category', 'categories.yaml', sources.categories.ids),
    item: of('item', 'catalog/', sources.items.ids),
    group: of('group', 'people.yaml', whole ? new Set(people.flatMap(({ groups = [] }) => groups)) : undefined),
    company: of('company', 'people.yaml', whole ? new Set(companies) : undefined),
  };
}

/** The classifier's name for a category or an item, which tickets do not carry. */
function meansAnother(
  name: Named,
  id: string,
  { place, sources, report }: { place: Place; sources: Sources; report: Report },
): boolean {
  const named = name === 'category' ? sources.categories : name === 'item' ? sources.items : undefined;
  if (!named?.ids || named.ids.has(id)) return false;
  const meant = (named.entries as readonly Entry<Category | CatalogItem>[]).find(({ value }) => value.same_as.includes(id))?.value
    .id;
  if (meant)
    report(place, { what: `tickets have no ${name} "${id}": it is another name of "${meant}"`, remedy: `write "${meant}"` });
  return meant !== undefined;
}

/** Groups and companies are what is written at people. */
function findAmongPeople({ kind, ids }: Known, id: string, report: (finding: { what: string; remedy: string }) => void): void {
  if (ids === undefined || ids.has(id)) return;
  const near = nearest(id, ids);
  const remedy =
    kind === 'group' ? `write "groups: [${id}]" at those who are in it (people.yaml)` : 'write it as people.yaml does';
  report({ what: `nobody is of the ${kind} "${id}"`, remedy: near ? `did you mean "${near}"?` : remedy });
}

/** Incidents have a category, requests an item. */
function checkSense(entry: Entry<SlaPolicy>, report: Report): void {
  const { kind, category, item } = entry.value.when ?? {};
  const never = (key: string, what: string) => {
    report(below(entry, 'when', key), { what, remedy: 'write a policy for each' });
  };
  if (category && item) never('item', 'only incidents have a category and only requests an item: no ticket has both');
  else if (category && kind && !kind.includes('incident')) never('category', 'requests have no category');
  else if (item && kind && !kind.includes('request')) never('item', 'incidents have no item');
}
