import { z } from 'zod';
import { Answers } from './form/answers.ts';
import { Approval } from './approval/approval.ts';
import { append, HistoryEntry, type Happening } from './audit.ts';
import { Breach } from './breach.ts';
import { Impact, priorities, Priority } from './catalog.ts';
import { SeenArticle } from './knowledge/seen-article.ts';
import { HeldLevel } from './clock/held-level.ts';
import { DeskError } from './errors.ts';
import { nextState, type LifecycleVerb } from './lifecycle.ts';
import { Emergency, isEmergency } from './emergency/emergency.ts';
import { LedgerEntry, TicketState, WaitingReason } from './states.ts';
import { Dues } from './clock/dues.ts';
import { Verdict } from './clock/verdict.ts';
import { Task, tasksIn, unfinished } from './task.ts';

export const Source = z.enum(['slack', 'teams', 'whatsapp', 'web', 'phone', 'monitoring', 'api']);
export type Source = z.infer<typeof Source>;

/** A file that belongs to the ticket; its bytes are in the files port under `id`. */
export const TicketFile = z.object({
  id: z.string(),
  name: z.string(),
  contentType: z.string(),
  /** Bytes. */
  size: z.number(),
  by: z.string(),
  at: z.date(),
  sight: z.enum(['public', 'internal']),
  /** Of one that came with a reply: until then the reply can be taken back, and the team alone has it. */
  publicAt: z.date().optional(),
});
export type TicketFile = z.infer<typeof TicketFile>;

/**
 * How another ticket belongs to this one. `merged`: that one took this one in; `absorbed`: this one took that one in. `successor` goes on
 * where this one ended, `predecessor` the other way about.
 */
const Link = z.object({ kind: z.enum(['successor', 'predecessor', 'related', 'merged', 'absorbed']), number: z.string() });
export type Link = z.infer<typeof Link>;

/** Something a person reported or asked for, from its first words to its survey. `id` is the number: `INC-12`, `REQ-7`. */
export const Ticket = z.object({
  id: z.string(),
  version: z.number(),
  schema: z.number(),
  kind: z.enum(['incident', 'request']),
  state: TicketState,
  reason: WaitingReason.optional(),
  /** Until when it waits, where somebody said so. */
  until: z.date().optional(),
  /** Of the present wait: how many reminders are past, and when the first was said. */
  nudged: z.object({ count: z.number(), firstAt: z.date() }).optional(),
  /** Indexed: when the waiting ends by itself. */
  wakeDueAt: z.date().optional(),
  /** Indexed: when to look again for somebody who can take it; only where its team hands tickets out. */
  assignDueAt: z.date().optional(),
  /** The requester's own words, whole. */
  text: z.string(),
  requester: z.string(),
  beneficiary: z.string().optional(),
  /** Who opened it, where that is somebody else. */
  openedBy: z.string().optional(),
  source: Source,
  team: z.string(),
  assignee: z.string().optional(),
  /** Of an incident. */
  category: z.string().optional(),
  /** Of a request. */
  item: z.string().optional(),
  answers: Answers,
  impact: Impact,
  urgency: Impact,
  priority: Priority,
  site: z.string().optional(),
  department: z.string().optional(),
  company: z.string().optional(),
  confidential: z.boolean(),
  participants: z.array(z.string()),
  /** Who said "me too": told when it is solved. Each is a participant as well. */
  affected: z.array(z.string()),
  /** Parts for the teams that fulfil it, where there is more than one. */
  tasks: z.array(Task),
  /** Indexed: who its open tasks wait for, `team:ID` or `person:ID`. */
  taskFor: z.array(z.string()).optional(),
  files: z.array(TicketFile),
  /** The third party that works on it, or last did. */
  supplier: z.string().optional(),
  /** What it is about, of the asset list. */
  asset: z.string().optional(),
  /** Indexed: what `search` and "me too" look for, folded. */
  words: z.array(z.string()),
  openedAt: z.date(),
  /** Of the last change. */
  touchedAt: z.date(),
  /** The states it has been in; clocks and times are always read off it anew. */
  ledger: z.array(LedgerEntry),
  respondedAt: z.date().optional(),
  policy: z.string(),
  /** While it is not over. */
  dues: Dues.optional(),
  /** While it is over. */
  verdict: Verdict.optional(),
  /** An emergency asked for, or authorised twice. */
  emergency: Emergency.optional(),
  /** Alert levels already told: `response:50`. */
  announced: z.array(z.string()),
  /** Those of them that somebody is yet to be told, in their own hours. */
  held: z.array(HeldLevel).optional(),
  /** Promises that were missed, and why. */
  breaches: z.array(Breach).optional(),
  /** Indexed: the next alert. */
  slaDueAt: z.date().optional(),
  approvals: z.array(Approval),
  /** Indexed: the next reminder or expiry of an approval. */
  approvalDueAt: z.date().optional(),
  /** While `resolved`: how often the requester was nudged. */
  nudges: z.number(),
  /** When the first of these was. */
  nudgedAt: z.date().optional(),
  /** Indexed: the next nudge, or the end of silence. */
  conformityDueAt: z.date().optional(),
  closed: z.object({ at: z.date(), how: z.enum(['conform', 'silence', 'lead', 'agent']), by: z.string() }).optional(),
  /** Indexed: when to ask for a rating. */
  surveyDueAt: z.date().optional(),
  rating: z.object({ score: z.number(), words: z.string().optional(), at: z.date() }).optional(),
  reopened: z.number(),
  links: z.array(Link),
  /** Articles that its requester was offered before it was opened. */
  articles: z.array(SeenArticle).optional(),
  /** Sorts a queue: most urgent first, then oldest. */
  rank: z.string(),
  history: z.array(HistoryEntry),
  /** The card in the team's room. */
  cardPrompt: z.string().optional(),
  /** Indexed: the message in a chat that somebody made it of, as its channel knows it. */
  messageKey: z.string().optional(),
  /** Where that message stands. */
  messageLink: z.string().optional(),
});
export type Ticket = z.infer<typeof Ticket>;

/** Who does something, when, where. */
export interface Change {
  readonly at: Date;
  /** A person's id, or `system`. */
  readonly by: string;
  readonly channel?: string;
  readonly digest: (text: string) => string;
  /** Chance, another each time: what keeps an erased entry's hash from being guessed. */
  readonly salt?: () => string;
}

/** A happening without what the change itself says. */
export type Note = Omit<Happening, 'at' | 'by' | 'channel'>;

/** Adds to the ticket's history. */
export function record(ticket: Ticket, note: Note, change: Change): Ticket {
  const { at, by, channel, digest, salt } = change;
  const happening = { ...note, at, by, ...(channel && { channel }), ...(salt && { salt: salt() }) };
  const history = append(ticket.history, happening, digest);
  return { ...ticket, history, touchedAt: at };
}

/**
 * Does `verb`: the next state is the lifecycle table's. Entering `waiting` takes `changes.reason` along.
 * @throws DeskError `ticket.not_possible` if the table does not allow it from this state.
 */
export function transition(
  ticket: Ticket,
  step: { verb: LifecycleVerb; note?: Partial<Note>; changes?: Partial<Ticket> },
  change: Change,
): Ticket {
  const changed = { ...ticket, ...step.changes };
  const state = nextState(ticket.state, step.verb, changed.assignee !== undefined);
  if (!state) {
    throw new DeskError('ticket.not_possible', {
      number: ticket.id,
      verb: { key: `verb.${step.verb}` },
      state: { key: `state.${ticket.state}` },
    });
  }
  if (step.verb === 'resolve') checkTasks(changed);
  const { reason: _reason, until: _until, nudged, ...rest } = changed;
  const moved = state !== ticket.state || changed.reason !== ticket.reason;
  const waiting =
    state === 'waiting'
      ? {
          ...(changed.reason && { reason: changed.reason }),
          ...(changed.until && { until: changed.until }),
          ...(nudged && !moved && { nudged }),
        }
      : {};
  const entry = { at: change.at, state, ...(waiting.reason && { reason: waiting.reason }) };
  const ledger = moved ? [...ticket.ledger, entry] : ticket.ledger;
  const next: Ticket = { ...rest, ...waiting, state, ledger, tasks: tasksIn(state, changed.tasks, step.verb === 'reopen') };
  const facts = { from: ticket.state, to: state, ...(waiting.reason && { reason: waiting.reason }), ...step.note?.facts };
  return record(next, { verb: step.verb, sight: 'system', ...step.note, facts }, change);
}

/** @throws DeskError `task.still_open` while a team has not done its part. */
function checkTasks(ticket: Ticket): void {
  const left = unfinished(ticket);
  if (left.length === 0) return;
  const missing = left.map(({ label, team }) => ({ key: 'task.of_team', params: { label: { label }, team: { team } } }) as const);
  throw new DeskError('task.still_open', { number: ticket.id, tasks: { list: missing } });
}

/** Emergencies before all else, then most urgent first, then oldest; as text, so that every store sorts it alike. */
export function rankOf(ticket: Pick<Ticket, 'priority' | 'openedAt'> & Partial<Pick<Ticket, 'emergency'>>): string {
  const { priority, openedAt } = ticket;
  return `${isEmergency(ticket) ? '!' : ''}${priorities.indexOf(priority)}:${openedAt.toISOString()}`;
}

/** The people on the requester's side: they read public words and answer for the ticket. */
export function requesters(ticket: Ticket): readonly string[] {
  return [...new Set([ticket.requester, ticket.beneficiary ?? ticket.requester])];
}

/** How many people an incident touches: whose it is, and everybody who said "me too". */
export function affectedBy(ticket: Ticket): number {
  return new Set([...requesters(ticket), ...ticket.affected]).size;
}

/** The stage that is being decided. */
export function pendingApproval(ticket: Ticket): Approval | undefined {
  return ticket.approvals.find((approval) => approval.state === 'pending');
}
