import type { Person } from '../../src/domain/person.ts';
import { isTimeZone } from '../../src/domain/hours/wall-time.ts';
import { nearest } from './nearest.ts';
import { checkIds, checkPartsTwice, refer, type Known } from './references.ts';
import { below, type Entry, type Place, type Report, type Sources } from './sources.ts';

/** Channels that this desk can be given; another name is accepted, unless it is one of these mistyped. */
const channels = ['slack', 'teams', 'whatsapp', 'web'];

/** The directory against itself and against teams, sites and departments. */
export function checkPeople(sources: Pick<Sources, 'people' | 'sites' | 'departments' | 'teams'>, report: Report): void {
  const { entries, ids } = sources.people;
  checkIds(sources.people, report);
  for (const entry of entries) {
    const { value } = entry;
    const to = (kind: string, file: string, known: Known['ids']) => ({ known: { kind, file, ids: known }, report });
    refer(below(entry, 'manager'), value.manager, to('person', 'people.yaml', ids));
    refer(below(entry, 'site'), value.site, to('site', 'sites.yaml', sources.sites.ids));
    refer(below(entry, 'department'), value.department, to('department', 'departments.yaml', sources.departments.ids));
    value.teams.forEach(({ team }, index) => {
      refer(below(entry, 'teams', index, 'team'), team, to('team', 'teams.yaml', sources.teams.ids));
    });
    checkZone(below(entry, 'zone'), value.zone, report);
    checkChannels(entry, report);
  }
  checkAddresses(entries, report);
  checkManagers(entries, report);
}

/** Names like America/Lima. */
export function checkZone(place: Place, zone: string | undefined, report: Report): void {
  if (zone === undefined || isTimeZone(zone)) return;
  const zones = Intl.supportedValuesOf('timeZone');
  const near = nearest(zone, zones) ?? zones.find((name) => cityOf(name) === cityOf(zone));
  report(place, {
    what: `"${zone}" is not a known time zone`,
    remedy: near ? `did you mean "${near}"?` : 'names are like America/Lima',
  });
}

/** Most people know the city of a zone, and not how the rest is called: "Lima", "buenos aires". */
function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? '').trim().replace(/\s+/g, '_').toLowerCase();
}

/** A mistyped name of a channel, as an address under it would never be used. */
export function checkChannel(place: Place, channel: string, report: Report): boolean {
  const near = channels.includes(channel) ? undefined : nearest(channel, channels);
  if (near !== undefined) report(place, { what: `there is no channel "${channel}"`, remedy: `did you mean "${near}"?` });
  return near === undefined;
}

function checkChannels(entry: Entry<Person>, report: Report): void {
  const { addresses, channel, email, id } = entry.value;
  for (const name of Object.keys(addresses)) checkChannel(below(entry, 'addresses', name), name, report);
  if (channel === undefined || !checkChannel(below(entry, 'channel'), channel, report)) return;
  // Slack finds people by their e-mail; on the page an id is an address.
  const known = channel === 'web' || addresses[channel] !== undefined || (channel === 'slack' && email !== undefined);
  if (known) return;
  report(below(entry, 'channel'), {
    what: `"${id}" is to be reached on ${channel}, but has no address there`,
    remedy: `add "${channel}: …" under addresses, or name another channel`,
  });
}

/** Whoever writes from an address must be one person. */
function checkAddresses(people: readonly Entry<Person>[], report: Report): void {
  const addresses = people.flatMap((entry) =>
    Object.entries({ web: entry.value.id, ...entry.value.addresses }).map(([channel, id]) => ({
      key: `${channel} address ${id.toLowerCase()}`,
      place: below(entry, 'addresses', channel),
    })),
  );
  checkPartsTwice(addresses, (key) => `the ${key}`, report);
  const mails = people.flatMap((entry) =>
    entry.value.email === undefined ? [] : { key: entry.value.email.toLowerCase(), place: below(entry, 'email') },
  );
  checkPartsTwice(mails, (key) => `the e-mail ${key}`, report);
}

/** A circle of managers, once, at the person of it who comes first. */
function checkManagers(people: readonly Entry<Person>[], report: Report): void {
  const byId = new Map(people.map((entry) => [entry.value.id, entry]));
  const done = new Set<string>();
  for (const entry of people) {
    const chain: string[] = [];
    let id: string | undefined = entry.value.id;
    while (id !== undefined && !done.has(id) && !chain.includes(id)) {
      chain.push(id);
      id = byId.get(id)?.value.manager;
    }
    const circle = id !== undefined && chain.includes(id) ? chain.slice(chain.indexOf(id)) : [];
    for (const one of chain) done.add(one);
    if (circle.length === 0) continue;
    const first = people.find(({ value }) => circle.includes(value.id));
    if (!first) continue;
    const round = [...circle, circle[0]].join(' → ');
    report(below(first, 'manager'), {
      what: `managers go round in a circle (${round})`,
      remedy: 'somebody of them must report to somebody else, or to nobody',
    });
  }
}
