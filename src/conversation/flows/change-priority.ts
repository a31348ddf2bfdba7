import { z } from 'zod';
import { changePriority, type Level } from '../../actions/working/change-priority.ts';
import { ticketFor } from '../../actions/context.ts';
import { dueWords } from '../../actions/looking/due-words.ts';
import { Impact, priorities, Priority } from '../../domain/catalog.ts';
import { flow, type Next, type Turn } from '../flow.ts';
import { readLevel } from '../words/read-level.ts';

const Draft = z.object({
  ticket: z.string(),
  level: z
    .union([z.object({ priority: Priority }), z.object({ impact: Impact.optional(), urgency: Impact.optional() })])
    .optional(),
});
type Draft = z.infer<typeof Draft>;

/** `priority`: asks for the level and for the reason, whichever was not said. */
export const changePriorityFlow = flow({
  name: 'change-priority',
  draft: Draft,
  errand: true,
  async run(turn, draft, reply): Promise<Next> {
    const { ticket, level } = draft;
    if (level) return reply?.kind === 'words' ? change(turn, ticket, { level, reason: reply.text }) : askWhy(turn, ticket, level);
    if (reply?.kind === 'choice') return askWhy(turn, ticket, { priority: Priority.parse(reply.value) });
    const read = reply?.kind === 'words' ? readLevel(reply.text, turn) : undefined;
    if (!read) return askLevel(turn, ticket);
    return read.reason ? change(turn, ticket, read) : askWhy(turn, ticket, read.level);
  },
});

async function askLevel(turn: Turn, number: string): Promise<Next> {
  const ticket = await ticketFor(turn, 'priority', number);
  const choices = priorities
    .filter((one) => one !== ticket.priority)
    .map((one) => ({ value: one, label: { key: `priority.${one}` } }) as const);
  const params = { number: ticket.id, priority: { key: `priority.${ticket.priority}` } } as const;
  return {
    then: 'ask',
    say: { notice: { key: 'priority.which', params }, ask: { choices, expects: { type: 'choice' } }, ticket: ticket.id },
    draft: { ticket: ticket.id },
    ticket: ticket.id,
  };
}

async function askWhy(turn: Turn, number: string, level: Level): Promise<Next> {
  const ticket = await ticketFor(turn, 'priority', number);
  const notice = { key: 'priority.why', params: { number: ticket.id } } as const;
  return {
    then: 'ask',
    say: { notice, ask: { expects: { type: 'text' } }, ticket: ticket.id },
    draft: { ticket: ticket.id, level } satisfies Draft,
    ticket: ticket.id,
  };
}

async function change(turn: Turn, number: string, to: { level: Level; reason: string }): Promise<Next> {
  const ticket = await changePriority(turn, number, to);
  const notice = {
    key: 'done.priority',
    params: { number: ticket.id, priority: { key: `priority.${ticket.priority}` } },
  } as const;
  const more = dueWords(turn, ticket, turn.person.id);
  return { then: 'end', say: { notice, ...(more.length > 0 && { more }), ticket: ticket.id } };
}
