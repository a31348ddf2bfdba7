import type { Answers } from '../../domain/form/answers.ts';
import type { CatalogItem, Impact, Priority } from '../../domain/catalog.ts';
import { assetIn } from '../../domain/form/asset-in.ts';
import type { SeenArticle } from '../../domain/knowledge/seen-article.ts';
import { reschedule } from '../../domain/clock/reschedule.ts';
import { isConfidential } from '../../domain/rights.ts';
import { rankOf, record, type Source, type Ticket } from '../../domain/ticket.ts';
import { tasksIn } from '../../domain/task.ts';
import { ticketWords } from '../../domain/ticket-words.ts';
import { noteArticles } from '../knowledge/note-articles.ts';
import { giveFiles } from '../files/give-files.ts';
import { askWhetherRight } from './ask-whether-right.ts';
import { changeOf, personOf, type Context } from '../context.ts';
import { planApprovals } from '../approvals/plan-approvals.ts';
import { requestApproval } from '../approvals/request-approval.ts';
import { showCard } from '../working/show-card.ts';
import { withEmergencyOf } from '../emergency/carry-emergency.ts';
import { relateBack, succeedTicket } from '../relating/succeed-ticket.ts';
import { tell } from '../tell.ts';
import { titleOf } from '../looking/ticket-facts.ts';

/** A message in a chat: `key` tells it from every other one, `link` is where it stands. */
interface Origin {
  readonly key?: string | undefined;
  readonly link?: string | undefined;
}

/** Who a new ticket is for, where that is not simply who is at work, and what comes with it. */
interface OnBehalf {
  /** An agent opens it for this person, who called: they are its requester. */
  readonly requester?: string | undefined;
  readonly source?: Source | undefined;
  /** The number of the ticket that it goes on from. */
  readonly follows?: string | undefined;
  /** The number of a ticket that it has something to do with. */
  readonly related?: string | undefined;
  /** The message in a chat that it was made of. */
  readonly origin?: Origin | undefined;
  /** Files that the actor sent for it: they are part of what was asked or reported. */
  readonly files?: readonly { readonly id: string }[] | undefined;
  /** What they were offered to read before. */
  readonly articles?: readonly SeenArticle[] | undefined;
}

export interface NewIncident extends OnBehalf {
  readonly text: string;
  readonly category?: string | undefined;
  /** How widely it hurts; left out: medium, which leaves priority to urgency. */
  readonly impact?: Impact | undefined;
  readonly urgency: Impact;
}

/** Opens an incident for the actor, or for who asked them to. Its team is the category's, else the desk's. */
export async function openIncident(context: Context, incident: NewIncident): Promise<Ticket> {
  const { text, category, impact = 'medium', urgency } = incident;
  const { desk, categories } = context.definitions;
  const asset = assetIn(text, context.definitions.assets);
  const team = (category && categories.get(category)?.team) || desk.team;
  const priority: Priority = desk.matrix[impact][urgency];
  const about = { ...(category && { category }), ...(asset && { asset }), ...behalf(context, incident) };
  const ticket = await fresh(context, { kind: 'incident', text, team, impact, urgency, priority, ...about });
  return store(context, await withFiles(context, ticket, incident), incident);
}

export interface NewRequest extends OnBehalf {
  readonly item: CatalogItem;
  readonly text: string;
  readonly answers: Answers;
  /** For whom it is, where somebody asks for another. */
  readonly beneficiary?: string | undefined;
}

/**
 * Opens a request for the actor, or for who asked them to, with its first approval stage asked.
 * @throws DeskError `approval.no_approver` if a stage that applies finds nobody who may decide: it never passes by itself.
 */
export async function openRequest(context: Context, request: NewRequest): Promise<Ticket> {
  const { item, text, answers } = request;
  const { requester, beneficiary, openedBy } = { requester: context.actor, ...behalf(context, request) };
  const approvals = planApprovals(context, item, { requester, beneficiary, openedBy, answers });
  const urgency: Impact = item.priority === 'normal' ? 'medium' : item.priority;
  const tasks = item.tasks.map(({ team, label }, at) => ({ id: at + 1, team, label, state: 'waiting' as const }));
  const state = approvals.length > 0 ? 'awaiting_approval' : 'registered';
  const made = await fresh(context, {
    kind: 'request', text, team: item.team, item: item.id, answers, approvals, impact: 'medium', urgency, priority: item.priority,
    state, tasks: tasksIn(state, tasks), ...behalf(context, request),
  }); // prettier-ignore
  const ticket = await withFiles(context, made, request);
  if (ticket.beneficiary) await tellBeneficiary(context, ticket, ticket.beneficiary);
  if (approvals.length === 0) return store(context, ticket, request);
  return insert(context, await requestApproval(context, ticket), request);
}

/** The requester's side of a new ticket. */
function behalf({ actor, channel }: Context, given: OnBehalf & Pick<NewRequest, 'beneficiary'>): Partial<Ticket> {
  const requester = given.requester ?? actor;
  const { beneficiary } = given;
  return {
    requester,
    ...(requester !== actor && { openedBy: actor, source: given.source ?? (given.origin ? sourceOf(channel) : 'phone') }),
    ...(beneficiary && beneficiary !== requester && { beneficiary }),
    ...(given.origin?.key && { messageKey: given.origin.key }),
    ...(given.origin?.link && { messageLink: given.origin.link }),
    links: [
      ...(given.follows ? [{ kind: 'predecessor' as const, number: given.follows }] : []),
      ...(given.related ? [{ kind: 'related' as const, number: given.related }] : []),
    ],
  };
}

/** Nobody should learn from a parcel that something was asked for them. */
async function tellBeneficiary(context: Context, ticket: Ticket, reader: string): Promise<void> {
  const params = { number: ticket.id, who: { person: ticket.requester }, title: titleOf(ticket, context.definitions) };
  await tell(context, { reader, say: { notice: { key: 'told.asked_for_you', params }, ticket: ticket.id } });
}

/** Whoever reads of it first gets them at once. */
async function withFiles(context: Context, made: Ticket, { files = [], follows, articles }: OnBehalf): Promise<Ticket> {
  const ticket = noteArticles(context, await withEmergencyOf(context, made, follows), articles);
  return (await giveFiles(context, ticket, { files, sight: 'public' })).ticket;
}

async function store(context: Context, ticket: Ticket, given: OnBehalf): Promise<Ticket> {
  return insert(context, await showCard(context, ticket), given);
}

async function insert(context: Context, ticket: Ticket, { follows, related }: OnBehalf): Promise<Ticket> {
  const due = reschedule(ticket, context.definitions, context.now);
  await context.tx.collection('tickets').insert(due);
  if (follows) await succeedTicket(context, follows, due);
  if (related) await relateBack(context, related, due);
  if (due.openedBy && !follows && !related) await askWhetherRight(context, due);
  return due;
}

type Given = Pick<Ticket, 'kind' | 'text' | 'team' | 'impact' | 'urgency' | 'priority'> & Partial<Ticket>;

async function fresh(context: Context, given: Given): Promise<Ticket> {
  const { now, actor, channel, definitions } = context;
  const { site, department, company } = personOf(context, given.beneficiary ?? given.requester ?? actor);
  const state = given.state ?? 'registered';
  const confidential = isConfidential({ ...(department && { department }), ...given }, definitions);
  const ticket: Ticket = {
    version: 1, schema: 2, answers: {}, participants: [], affected: [], tasks: [], files: [], announced: [], approvals: [], nudges: 0, reopened: 0, links: [], history: [],
    requester: actor, source: sourceOf(channel), policy: definitions.desk.sla, openedAt: now, touchedAt: now,
    ...(site && { site }), ...(department && { department }), ...(company && { company }),
    ...given,
    words: ticketWords({ answers: {}, ...given }, definitions),
    id: await context.nextNumber(given.kind === 'incident' ? 'INC' : 'REQ'),
    state, confidential, ledger: [{ at: now, state }], rank: rankOf({ priority: given.priority, openedAt: now }),
  }; // prettier-ignore
  const facts = {
    state,
    priority: ticket.priority,
    team: ticket.team,
    ...(ticket.category && { category: ticket.category }),
    ...(ticket.item && { item: ticket.item }),
  };
  return record(ticket, { verb: 'open', sight: 'system', facts, text: ticket.text }, changeOf(context));
}

function sourceOf(channel: string): Source {
  return channel === 'slack' || channel === 'teams' || channel === 'whatsapp' || channel === 'web' ? channel : 'api';
}
