import { compileCalendar, type Calendar } from '../../../src/domain/hours/calendar.ts';
import type { SlaPolicy } from '../../../src/domain/clock/policy/sla-policy.ts';
import { fold } from '../../../src/domain/fold.ts';
import { checkIds, checkPartsTwice, knownIn, refer, type Known } from '../references.ts';
import type { YamlFile } from '../read-yaml.ts';
import { below, type Entry, type Report, type Sources } from '../sources.ts';
import { checkDue } from './check-due.ts';
import { checkGoals } from './check-goals.ts';
import { checkLevels } from './check-levels.ts';
import { checkReach } from './check-reach.ts';
import { checkWhen } from './check-when.ts';
import type { DayMinutes } from './day-minutes.ts';
import { mendedPolicies, type Mended } from './mended-policies.ts';

/** What is promised, against itself and against all that it names; also of a policy that is wrong elsewhere. `source` is sla.yaml. */
export function checkPolicies(sources: Sources, source: YamlFile | undefined, report: Report): void {
  const known = knownIn(sources);
  const dayMinutes = dayMinutesIn(sources.calendars.entries);
  const policies = mendedPolicies(source);
  checkIds({ entries: policies.filter(({ dropped }) => !dropped.has('id')), ids: undefined }, report);
  for (const entry of policies) {
    checkCalendars(entry, known.calendar, report);
    checkOthers(entry, known.team, report);
    checkWhen(entry, sources, report);
    checkGoals(entry, dayMinutes, report);
    checkLevels(entry, known.person, report);
    checkDue(entry, sources.items.entries, report);
    checkPauses(entry, report);
    checkBegin(entry, report);
  }
  checkReach(sources, report);
}

function dayMinutesIn(calendars: readonly Entry<Calendar>[]): DayMinutes {
  const known = new Map<string, number>();
  return (id) => {
    const entry = calendars.find((one) => one.id === id);
    if (entry && !known.has(id)) known.set(id, compileCalendar(entry.value).dayMinutes);
    return known.get(id);
  };
}

function checkCalendars(entry: Mended, known: Known, report: Report): void {
  const { calendar, calendars = {}, internal, vendor } = entry.value;
  if (!entry.dropped.has('calendar')) refer(below(entry, 'calendar'), calendar, { known, report });
  for (const [target, id] of Object.entries(calendars)) refer(below(entry, 'calendars', target), id, { known, report });
  internal.forEach((own, index) => {
    refer(below(entry, 'internal', index, 'calendar'), own.calendar, { known, report });
  });
  vendor.forEach((own, index) => {
    refer(below(entry, 'vendor', index, 'calendar'), own.calendar, { known, report });
  });
}

/** The teams and third parties that have a share of their own. */
function checkOthers(entry: Entry<SlaPolicy>, known: Known, report: Report): void {
  const teams = entry.value.internal.map(({ team }, index) => ({ key: team, place: below(entry, 'internal', index, 'team') }));
  for (const { key, place } of teams) refer(place, key, { known, report });
  checkPartsTwice(teams, (team) => `the share of "${team}"`, report);
  const suppliers = entry.value.vendor.map(({ supplier }, index) => ({
    key: fold(supplier),
    place: below(entry, 'vendor', index, 'supplier'),
  }));
  for (const { key, place } of suppliers)
    if (key === '') report(place, { what: 'the supplier has no name', remedy: 'write it as agents do when they escalate' });
  checkPartsTwice(
    suppliers.filter(({ key }) => key !== ''),
    (supplier) => `the supplier "${supplier}" (without case and accents)`,
    report,
  );
}

function checkPauses(entry: Entry<SlaPolicy>, report: Report): void {
  const pauses = entry.value.pauses.map((reason, index) => ({ key: reason, place: below(entry, 'pauses', index) }));
  checkPartsTwice(pauses, (reason) => `the pause "${reason}"`, report);
}

function checkBegin(entry: Mended, report: Report): void {
  const { counts_from: from, when } = entry.value;
  if (from === 'acceptance' && when?.emergency !== true && !entry.dropped.has('when'))
    report(below(entry, 'counts_from'), {
      what: 'only what is an emergency is ever accepted as one, and this policy is not for emergencies',
      remedy: 'add "emergency: true" under "when", or remove "counts_from"',
    });
}
