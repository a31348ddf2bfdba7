import type { Approval, Decision } from '../../domain/approval/approval.ts';
import type { Breach } from '../../domain/breach.ts';
import type { Definitions } from '../../domain/definitions.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Now, Store } from '../../ports.ts';
import { clockFactsOf } from './clock-facts.ts';

/** A ticket as scripts read it: the names are those of `mesa play`. */
export type TicketFacts = Readonly<Record<string, unknown>>;

/** One ticket, or all in the order they were opened; an administrator's view. */
export async function ticketFacts(
  about: { store: Store; definitions: () => Definitions; now: Now },
  filter?: { number?: string },
): Promise<{ tickets: readonly TicketFacts[] }> {
  const { store, definitions, now } = about;
  const found = filter?.number
    ? [await store.transaction((tx) => tx.collection('tickets').get(filter.number?.toUpperCase() ?? ''))]
    : await allTickets(store);
  const tickets = found
    .filter((ticket) => ticket !== undefined)
    .sort((a, b) => a.openedAt.getTime() - b.openedAt.getTime() || byNumber(a, b));
  return { tickets: tickets.map((ticket) => factsOf(ticket, definitions(), now())) };
}

async function allTickets(store: Store): Promise<Ticket[]> {
  const all: Ticket[] = [];
  for await (const ticket of store.scan('tickets')) all.push(ticket);
  return all;
}

function byNumber(a: Ticket, b: Ticket): number {
  return Number(a.id.split('-')[1]) - Number(b.id.split('-')[1]);
}

function factsOf(ticket: Ticket, definitions: Definitions, now: Date): TicketFacts {
  const { kind, state, priority, requester, team, answers, openedAt, links, reopened } = ticket;
  return {
    number: ticket.id, kind, state, ...(ticket.reason && { reason: ticket.reason }), priority, requester,
    openedBy: ticket.openedBy ?? null, source: ticket.source, participants: ticket.participants, affected: ticket.affected,
    tasks: ticket.tasks.map(({ id, team, state, assignee }) => ({ id, team, state, assignee: assignee ?? null })),
    beneficiary: ticket.beneficiary ?? null, assignee: ticket.assignee ?? null, team,
    category: ticket.category ?? null, item: ticket.item ?? null,
    answers, openedAt: openedAt.toISOString(), links,
    ...clockFactsOf(ticket, definitions, now),
    approvals: ticket.approvals.map(approvalFacts),
    rating: ticket.rating?.score ?? null, ...(ticket.rating?.words && { ratingWords: ticket.rating.words }), reopened,
    ...(ticket.emergency && { emergency: emergencyShown(ticket.emergency) }),
    ...(ticket.breaches && { breaches: ticket.breaches.map(breachShown) }),
    files: ticket.files.map(({ name }) => name),
    ...(ticket.articles && { articles: ticket.articles }),
    ...(ticket.closed && { closed: ticket.closed.how }),
  }; // prettier-ignore
}

function breachShown({ target, said }: Breach): TicketFacts {
  return {
    target,
    cause: said?.cause ?? null,
    text: said?.text ?? null,
    by: said?.by ?? null,
    at: said?.at.toISOString() ?? null,
  };
}

function emergencyShown({ state, askedBy, acceptedAt, quota }: NonNullable<Ticket['emergency']>): TicketFacts {
  return { state, askedBy, acceptedAt: acceptedAt?.toISOString() ?? null, quota: quota ?? null };
}

function approvalFacts(approval: Approval): TicketFacts {
  const { stage, need, approvers, state, decisions, past } = approval;
  return {
    stage,
    rule: `${need} of ${approvers.length}`,
    // A stage that is not asked yet is undecided like any other; `asked` tells them apart.
    state: state === 'waiting' ? 'pending' : state,
    asked: state !== 'waiting',
    decisions: decisions.map(({ by, for: who, decision, reason, at }) => ({
      by,
      for: who,
      decision,
      reason: reason ?? null,
      at: at.toISOString(),
    })),
    log: [
      ...(past ?? []).map((made) => ({ ...logged(made, made.shown), ended: made.why, endedAt: made.endedAt.toISOString() })),
      ...decisions.map((made) => logged(made, approval.shown)),
    ],
  };
}

/** A decision whole: on which channel it was made, and which answers were shown. */
function logged({ by, for: who, decision, reason, at, channel }: Decision, saw: Approval['shown']): TicketFacts {
  return { by, for: who, decision, reason: reason ?? null, at: at.toISOString(), channel, saw: saw ?? null };
}
