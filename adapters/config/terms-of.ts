import { createHash } from 'node:crypto';
import type { Sources } from './sources.ts';

/**
 * A digest of all that due times rest on: policies, calendars, what leads a ticket to them, and the rules of waiting and of silence. Another one
 * means that open tickets are to be looked at again; a change of anything else does not.
 */
export function termsOf({ desk, policies, calendars, teams, sites, people, categories, items }: Sources): string {
  const byGroup = policies.entries.some(({ value }) => value.when?.group !== undefined);
  const { sla, zone, calendar, waiting, conformity, breach_causes: causes } = desk?.value ?? {};
  const said = [
    [sla, zone, calendar, waiting, conformity, causes !== undefined],
    policies.entries.map(({ value }) => value),
    calendars.entries.map(({ id, value }) => [id, value]),
    teams.entries.map(({ value }) => [value.id, value.calendar ?? null, value.conformity ?? null]),
    sites.entries.map(({ value }) => [value.id, value.calendar ?? null]),
    [...categories.entries, ...items.entries].map(({ value }) => [value.id, value.waiting ?? null, value.conformity ?? null]),
    byGroup ? people.entries.map(({ value }) => [value.id, value.groups ?? null]) : [],
  ];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 16);
}
