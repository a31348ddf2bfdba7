import type { Definitions } from '../../definitions.ts';
import type { Ticket } from '../../ticket.ts';
import { localTime } from '../../hours/local-time.ts';
import type { SlaPolicy, When } from './sla-policy.ts';

/** What a policy may ask of a ticket. */
export type Matched = Pick<Ticket, 'kind' | 'priority' | 'requester' | 'team'> &
  Partial<Pick<Ticket, 'category' | 'item' | 'department' | 'site' | 'company' | 'beneficiary' | 'emergency'>>;

/**
 * The policy of a ticket: of those with conditions, the first of the file that is in force on the desk's date and fits; else of those without, the
 * one in force since the latest date, and of several the desk's own (`sla` of `desk.yaml`), which holds where nothing else does.
 */
export function matchPolicy(ticket: Matched, definitions: Definitions, now: Date): SlaPolicy | undefined {
  const { policies, desk } = definitions;
  const { date } = localTime(now, desk.zone);
  const inForce = [...policies.values()].filter(({ from }) => from === undefined || from <= date);
  return inForce.find(({ when }) => when && fits(when, ticket, definitions)) ?? generalPolicy(inForce, definitions);
}

/** Of policies in force, the one for what fits none of those with conditions. */
export function generalPolicy(
  inForce: readonly SlaPolicy[],
  { policies, desk }: Pick<Definitions, 'policies' | 'desk'>,
): SlaPolicy | undefined {
  const without = inForce.filter(({ when }) => when === undefined);
  const since = without
    .map(({ from = '' }) => from)
    .toSorted()
    .at(-1);
  const latest = without.filter(({ from = '' }) => from === since);
  return latest.find(({ id }) => id === desk.sla) ?? latest[0] ?? policies.get(desk.sla);
}

/** Whether a ticket is as a policy's conditions ask. */
export function fits(when: When, ticket: Matched, definitions: Definitions): boolean {
  const { emergency, ...lists } = when;
  return (
    Object.entries(lists).every(([on, wanted]) => {
      const had = valuesOf(on as keyof typeof lists, ticket, definitions);
      return wanted === undefined || had.some((value) => (wanted as readonly string[]).includes(value));
    }) &&
    (emergency === undefined || emergency === (ticket.emergency?.state === 'active'))
  );
}

/** What a ticket has that a condition may ask for; one of it is enough. */
export function valuesOf(on: keyof When, ticket: Matched, { people, desk, departments }: Definitions): readonly string[] {
  switch (on) {
    case 'emergency':
      return [];
    case 'department':
      return withWhole(ticket.department, departments);
    case 'company':
      return [ticket.company ?? desk.company];
    case 'requester':
      return [ticket.requester, ...(ticket.beneficiary ? [ticket.beneficiary] : [])];
    case 'group':
      return people.get(ticket.beneficiary ?? ticket.requester)?.groups ?? [];
    default: {
      const value = ticket[on];
      return value === undefined ? [] : [value];
    }
  }
}

/** A department with those that it is a part of. */
function withWhole(department: string | undefined, departments: Definitions['departments']): readonly string[] {
  const whole = new Set<string>();
  for (let id = department; id !== undefined && !whole.has(id); id = departments.get(id)?.part_of) whole.add(id);
  return [...whole];
}
