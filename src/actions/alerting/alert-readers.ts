import { isPromised, type Target } from '../../domain/clock/courses/target.ts';
import type { AlertReader } from '../../domain/clock/policy/sla-policy.ts';
import { alertReaders as names } from '../../domain/clock/policy/sla-policy.ts';
import type { Definitions } from '../../domain/definitions.ts';
import { mayBeTold, sightOf } from '../../domain/rights.ts';
import type { Ticket } from '../../domain/ticket.ts';

/** What is to be told. */
interface Reached {
  readonly target: Target;
  readonly percent: number;
  /** The team of an internal target. */
  readonly of?: string | undefined;
  /** Whom the policy names; left out: the usual ones. */
  readonly tell?: readonly string[] | undefined;
}

const before: readonly AlertReader[] = ['assignee'];
const missed: readonly AlertReader[] = ['assignee', 'room', 'lead'];

/**
 * Whom a level tells: people's ids and `team:ID`, each once, whatever they are besides. Only who sees the ticket and is not on its
 * requester's side; of what is the desk's own business only who sees all of it. Where that leaves nobody, the team's room.
 */
export function alertReaders(ticket: Ticket, reached: Reached, definitions: Definitions): readonly string[] {
  const wanted = reached.tell ?? (reached.percent < 100 ? before : missed);
  if (wanted.length === 0) return [];
  const team = reached.target === 'internal' && reached.of && definitions.teams.has(reached.of) ? reached.of : ticket.team;
  const meant = wanted.flatMap((name) => namedBy(name, { ticket, team, definitions }));
  const readers = [...new Set(meant)].filter((reader) => mayRead(ticket, { reader, target: reached.target }, definitions));
  return readers.length > 0 ? readers : [`team:${team}`];
}

interface Place {
  readonly ticket: Ticket;
  readonly team: string;
  readonly definitions: Definitions;
}

function namedBy(name: string, { ticket, team, definitions }: Place): readonly string[] {
  const role = names.find((one) => one === name);
  const { assignee } = ticket;
  const { people, departments, desk } = definitions;
  switch (role) {
    case undefined:
      return people.has(name) ? [name] : [];
    case 'assignee':
      return [assignee ?? `team:${team}`];
    case 'room':
      return [`team:${team}`];
    case 'lead':
      return leadsOf(team, definitions);
    case 'manager':
      return [people.get(assignee ?? '')?.manager ?? []].flat();
    case 'head': {
      const own = leadsOf(team, definitions);
      const leads = own.length > 0 ? own : leadsOf(desk.team, definitions);
      return leads.flatMap((id) => departments.get(people.get(id)?.department ?? '')?.head ?? []);
    }
  }
}

/** In the directory's order. */
export function leadsOf(team: string, { people }: Definitions): readonly string[] {
  return [...people.values()]
    .filter(({ teams }) => teams.some((of) => of.team === team && of.role === 'lead'))
    .map(({ id }) => id);
}

function mayRead(ticket: Ticket, { reader, target }: { reader: string; target: Target }, definitions: Definitions): boolean {
  if (reader.startsWith('team:')) return mayBeTold(ticket, reader, definitions);
  const sight = sightOf(ticket, reader, definitions);
  return sight === 'full' || (isPromised(target) && (sight === 'status' || sight === 'overview'));
}
