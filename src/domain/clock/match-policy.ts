import type { Definitions } from '../definitions.ts';
import type { Ticket } from '../ticket.ts';
import { localTime } from './local-time.ts';
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

function fits(when: When, ticket: Matched, { people, desk, departments }: Definitions): boolean {
  const one = (wanted: readonly string[] | undefined, ...had: readonly (string | undefined)[]): boolean =>
    wanted === undefined || had.some((value) => value !== undefined && wanted.includes(value));
  const whose = ticket.beneficiary ?? ticket.requester;
  return (
    one(when.kind, ticket.kind) &&
    one(when.priority, ticket.priority) &&
    one(when.category, ticket.category) &&
    one(when.item, ticket.item) &&
    one(when.team, ticket.team) &&
    one(when.department, ...withWhole(ticket.department, departments)) &&
    one(when.site, ticket.site) &&
    one(when.company, ticket.company ?? desk.company) &&
    one(when.requester, ticket.requester, ticket.beneficiary) &&
    one(when.group, ...(people.get(whose)?.groups ?? [])) &&
    (when.emergency === undefined || when.emergency === (ticket.emergency?.state === 'active'))
  );
}

/** A department with those that it is a part of. */
function withWhole(department: string | undefined, departments: Definitions['departments']): readonly string[] {
  const whole = new Set<string>();
  for (let id = department; id !== undefined && !whole.has(id); id = departments.get(id)?.part_of) whole.add(id);
  return [...whole];
}
