import { z } from 'zod';
import { assignTicket } from '../../actions/working/assign-ticket.ts';
import { seenTicket, ticketFor } from '../../actions/context.ts';
import { agentsOf } from '../../actions/working/hand-out.ts';
import { takeTicket } from '../../actions/working/work-ticket.ts';
import { sightOf } from '../../domain/rights.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Words } from '../../domain/wording.ts';
import type { Choice, Say } from '../../messaging/outbound.ts';
import { flow, type Next, type Turn } from '../flow.ts';
import { learnMoved } from '../learning/learn-from-agent.ts';
import { awayWords } from '../words/away-words.ts';
import { readRecipient, type Recipient } from '../words/read-recipient.ts';

const Draft = z.object({ ticket: z.string(), note: z.string().optional() });
type Draft = z.infer<typeof Draft>;

const MOST = 8;

/** `assign`: to whom, if it was not said or could be several. */
export const assignTicketFlow = flow({
  name: 'assign-ticket',
  draft: Draft,
  errand: true,
  async run(turn, draft, reply): Promise<Next> {
    if (reply?.kind === 'choice') return assign(turn, draft, recipientOf(reply.value));
    if (reply?.kind !== 'words') return askWhom(turn, draft);
    const { who, note } = readRecipient(reply.text, turn);
    const noted = { ...draft, ...(note && { note }) };
    const [only] = who;
    if (only && who.length === 1) return assign(turn, noted, only);
    const text = reply.text.slice(0, 60);
    if (only) return askWhom(turn, noted, { notice: { key: 'assign.several', params: { text } }, who: who.slice(0, MOST) });
    return askWhom(turn, draft, { notice: { key: 'assign.unknown', params: { text } } });
  },
});

/** The question itself, with those it may be: the team's agents, then the other teams. */
export async function askWhom(turn: Turn, draft: Draft, because?: { notice: Words; who?: readonly Recipient[] }): Promise<Next> {
  const ticket = await ticketFor(turn, 'assign', draft.ticket);
  const who = because?.who ?? likely(turn, ticket);
  const say: Say = {
    notice: because?.notice ?? { key: 'assign.whom', params: { number: ticket.id } },
    ask: { choices: who.map((one) => choiceOf(turn, one)), expects: { type: 'person' } },
    ticket: ticket.id,
  };
  return { then: 'ask', say, draft, ticket: ticket.id };
}

function likely(turn: Turn, ticket: Ticket): readonly Recipient[] {
  const agents = agentsOf(turn, ticket.team).filter(
    (id) => id !== ticket.assignee && sightOf(ticket, id, turn.definitions) === 'full',
  );
  const first = agents.filter((id) => id === turn.person.id);
  const others = agents.filter((id) => id !== turn.person.id);
  const own = turn.definitions.teams.get(ticket.team);
  // What a team keeps to itself goes to no team that does not.
  const teams = [...turn.definitions.teams.values()]
    .filter(({ id, confidential }) => id !== ticket.team && (confidential || !own?.confidential))
    .map(({ id }) => id);
  const persons = [...first, ...others].slice(0, MOST - 1).map((person) => ({ person }));
  return [...persons, ...teams.map((team) => ({ team }))].slice(0, MOST);
}

function choiceOf({ definitions, person }: Turn, who: Recipient): Choice {
  if ('team' in who)
    return {
      value: `team:${who.team}`,
      label: { label: definitions.teams.get(who.team)?.label ?? { es: who.team, en: who.team } },
    };
  const value = `person:${who.person}`;
  if (who.person === person.id) return { value, label: { key: 'button.me' }, words: 'me' };
  return { value, label: { text: definitions.people.get(who.person)?.name ?? who.person } };
}

function recipientOf(value: string): Recipient {
  const [kind, id = ''] = value.split(':', 2);
  return kind === 'team' ? { team: id } : { person: id };
}

async function assign(turn: Turn, { ticket: number, note }: Draft, who: Recipient): Promise<Next> {
  const before = await seenTicket(turn, number);
  const own = turn.person.teams.some(({ team }) => team === before.team);
  if ('person' in who && who.person === turn.person.id && own && before.assignee !== who.person) {
    await takeTicket(turn, number);
    return { then: 'end', say: { notice: { key: 'done.take', params: { number } }, ticket: number } };
  }
  const { ticket, away } = await assignTicket(turn, number, { ...who, ...(note && { note }) });
  await learnMoved(turn, before, ticket);
  const params = { number: ticket.id, team: { team: ticket.team } };
  const notice: Words = ticket.assignee
    ? {
        key: ticket.assignee === turn.person.id ? 'done.assign_self' : 'done.assign',
        params: { ...params, who: { person: ticket.assignee } },
      }
    : { key: 'done.assign_team', params };
  const moved: readonly Words[] = ticket.assignee && ticket.team !== before.team ? [{ key: 'done.assign_moved', params }] : [];
  const warning: readonly Words[] = away ? [awayWords(ticket.assignee ?? '', away.until)] : [];
  const more = [...moved, ...warning];
  // Whoever gave it away to a team that keeps to itself no longer sees it.
  const seen = sightOf(ticket, turn.person.id, turn.definitions) !== 'none';
  return { then: 'end', say: { notice, ...(more.length > 0 && { more }), ...(seen && { ticket: number }) } };
}
