import type { Definitions } from './definitions.ts';
import { isConfidential, sightOf, type Sight } from './rights.ts';
import type { Ticket, TicketFile } from './ticket.ts';

/**
 * The files of a ticket that may be had at a sight: the team all of them, the requester's side the public ones, approvers those that were
 * given as answers of the form they decide on. Managers and authorities see status and history, no files.
 */
export function seenFiles(ticket: Pick<Ticket, 'files' | 'answers'>, sight: Sight, now: Date): readonly TicketFile[] {
  if (sight === 'full') return ticket.files;
  const open = ticket.files.filter((file) => file.sight === 'public' && (!file.publicAt || file.publicAt <= now));
  if (sight === 'public') return open;
  const given = sight === 'form' || sight === 'overview' ? filesOfAnswers(ticket) : [];
  return open.filter(({ id }) => given.includes(id));
}

export interface FileReader {
  readonly reader: string;
  readonly definitions: Definitions;
  readonly now: Date;
}

/** `reader`: a person's id, or `team:ID`, its room. */
export function maySeeFile(ticket: Ticket, id: string, { reader, definitions, now }: FileReader): boolean {
  const sight = reader.startsWith('team:')
    ? sightOfRoom(ticket, reader.slice('team:'.length), definitions)
    : sightOf(ticket, reader, definitions);
  return seenFiles(ticket, sight, now).some((file) => file.id === id);
}

/** A room reads what all of its team may read, whoever of them may be on a requester's side elsewhere. */
function sightOfRoom(ticket: Ticket, team: string, definitions: Definitions): Sight {
  if (!definitions.teams.has(team)) return 'none';
  if (team === ticket.team || !isConfidential(ticket, definitions)) return 'full';
  return ticket.tasks.some((task) => task.team === team) ? 'form' : 'none';
}

/** Ids of the files that stand in a form's answers, those in the rows of a repeating group too. */
function filesOfAnswers({ answers }: Pick<Ticket, 'answers'>): readonly string[] {
  return Object.values(answers).flatMap((answer) => {
    if (typeof answer !== 'object' || answer === null || !('files' in answer) || !Array.isArray(answer.files)) return [];
    return answer.files.flatMap((file: unknown) =>
      typeof file === 'object' && file !== null && 'id' in file && typeof file.id === 'string' ? [file.id] : [],
    );
  });
}
