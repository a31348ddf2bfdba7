import { z } from 'zod';
import { dueWords } from '../../actions/looking/due-words.ts';
import { assignTicket } from '../../actions/working/assign-ticket.ts';
import { changeCategory, ticketForCategory } from '../../actions/working/change-category.ts';
import { sightOf } from '../../domain/rights.ts';
import type { Words } from '../../domain/wording.ts';
import type { Say } from '../../messaging/outbound.ts';
import { flow, type Next, type Turn } from '../flow.ts';
import { learnFromAgent } from '../learning/learn-from-agent.ts';
import { readCategory } from '../words/read-category.ts';

const Draft = z.object({
  ticket: z.string(),
  reason: z.string().optional(),
  /** The team that the new category belongs to, while it is asked whether the ticket goes there. */
  team: z.string().optional(),
});
type Draft = z.infer<typeof Draft>;

const MOST = 10;

/** `category`: asks which, if it was not said or could be several, and offers the team that goes with it. */
export const changeCategoryFlow = flow({
  name: 'change-category',
  draft: Draft,
  errand: true,
  async run(turn, draft, reply): Promise<Next> {
    if (draft.team) return reply?.kind === 'choice' ? move(turn, draft, reply.value === 'yes') : { then: 'again' };
    if (reply?.kind === 'choice') return change(turn, draft, reply.value);
    if (reply?.kind !== 'words') return askWhich(turn, draft);
    const { ids, reason } = readCategory(reply.text, turn);
    const noted = { ...draft, ...(reason && { reason }) };
    const [only] = ids;
    if (only && ids.length === 1) return change(turn, noted, only);
    const text = reply.text.slice(0, 60);
    if (only) return askWhich(turn, noted, { notice: { key: 'category.several', params: { text } }, ids });
    return askWhich(turn, draft, { notice: { key: 'category.unknown', params: { text } } });
  },
});

async function askWhich(turn: Turn, draft: Draft, because?: { notice: Words; ids?: readonly string[] }): Promise<Next> {
  const ticket = await ticketForCategory(turn, draft.ticket);
  const choices = [...turn.definitions.categories.values()]
    .filter(({ id }) => (because?.ids ? because.ids.includes(id) : id !== ticket.category))
    .slice(0, MOST)
    .map(({ id, label }) => ({ value: id, label: { label } }));
  const say: Say = {
    notice: because?.notice ?? { key: 'category.which', params: { number: ticket.id } },
    ask: { choices, expects: { type: 'choice' } },
    ticket: ticket.id,
  };
  return { then: 'ask', say, draft, ticket: ticket.id };
}

async function change(turn: Turn, draft: Draft, category: string): Promise<Next> {
  const before = dueWords(turn, await ticketForCategory(turn, draft.ticket), turn.person.id);
  const { ticket, team } = await changeCategory(turn, draft.ticket, { category, reason: draft.reason });
  await learnFromAgent(turn, ticket, { made: { intent: 'incident', category }, how: 'recategorised' });
  // Another policy may hold for another category.
  const due = dueWords(turn, ticket, turn.person.id);
  const more = JSON.stringify(before) === JSON.stringify(due) ? {} : { more: due };
  const label = turn.definitions.categories.get(category)?.label ?? { es: category, en: category };
  const notice = { key: 'done.category', params: { number: ticket.id, category: { label } } } as const;
  if (!team) return { then: 'end', say: { notice, ...more, ticket: ticket.id } };
  const choices = [
    { value: 'yes', label: { key: 'answer.yes' }, style: 'primary', words: 'yes' },
    { value: 'no', label: { key: 'answer.no' }, words: 'no' },
  ] as const;
  const question = { key: 'category.move', params: { team: { team } } } as const;
  return {
    then: 'ask',
    say: { notice, ...more, question, ask: { choices }, ticket: ticket.id },
    draft: { ...draft, team },
    ticket: ticket.id,
  };
}

async function move(turn: Turn, { ticket: number, team }: Draft, wanted: boolean): Promise<Next> {
  if (!wanted || !team) return { then: 'end', say: { notice: { key: 'category.stays', params: { number } }, ticket: number } };
  const { ticket } = await assignTicket(turn, number, { team });
  const seen = sightOf(ticket, turn.person.id, turn.definitions) !== 'none';
  const notice = { key: 'done.assign_team', params: { number, team: { team } } } as const;
  return { then: 'end', say: { notice, ...(seen && { ticket: number }) } };
}
