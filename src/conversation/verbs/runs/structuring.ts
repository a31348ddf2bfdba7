import { addParticipant, removeParticipant } from '../../../actions/working/add-participant.ts';
import { seenTicket, ticketFor } from '../../../actions/context.ts';
import { linkTickets } from '../../../actions/relating/link-tickets.ts';
import { mergeTickets } from '../../../actions/relating/merge-tickets.ts';
import { rateTicket } from '../../../actions/closing/rate-ticket.ts';
import { askForForm, reclassifyAsIncident } from '../../../actions/relating/reclassify-ticket.ts';
import type { CatalogItem } from '../../../domain/catalog.ts';
import { DeskError } from '../../../domain/errors.ts';
import { matchNames } from '../../../domain/form/reading/match-names.ts';
import { readPerson } from '../../../domain/form/reading/read-person.ts';
import { mayUse, rolesOf } from '../../../domain/rights.ts';
import type { Words } from '../../../domain/wording.ts';
import { scoreIn } from '../../flows/rate-ticket.ts';
import type { Turn } from '../../flow.ts';
import { learnFromAgent } from '../../learning/learn-from-agent.ts';
import { findItem } from '../../words/find-item.ts';
import { readCategory } from '../../words/read-category.ts';
import { readPeriod } from '../../words/read-period.ts';
import { numberIn } from '../../words/read-verb.ts';
import { readWhom } from '../../words/read-whom.ts';
import { understood } from '../../words/understood.ts';
import { incomplete, startWith, type Outcome, type RunVerb } from '../run.ts';
import { sayReport } from '../say-report.ts';
import { showTasks } from '../say-tasks.ts';

/** Verbs about tickets among themselves, and about the people around them. */
export const structuring = {
  open: (turn, { rest }) => openFor(turn, rest),
  add: async (turn, { number, rest }) => {
    if (!rest) return incomplete('add');
    const person = whoIs(turn, rest);
    const ticket = await addParticipant(turn, number, person);
    return { notice: { key: 'done.add', params: { number: ticket.id, who: { person } } }, ticket: ticket.id };
  },
  remove: async (turn, { number, rest }) => {
    const person = rest ? whoIs(turn, rest) : turn.person.id;
    const ticket = await removeParticipant(turn, number, person);
    const left = person === turn.person.id;
    return { notice: { key: left ? 'done.leave' : 'done.remove', params: { number: ticket.id, who: { person } } } };
  },
  merge: async (turn, { number, rest }) => {
    const target = numberIn(rest);
    if (!target) return incomplete('merge');
    const { ticket, into } = await mergeTickets(turn, number, target);
    return { notice: { key: 'done.merge', params: { number: ticket.id, into: into.id } }, ticket: into.id };
  },
  split: (_, { number, rest }) => startWith('split-ticket', { ticket: number }, rest),
  link: async (turn, { number, rest }) => {
    const other = numberIn(rest);
    if (!other) return incomplete('link');
    const [one, two] = await linkTickets(turn, number, other);
    return { notice: { key: 'done.link', params: { number: one.id, other: two.id } }, ticket: one.id };
  },
  reclassify: (turn, { number, rest }) => reclassify(turn, number, rest),
  task: async (turn, { number, rest }) => {
    const ticket = await seenTicket(turn, number);
    return showTasks(turn, ticket, /^\d{1,2}$/.test(rest) ? Number(rest) : undefined);
  },
  rate: async (turn, { number, rest }) => {
    const scored = scoreIn(rest, turn.vocabulary);
    if (!scored) return incomplete('rate');
    await rateTicket(turn, number, scored);
    return { notice: { key: 'survey.thanks' }, ticket: number };
  },
  report: (turn, { rest }) => {
    const { person, definitions } = turn;
    if (!mayUse('report', rolesOf(person, definitions), definitions)) return { notice: { key: 'report.agents_only' } };
    const period = readPeriod(rest, turn);
    return period ? sayReport(turn, period) : incomplete('report');
  },
} as const satisfies Record<string, RunVerb>;

/** @throws DeskError the refusal of `readPerson`, which says who might be meant. */
function whoIs(turn: Turn, text: string): string {
  const { people } = turn.definitions;
  const read = readPerson(text, { people, asker: turn.person.id });
  if (!read.ok) throw new DeskError(read.refusal.code, read.refusal.params);
  return read.value;
}

/** `open @ana …`: read and shown like the person's own words, and opened for them. */
function openFor(turn: Turn, text: string): Outcome {
  const { person, definitions } = turn;
  if (!mayUse('open', rolesOf(person, definitions), definitions)) return { notice: { key: 'opened_for.agents_only' } };
  const whom = readWhom(text, turn);
  if (whom.is === 'several') return { start: { flow: 'open-for', draft: { people: whom.people, text: whom.rest } } };
  if (whom.is === 'none') return incomplete('open');
  if (whom.person === person.id) throw new DeskError('opened_for.yourself');
  if (whom.rest) return startWith('triage', { text: whom.rest, behalf: whom.person }, whom.rest);
  return { start: { flow: 'triage', draft: { text: '', behalf: whom.person } } };
}

/** A report becomes a request for an item, a request becomes a report. */
async function reclassify(turn: Turn, number: string, text: string): Promise<Outcome> {
  const ticket = await ticketFor(turn, 'reclassify', number);
  if (ticket.kind === 'request') {
    const [named] = text ? readCategory(text, turn).ids : [];
    const category = named ?? understood(turn, ticket.text).category;
    const opened = await reclassifyAsIncident(turn, ticket.id, category);
    const made = { intent: 'incident', ...(named && { category: named }) } as const;
    await learnFromAgent(turn, ticket, { made, how: 'reclassified' });
    return { notice: { key: 'done.reclassify', params: { number: ticket.id, opened: opened.id } }, ticket: opened.id };
  }
  const items = itemsNamed(turn, text);
  const [item] = items;
  if (!item || items.length > 1) return whichItem(ticket.id, item ? items : [...turn.definitions.items.values()]);
  await askForForm(turn, ticket.id, item);
  await learnFromAgent(turn, ticket, { made: { intent: 'request', item: item.id }, how: 'reclassified' });
  const params = { number: ticket.id, who: { person: ticket.requester }, item: { label: item.label } };
  return { notice: { key: 'done.reclassify_asked', params }, ticket: ticket.id };
}

/** The catalog items that words name: "como laptop", "a solicitud de software". */
function itemsNamed({ definitions }: Turn, text: string): readonly CatalogItem[] {
  const exact = text ? findItem(text, definitions.items.values()) : undefined;
  if (exact) return [exact];
  const all = [...definitions.items.values()];
  const named = all.map(({ id, label, same_as, synonyms }) => ({ id, names: [id, label.es, label.en, ...same_as, ...synonyms] }));
  const ids = matchNames(text, named);
  return all.filter(({ id }) => ids.includes(id));
}

function whichItem(number: string, items: readonly CatalogItem[]): Outcome {
  const list = items.map(({ label }): Words => ({ label }));
  return { notice: { key: 'reclassify.which', params: { number, items: { list } } }, ticket: number };
}
