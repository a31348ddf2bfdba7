import { z } from 'zod';
import { attachFiles } from '../../actions/files/attach-files.ts';
import { seenTicket } from '../../actions/context.ts';
import { titleOf } from '../../actions/looking/ticket-facts.ts';
import { DeskError } from '../../domain/errors.ts';
import { openStates } from '../../domain/lifecycle.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Choice, Say } from '../../messaging/outbound.ts';
import { flow, type Next, type Turn } from '../flow.ts';
import { addedSay, dropKept, KeptFiles, namesOf } from '../kept-files.ts';
import { numberIn } from '../words/read-verb.ts';
import { understood } from '../words/understood.ts';

const Draft = z.object({ files: KeptFiles });
type Draft = z.infer<typeof Draft>;

/** So many that all of them fit into a list on every channel, with the two other choices. */
const MOST_TICKETS = 8;
const NEW = 'new';
const DROP = 'drop';

/** A file came alone: which ticket is it for? Words that tell of trouble take it along. */
export const placeFiles = flow<Draft>({
  name: 'place-files',
  draft: Draft,
  errand: true,
  async run(turn, draft, reply): Promise<Next> {
    if (!reply) return { then: 'ask', say: await whichSay(turn, draft), draft };
    if (reply.kind === 'files') return more(turn, { files: [...draft.files, ...reply.files] });
    if (reply.kind === 'phrase') return { then: 'again', before: { notice: { key: 'phrase.not_here' } } };
    if (reply.kind === 'choice' && reply.value === DROP) return dropped(turn, draft);
    if (reply.kind === 'choice' && reply.value === NEW) return { then: 'go', flow: 'report-incident', draft };
    const number = reply.kind === 'choice' ? reply.value : numberIn(reply.text);
    if (number) return placed(turn, draft, number);
    if (reply.kind !== 'words') return { then: 'again' };
    return { then: 'go', flow: 'triage', draft: { text: reply.text, files: draft.files }, reply };
  },
  reads(turn, _draft, text) {
    const { kind, reading } = understood(turn, text);
    return numberIn(text) !== undefined || (kind !== undefined && reading.p >= turn.definitions.desk.conversation.offer);
  },
});

async function more(turn: Turn, draft: Draft): Promise<Next> {
  return { then: 'edit', say: await whichSay(turn, draft), draft };
}

async function placed(turn: Turn, { files }: Draft, number: string): Promise<Next> {
  const before = await seenTicket(turn, number);
  const ticket = await attachFiles(turn, before, { files });
  if (ticket.files.length === before.files.length) throw new DeskError('file.lost', { file: namesOf(files) });
  return { then: 'end', say: addedSay(ticket, files) };
}

async function dropped(turn: Turn, { files }: Draft): Promise<Next> {
  await dropKept(turn, files);
  return { then: 'end', say: { notice: { key: 'file.dropped', params: { files: namesOf(files) } } } };
}

async function whichSay(turn: Turn, { files }: Draft): Promise<Say> {
  const tickets = (await ownOpen(turn)).map((ticket): Choice => ({ value: ticket.id, label: labelOf(turn, ticket) }));
  return {
    notice: { key: 'file.received', params: { files: namesOf(files) } },
    question: { key: tickets.length > 0 ? 'file.for_which' : 'file.for_what' },
    ask: {
      choices: [
        ...tickets,
        { value: NEW, label: { key: 'button.new_report' }, words: 'incident' },
        { value: DROP, label: { key: 'button.drop_file' }, words: 'no' },
      ],
    },
  };
}

function labelOf({ definitions }: Turn, ticket: Ticket): Choice['label'] {
  return { key: 'file.ticket_choice', params: { number: ticket.id, title: titleOf(ticket, definitions) } };
}

/** Open tickets that the person asked for, or works on; newest first. */
async function ownOpen({ tx, person }: Turn): Promise<readonly Ticket[]> {
  const tickets = tx.collection('tickets');
  const states = { state: { $in: [...openStates, 'resolved' as const] } };
  const asked = await tickets.find({ requester: person.id, ...states }, { sort: ['-openedAt'], limit: MOST_TICKETS });
  const working = person.teams.length > 0 ? await tickets.find({ assignee: person.id, ...states }, { limit: MOST_TICKETS }) : [];
  const all = new Map([...working, ...asked].map((ticket) => [ticket.id, ticket]));
  return [...all.values()].sort((a, b) => b.openedAt.getTime() - a.openedAt.getTime()).slice(0, MOST_TICKETS);
}
