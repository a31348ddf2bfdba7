import { askedIn, type Approval } from './approval/approval.ts';
import type { Definitions } from './definitions.ts';
import type { Person } from './person.ts';
import { requesters, type Ticket } from './ticket.ts';

/**
 * What somebody may learn of a ticket. `form`: the answers and the decisions. `status`: how it stands and what happened, not what was said.
 * `overview`: both of these. `public`: all that the requester's side reads. `full`: internal notes too.
 */
export type Sight = 'none' | 'form' | 'status' | 'overview' | 'public' | 'full';

/**
 * The rules of sight, in one place, asked by every read and every message. Whoever is on the requester's side never reads internal
 * notes, whatever else they are; neither does an approver, unless the team that does the work is theirs. Heads, auditors and
 * administrators see nothing by that role alone. Source: the desk's rules, "Roles and sight".
 */
export function sightOf(ticket: Ticket, reader: string, definitions: Definitions): Sight {
  if (requesters(ticket).includes(reader) || ticket.participants.includes(reader)) return 'public';
  const person = definitions.people.get(reader);
  if (!person) return 'none';
  const works = (team: string) => person.teams.some((one) => one.team === team);
  if (works(ticket.team)) return 'full';
  const secret = isConfidential(ticket, definitions);
  const agent = !secret && person.teams.length > 0;
  const oversees = !secret && (isAbove(reader, ticket.requester, definitions) || person.roles.includes('authority'));
  if (ticket.approvals.some((approval) => isAsked(approval, reader))) return agent || oversees ? 'overview' : 'form';
  if (agent) return 'full';
  if (ticket.tasks.some(({ team }) => works(team))) return 'form';
  return oversees ? 'status' : 'none';
}

/** Whether an approval is, or was, this person's to decide: their own, or while it is asked in somebody's place. */
function isAsked({ approvers, decisions, past, escalated, standIns, state }: Approval, reader: string): boolean {
  return (
    approvers.includes(reader) ||
    [...decisions, ...(past ?? [])].some(({ by }) => by === reader) ||
    escalated?.from.includes(reader) === true ||
    (state === 'pending' && standIns?.some(({ to }) => to === reader) === true)
  );
}

/** Whether a message about the ticket may go to this reader: a person's id, or `team:ID` for a team's room. */
export function mayBeTold(ticket: Ticket, reader: string, definitions: Definitions): boolean {
  if (!reader.startsWith('team:')) return sightOf(ticket, reader, definitions) !== 'none';
  const team = reader.slice('team:'.length);
  return team === ticket.team || ticket.tasks.some((task) => task.team === team) || !isConfidential(ticket, definitions);
}

/**
 * Whether nobody but requester, beneficiary, approvers and team may know of it: its item, its team or the requester's department says so,
 * or said so when it was opened.
 */
export function isConfidential(
  ticket: Pick<Ticket, 'team'> & Partial<Pick<Ticket, 'confidential' | 'item' | 'department'>>,
  { items, teams, departments }: Definitions,
): boolean {
  const { confidential, item, team, department } = ticket;
  return (
    confidential === true ||
    teams.get(team)?.confidential === true ||
    (item !== undefined && items.get(item)?.confidential === true) ||
    (department !== undefined && departments.get(department)?.confidential === true)
  );
}

/** The parts of a ticket that a reader may know: a team that only helps sees its own, everybody else who reads that much sees all. */
export function seenTasks(ticket: Ticket, reader: string, definitions: Definitions): Ticket['tasks'] {
  const sight = sightOf(ticket, reader, definitions);
  if (sight === 'none' || sight === 'status') return [];
  const teams = (definitions.people.get(reader)?.teams ?? []).map(({ team }) => team);
  const own = ticket.tasks.filter(({ team }) => teams.includes(team));
  return sight === 'public' || teams.includes(ticket.team) || own.length === 0 ? ticket.tasks : own;
}

/** Who reads a public reply, whoever writes it aside. */
export function publicReaders(ticket: Ticket, writer: string): readonly string[] {
  return [...new Set([...requesters(ticket), ...ticket.participants])].filter((id) => id !== writer);
}

/** Whether `reader` manages `person`, at any distance. */
function isAbove(reader: string, person: string, definitions: Definitions): boolean {
  const seen = new Set<string>();
  for (
    let above = definitions.people.get(person)?.manager;
    above && !seen.has(above);
    above = definitions.people.get(above)?.manager
  ) {
    if (above === reader) return true;
    seen.add(above);
  }
  return false;
}

/** Roles as `roles.yaml` names them: the company-wide ones, and those towards this ticket. */
export function rolesOf(person: Person, definitions: Definitions, ticket?: Ticket): ReadonlySet<string> {
  const roles = new Set<string>(['person', ...person.roles]);
  if (!ticket) {
    for (const { role } of person.teams) roles.add('agent').add(role);
    return roles;
  }
  // Whoever sees less than all of a ticket is no agent towards it, whatever they are elsewhere.
  const full = sightOf(ticket, person.id, definitions) === 'full';
  if (full) roles.add('agent');
  if (requesters(ticket).includes(person.id)) roles.add('requester');
  if (ticket.approvals.some((approval) => askedIn(approval).includes(person.id))) roles.add('approver');
  const membership = full ? person.teams.find(({ team }) => team === ticket.team) : undefined;
  if (membership) roles.add('team');
  if (membership?.role === 'lead') roles.add('lead');
  if (isAbove(person.id, ticket.requester, definitions)) roles.add('manager');
  return roles;
}

/** Whether any of `roles` may use `verb`. A verb that the file does not name is nobody's. */
export function mayUse(verb: string, roles: ReadonlySet<string>, definitions: Definitions): boolean {
  return (definitions.roles[verb] ?? []).some((role) => roles.has(role));
}
