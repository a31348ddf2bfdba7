import type { Definitions } from './definitions.ts';
import { sightOf, type Sight } from './rights.ts';
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

export function maySeeFile(ticket: Ticket, id: string, { reader, definitions, now }: FileReader): boolean {
  return seenFiles(ticket, sightOf(ticket, reader, definitions), now).some((file) => file.id === id);
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
