import { TOLD_ON_CALL } from '../../domain/clock/reschedule.ts';
import { isConfidential } from '../../domain/rights.ts';
import { requesters, record, transition, type Ticket } from '../../domain/ticket.ts';
import type { Words } from '../../domain/wording.ts';
import { changeOf, type Context, saveTicket } from '../context.ts';
import { retireCard, showCard } from './show-card.ts';
import { ask, closePrompt, tell } from '../tell.ts';
import { headFacts, titleOf } from '../looking/ticket-facts.ts';

/** Who gets a ticket: a person, who brings it to a team of theirs, or a team alone. */
export interface Recipient {
  readonly person?: string | undefined;
  /** Left out: the ticket's team. */
  readonly team?: string | undefined;
  /** Internal words for whoever gets it. */
  readonly note?: string | undefined;
}

/** Gives a ticket to somebody, without asking whether the actor may. Its clocks go on as they were; all whom it concerns are told. */
export async function giveTicket(context: Context, ticket: Ticket, to: Recipient): Promise<Ticket> {
  const team = to.team ?? ticket.team;
  const moves = team !== ticket.team;
  const { assignee: before, assignDueAt: _due, ...rest } = moves ? await retireCard(context, ticket, team) : ticket;
  const confidential = isConfidential({ ...ticket, team }, context.definitions);
  const step = {
    verb: 'assign',
    changes: { team, confidential, ...(to.person && { assignee: to.person }) },
    note: { ...(to.person && { for: to.person }), facts: moves ? { team } : {} },
  } as const;
  const given = transition(rest, step, changeOf(context));
  const noted = to.note ? record(given, { verb: 'note', sight: 'internal', text: to.note }, changeOf(context)) : given;
  await closeOffers(context, ticket);
  if (before && before !== to.person) await tellOthers(context, [before], { ticket: given, notice: passedOn(given, to) });
  if (moves) await tellMove(context, given, to);
  // What still waits for approval has no card yet.
  const carded = noted.state === 'awaiting_approval' ? noted : await showCard(context, noted);
  const shown = await saveTicket(context, carded);
  if (to.person && to.person !== context.actor) await offer(context, shown, { ...to, person: to.person });
  return shown;
}

function passedOn({ id }: Ticket, { person, team }: Recipient): Words {
  if (person) return { key: 'told.passed_to', params: { number: id, who: { person } } };
  return { key: 'told.passed_to_team', params: { number: id, team: { team: team ?? '' } } };
}

/** The new team's room and the requester's side. */
async function tellMove(context: Context, ticket: Ticket, { note, person }: Recipient): Promise<void> {
  const params = { number: ticket.id, team: { team: ticket.team } };
  if (context.actor !== 'system') {
    const more: readonly Words[] = note ? [{ text: note }] : [];
    const say = {
      notice: { key: 'told.arrived', params: { ...params, who: { person: context.actor } } },
      more,
      ticket: ticket.id,
    } as const;
    await tell(context, { reader: `team:${ticket.team}`, say });
  }
  const others = requesters(ticket).filter((id) => id !== person);
  await tellOthers(context, others, { ticket, notice: { key: 'told.transferred', params } });
}

async function tellOthers(context: Context, readers: readonly string[], of: { ticket: Ticket; notice: Words }): Promise<void> {
  for (const reader of readers)
    if (reader !== context.actor) await tell(context, { reader, say: { notice: of.notice, ticket: of.ticket.id } });
}

/** The assignee's own card; what nobody has begun can be taken from it. */
async function offer(context: Context, ticket: Ticket, { person, note }: Recipient & { person: string }): Promise<void> {
  const { actor, definitions } = context;
  const params = { number: ticket.id, title: titleOf(ticket, definitions), who: { person: actor } };
  const say = {
    notice: { key: actor === 'system' ? 'told.assigned_by_desk' : 'told.assigned', params },
    ...(note && { more: [{ text: note }] }),
    facts: headFacts(ticket, definitions),
    ticket: ticket.id,
  } as const;
  if (ticket.state !== 'registered') {
    await tell(context, { reader: person, say });
    return;
  }
  const choices = [{ value: 'take', label: { key: 'button.take' }, style: 'primary' }] as const;
  const draft = { ticket: ticket.id };
  await ask(context, {
    say: { ...say, ask: { choices, typed: false } },
    flow: 'accept-ticket',
    draft,
    readers: [person],
    ticket: ticket.id,
  });
}

/** Cards that offer a ticket to somebody lose their button once it is taken, or given to somebody else. `answered` is closed by its own answer. */
export async function closeOffers(context: Context, { id, assignee, announced }: Ticket, answered?: string): Promise<void> {
  // Nobody was ever given it, nor called to it.
  if (!assignee && !announced.includes(TOLD_ON_CALL)) return;
  const open = await context.tx.collection('prompts').find({ ticket: id, open: true });
  for (const prompt of open)
    if (prompt.flow === 'accept-ticket' && !(answered && prompt.audience.includes(`person:${answered}`)))
      await closePrompt(context, prompt);
}
