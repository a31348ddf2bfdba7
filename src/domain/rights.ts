import type { Definitions } from './definitions.ts';
import type { Person } from './person.ts';
import { requesters, type Ticket } from './ticket.ts';

/** What somebody may learn of a ticket, from nothing to everything. */
export type Sight = 'none' | 'form' | 'status' | 'public' | 'full';

/**
 * The rules of sight, in one place, asked by every read and every message. Whoever is on the requester's side never reads internal
 * notes, whatever else they are. Source: the desk's rules, "Roles and sight".
 */
export function sightOf(ticket: Ticket, reader: string, definitions: Definitions): Sight {
  if (requesters(ticket).includes(reader) || ticket.participants.includes(reader)) return 'public';
  const person = definitions.people.get(reader);
  if (!person) return 'none';
  if (person.teams.some(({ team }) => team === ticket.team)) return 'full';
  if (
    ticket.approvals.some((approval) => approval.approvers.includes(reader) || approval.decisions.some(({ by }) => by === reader))
  )
    return 'form';
  if (ticket.confidential) return 'none';
  if (person.teams.length > 0) return 'full';
  if (isAbove(reader, ticket.requester, definitions) || person.roles.includes('authority')) return 'status';
  return 'none';
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
  if (sightOf(ticket, person.id, definitions) === 'full') roles.add('agent');
  if (requesters(ticket).includes(person.id)) roles.add('requester');
  if (ticket.approvals.some((approval) => approval.approvers.includes(person.id))) roles.add('approver');
  const membership = person.teams.find(({ team }) => team === ticket.team);
  if (membership) roles.add('team');
  if (membership?.role === 'lead') roles.add('lead');
  if (isAbove(person.id, ticket.requester, definitions)) roles.add('manager');
  return roles;
}

/** Whether any of `roles` may use `verb`. A verb that the file does not name is nobody's. */
export function mayUse(verb: string, roles: ReadonlySet<string>, definitions: Definitions): boolean {
  return (definitions.roles[verb] ?? []).some((role) => roles.has(role));
}
