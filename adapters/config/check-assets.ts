import { tagOf } from '../../src/domain/asset.ts';
import { fold } from '../../src/domain/fold.ts';
import type { Department } from '../../src/domain/person.ts';
import { checkIds, checkPartsTwice, knownIn, refer } from './references.ts';
import { below, type Entry, type Report, type Sources } from './sources.ts';

/** Assets, cost centres and the tree of departments against the directory. */
export function checkAssets(sources: Sources, report: Report): void {
  const { person, site, cost_centre: centre } = knownIn(sources);
  checkIds(sources.assets, report);
  checkIds(sources.costCentres, report);
  for (const entry of sources.assets.entries) {
    refer(below(entry, 'owner'), entry.value.owner, { known: person, report });
    refer(below(entry, 'site'), entry.value.site, { known: site, report });
  }
  for (const entry of sources.costCentres.entries) refer(below(entry, 'owner'), entry.value.owner, { known: person, report });
  for (const entry of sources.people.entries)
    refer(below(entry, 'cost_centre'), entry.value.cost_centre, { known: centre, report });
  checkMarks(sources, report);
  checkTree(sources, report);
}

/** What is glued to a thing, or stamped on it, tells it from all others. */
function checkMarks({ assets }: Sources, report: Report): void {
  const tags = assets.entries.map((entry) => ({ key: fold(tagOf(entry.value)), place: below(entry, 'tag') }));
  checkPartsTwice(tags, (tag) => `the tag "${tag}"`, report);
  const serials = assets.entries.flatMap((entry) =>
    entry.value.serial === undefined ? [] : { key: fold(entry.value.serial), place: below(entry, 'serial') },
  );
  checkPartsTwice(serials, (serial) => `the serial number "${serial}"`, report);
}

function checkTree(sources: Sources, report: Report): void {
  const { departments } = sources;
  const known = knownIn(sources).department;
  const byId = new Map(departments.entries.map((entry) => [entry.value.id, entry]));
  for (const entry of departments.entries) {
    refer(below(entry, 'part_of'), entry.value.part_of, { known, report });
    if (isInCircle(entry.value.id, byId))
      report(below(entry, 'part_of'), {
        what: `"${entry.value.id}" is a part of itself, through "${entry.value.part_of ?? ''}"`,
        remedy: 'leave out one of the part_of',
      });
  }
}

function isInCircle(id: string, byId: ReadonlyMap<string, Entry<Department>>): boolean {
  const seen = new Set<string>();
  let at = byId.get(id)?.value.part_of;
  while (at !== undefined && !seen.has(at)) {
    if (at === id) return true;
    seen.add(at);
    at = byId.get(at)?.value.part_of;
  }
  return false;
}
