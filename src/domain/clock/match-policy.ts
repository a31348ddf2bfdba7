import type { Definitions } from '../definitions.ts';
import type { Ticket } from '../ticket.ts';
import { localTime } from './local-time.ts';
import type { SlaPolicy, When } from './sla-policy.ts';

/** What a policy may ask of a ticket. */
export type Matched = Pick<Ticket, 'kind' | 'priority' | 'requester' | 'team'> &
  Partial<Pick<Ticket, 'category' | 'item' | 'department' | 'site' | 'company' | 'beneficiary' | 'emergency'>>;

/** The first policy of the file that is in force on the desk's date and fits; else the desk's own. Source: the desk's rules, "Targets". */
export function matchPolicy(ticket: Matched, definitions: Definitions, now: Date): SlaPolicy | undefined {
  const { date } = localTime(now, definitions.desk.zone);
  for (const policy of definitions.policies.values()) {
    const inForce = policy.from === undefined || policy.from <= date;
    const wanted = policy.when !== undefined || policy.id === definitions.desk.sla;
    if (inForce && wanted && fits(policy.when ?? {}, ticket, definitions)) return policy;
  }
  return definitions.policies.get(definitions.desk.sla);
}

/** A policy without conditions that is not the desk's own holds for nothing by itself; one of the same name with a later `from` takes its place. */
function fits(when: When, ticket: Matched, { people }: Definitions): boolean {
  const one = (wanted: readonly string[] | undefined, ...had: readonly (string | undefined)[]): boolean =>
    wanted === undefined || had.some((value) => value !== undefined && wanted.includes(value));
  const whose = ticket.beneficiary ?? ticket.requester;
  return (
    one(when.kind, ticket.kind) &&
    one(when.priority, ticket.priority) &&
    one(when.category, ticket.category) &&
    one(when.item, ticket.item) &&
    one(when.team, ticket.team) &&
    one(when.department, ticket.department) &&
    one(when.site, ticket.site) &&
    one(when.company, ticket.company) &&
    one(when.requester, ticket.requester, ticket.beneficiary) &&
    one(when.group, ...(people.get(whose)?.groups ?? [])) &&
    (when.emergency === undefined || when.emergency === (ticket.emergency?.state === 'active'))
  );
}
