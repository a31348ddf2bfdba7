import type { Definitions } from '../../definitions.ts';
import type { Team } from '../../person.ts';
import type { Ticket } from '../../ticket.ts';
import type { WorkingTime } from '../../hours/calendar.ts';
import type { SlaPolicy } from './sla-policy.ts';

/** What was promised for a ticket. */
export interface Promised {
  readonly policy: SlaPolicy;
  /** The calendar that most of its time is measured in, and its id. */
  readonly working: WorkingTime;
  readonly calendar: string;
  /** The team that keeps it. */
  readonly team?: Team | undefined;
  readonly definitions: Definitions;
}

type Kept = Pick<Ticket, 'policy'> & Partial<Pick<Ticket, 'team' | 'site'>>;

/**
 * By the policy that the ticket carries: which one fits is asked each time it is written.
 * @throws Error if the configuration lost the policy or calendar (it is cross-checked when loaded).
 */
export function promisedFor(ticket: Kept, definitions: Definitions): Promised {
  const policy = definitions.policies.get(ticket.policy) ?? definitions.policies.get(definitions.desk.sla);
  const calendar = policy && calendarOf(policy, ticket, definitions);
  const working = definitions.calendars.get(calendar ?? '');
  if (!policy || !working || calendar === undefined) throw new Error(`no service-level policy ${ticket.policy}`);
  return { policy, working, calendar, team: definitions.teams.get(ticket.team ?? ''), definitions };
}

function calendarOf(policy: SlaPolicy, { team, site }: Kept, { teams, sites }: Definitions): string {
  const own = { team: teams.get(team ?? '')?.calendar, site: sites.get(site ?? '')?.calendar };
  return (policy.calendar_of ?? []).map((of) => own[of]).find((id) => id !== undefined) ?? policy.calendar;
}
