import type { Answers } from '../domain/answers.ts';
import type { CatalogItem, Impact, Priority } from '../domain/catalog.ts';
import { promisedFor, reschedule } from '../domain/promise.ts';
import { rankOf, record, type Source, type Ticket } from '../domain/ticket.ts';
import { wordsOf } from '../domain/ticket-words.ts';
import { changeOf, personOf, type Context } from './context.ts';
import { planApprovals, requestApproval } from './request-approval.ts';
import { showCard } from './show-card.ts';

export interface NewIncident {
  readonly text: string;
  readonly category?: string | undefined;
  readonly urgency: Impact;
}

/** Opens an incident for the actor. Its team is the category's, else the desk's. */
export async function openIncident(context: Context, { text, category, urgency }: NewIncident): Promise<Ticket> {
  const { desk, categories } = context.definitions;
  const team = (category && categories.get(category)?.team) || desk.team;
  const impact: Impact = 'medium';
  const priority: Priority = desk.matrix[impact][urgency];
  const ticket = await fresh(context, { kind: 'incident', text, team, impact, urgency, priority, ...(category && { category }) });
  return store(context, ticket);
}

export interface NewRequest {
  readonly item: CatalogItem;
  readonly text: string;
  readonly answers: Answers;
}

/**
 * Opens a request for the actor, with its first approval stage asked.
 * @throws DeskError `approval.no_approver` if a stage that applies finds nobody who may decide: it never passes by itself.
 */
export async function openRequest(context: Context, { item, text, answers }: NewRequest): Promise<Ticket> {
  const approvals = planApprovals(context, item, answers);
  const urgency: Impact = item.priority === 'normal' ? 'medium' : item.priority;
  const ticket = await fresh(context, {
    kind: 'request', text, team: item.team, item: item.id, answers, approvals, impact: 'medium', urgency, priority: item.priority,
    confidential: item.confidential || context.definitions.teams.get(item.team)?.confidential === true,
    state: approvals.length > 0 ? 'awaiting_approval' : 'registered',
  }); // prettier-ignore
  if (approvals.length === 0) return store(context, ticket);
  const { tx, definitions, now } = context;
  const asked = await requestApproval(context, ticket);
  const due = reschedule(asked, promisedFor(asked, definitions), now);
  await tx.collection('tickets').insert(due);
  return due;
}

async function store(context: Context, ticket: Ticket): Promise<Ticket> {
  const carded = await showCard(context, ticket);
  const due = reschedule(carded, promisedFor(carded, context.definitions), context.now);
  await context.tx.collection('tickets').insert(due);
  return due;
}

type Given = Pick<Ticket, 'kind' | 'text' | 'team' | 'impact' | 'urgency' | 'priority'> & Partial<Ticket>;

async function fresh(context: Context, given: Given): Promise<Ticket> {
  const { now, actor, channel, definitions } = context;
  const { site, department, company } = personOf(context, actor);
  const state = given.state ?? 'registered';
  const confidential = given.confidential ?? definitions.teams.get(given.team)?.confidential === true;
  const ticket: Ticket = {
    version: 1, schema: 2, answers: {}, participants: [], affected: [], tasks: [], files: [], announced: [], approvals: [], nudges: 0, reopened: 0, links: [], history: [],
    requester: actor, source: sourceOf(channel), policy: definitions.desk.sla, openedAt: now, touchedAt: now,
    ...(site && { site }), ...(department && { department }), ...(company && { company }),
    ...given,
    words: wordsOf(given.text),
    id: await context.nextNumber(given.kind === 'incident' ? 'INC' : 'REQ'),
    state, confidential, ledger: [{ at: now, state }], rank: rankOf({ priority: given.priority, openedAt: now }),
  }; // prettier-ignore
  const facts = {
    state,
    priority: ticket.priority,
    ...(ticket.category && { category: ticket.category }),
    ...(ticket.item && { item: ticket.item }),
  };
  return record(ticket, { verb: 'open', sight: 'system', facts, text: ticket.text }, changeOf(context));
}

function sourceOf(channel: string): Source {
  return channel === 'slack' || channel === 'teams' || channel === 'whatsapp' || channel === 'web' ? channel : 'api';
}
