import { seenTicket } from '../../../actions/context.ts';
import { tell } from '../../../actions/tell.ts';
import { fold } from '../../../domain/fold.ts';
import type { Ticket } from '../../../domain/ticket.ts';
import type { Turn } from '../../flow.ts';
import { rememberShown } from '../../words/bare-verb.ts';
import { nameItem } from '../../words/name-item.ts';
import { chooseLanguage } from '../choose-language.ts';
import { startWith, type RunVerb } from '../run.ts';
import { help } from '../say-help.ts';
import { sayWhy } from '../say-why.ts';
import { ticketInFull, ticketsOf, ticketStatus } from '../say-status.ts';

/** Verbs of everybody: asking, and looking at what one may see. */
export const asking = {
  help: (turn, { rest }) => help(turn, rest),
  new: async (turn, { rest }) => {
    const item = rest ? nameItem(rest, turn.definitions.items.values()) : undefined;
    if (item) return { start: { flow: 'request-item', draft: { item: item.id, text: rest } } };
    const words = rest && withVerb(turn, rest);
    if (words) return startWith('triage', { text: words }, words);
    await tell(turn, { reader: turn.person.id, say: { notice: { key: 'triage.begin' } }, at: turn.event.address });
    return undefined;
  },
  mine: ticketsOf,
  status: (turn, { number }) => (number ? ticketStatus(turn, number) : ticketsOf(turn)),
  show: async (turn, { number }) => ticketInFull(turn, await look(turn, number)),
  why: async (turn, { number }) => sayWhy(turn, await look(turn, number)),
  cancel: (_, { number, rest }) => startWith('cancel-ticket', { ticket: number }, rest),
  reopen: (_, { number, rest }) => startWith('reopen-ticket', { ticket: number }, rest),
  language: (turn, { rest }) => chooseLanguage(turn, rest),
} as const satisfies Record<string, RunVerb>;

/** "New hire John Smith starts on Monday": the verb's own word belongs to what an item is called. */
function withVerb({ vocabulary, definitions }: Turn, rest: string): string {
  const names = [...definitions.items.values()].flatMap(({ label, synonyms }) => [label.es, label.en, ...synonyms].map(fold));
  const whole = vocabulary.of('verb.new').map((word) => `${word} ${rest}`);
  const called = (text: string) => names.some((name) => name.includes(' ') && `${fold(text)} `.startsWith(`${name} `));
  return whole.find(called) ?? rest;
}

async function look(turn: Turn, number: string): Promise<Ticket> {
  const ticket = await seenTicket(turn, number);
  await rememberShown(turn, ticket.id);
  return ticket;
}
