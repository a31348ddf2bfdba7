import type { DeskSettings } from '../../src/domain/definitions.ts';
import type { Team } from '../../src/domain/person.ts';
import { checkConformity } from './check-conformity.ts';
import { checkEmergency } from './check-emergency.ts';
import { checkMeanings, checkNames } from './check-items.ts';
import { checkChannel, checkZone } from './check-people.ts';
import { nearest } from './nearest.ts';
import { checkIds, knownIn, refer, type Known } from './references.ts';
import { checkWaiting } from './check-waiting.ts';
import { below, type Entry, type Report, type Sources } from './sources.ts';

/** Everything but people and catalog items: settings, teams, places, calendars, promises, categories. */
export function checkDesk(sources: Sources, report: Report): void {
  const known = knownIn(sources);
  if (sources.desk) checkSettings(sources.desk, known, report);
  for (const list of [sources.teams, sources.sites, sources.departments]) checkIds<unknown>(list, report);
  for (const entry of sources.teams.entries) {
    refer(below(entry, 'calendar'), entry.value.calendar, { known: known.calendar, report });
    checkChannel(below(entry, 'room', 'channel'), entry.value.room.channel, report);
    checkRota(entry, known.person, report);
  }
  for (const entry of sources.sites.entries) {
    refer(below(entry, 'owner'), entry.value.owner, { known: known.person, report });
    checkZone(below(entry, 'zone'), entry.value.zone, report);
    refer(below(entry, 'calendar'), entry.value.calendar, { known: known.calendar, report });
  }
  for (const entry of sources.departments.entries) refer(below(entry, 'head'), entry.value.head, { known: known.person, report });
  for (const entry of sources.categories.entries) refer(below(entry, 'team'), entry.value.team, { known: known.team, report });
  for (const entry of [...sources.categories.entries, ...sources.items.entries]) checkWaiting(entry, report);
  checkConformity(sources, report);
  checkEmergency(sources, report);
  checkMeanings(sources.categories.entries, report);
}

/** Whoever is called at night must exist. */
function checkRota(entry: Entry<Team>, person: Known, report: Report): void {
  const { oncall, limit, assignment } = entry.value;
  oncall?.people.forEach((id, index) => refer(below(entry, 'oncall', 'people', index), id, { known: person, report }));
  oncall?.overrides.forEach(({ person: id }, index) =>
    refer(below(entry, 'oncall', 'overrides', index, 'person'), id, { known: person, report }),
  );
  if (limit !== undefined && (assignment ?? 'manual') === 'manual')
    report(below(entry, 'limit'), {
      what: 'a limit has no effect where people take tickets themselves',
      remedy: 'add "assignment: load" or "assignment: round_robin", or leave the limit out',
    });
}

type KnownThings = ReturnType<typeof knownIn>;

function checkSettings(entry: Entry<DeskSettings>, known: KnownThings, report: Report): void {
  const { calendar, sla, team, zone, currency } = entry.value;
  refer(below(entry, 'calendar'), calendar, { known: known.calendar, report });
  refer(below(entry, 'sla'), sla, { known: known.policy, report });
  refer(below(entry, 'team'), team, { known: known.team, report });
  checkZone(below(entry, 'zone'), zone, report);
  const currencies = Intl.supportedValuesOf('currency');
  if (!currencies.includes(currency)) {
    const near = nearest(currency, currencies);
    report(below(entry, 'currency'), {
      what: `"${currency}" is not a known currency`,
      remedy: near ? `did you mean "${near}"?` : 'write its three letters, like PEN or USD',
    });
  }
  checkNumbers(entry, report);
  checkNames(entry.value.breach_causes ?? [], below(entry, 'breach_causes'), report);
  checkWaiting(entry, report);
}

/** Numbers that are each possible, but not together. */
function checkNumbers(entry: Entry<DeskSettings>, report: Report): void {
  const { conversation } = entry.value;
  if ((conversation.offer ?? 0) > (conversation.accept ?? 1))
    report(below(entry, 'conversation', 'offer'), {
      what: '"offer" is above "accept"',
      remedy: 'lower it: who is sure enough to act is sure enough to offer',
    });
}
