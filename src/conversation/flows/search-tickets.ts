import { z } from 'zod';
import { searchTickets } from '../../actions/looking/search-tickets.ts';
import { stateWords, titleOf } from '../../actions/looking/ticket-facts.ts';
import type { Definitions } from '../../domain/definitions.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Words } from '../../domain/wording.ts';
import type { Say } from '../../messaging/outbound.ts';
import { flow, type Next, type Turn } from '../flow.ts';

const Draft = z.object({ query: z.string(), from: z.number() });

const PAGE = 10;

/** What `search` found, ten at a time; it is looked for anew for each page, so nothing is shown that may no longer be seen. */
export const searchTicketsFlow = flow({
  name: 'search-tickets',
  draft: Draft,
  errand: false,
  reads: () => false,
  async run(turn, { query, from }, reply): Promise<Next> {
    if (reply && reply.kind !== 'choice') return { then: 'again' };
    const found = await searchTickets({ tx: turn.tx, definitions: turn.definitions, reader: turn.person.id }, query);
    const page = found.slice(from, from + PAGE);
    const say = pageOf(turn, { query, from, page, all: found.length });
    if (from + PAGE >= found.length) return { then: 'end', say };
    const choices = [{ value: 'more', label: { key: 'button.more' }, words: 'search_more' }] as const;
    return { then: 'ask', say: { ...say, ask: { choices } }, draft: { query, from: from + PAGE } };
  },
});

function pageOf(
  { definitions, person }: Turn,
  shown: { query: string; from: number; page: readonly Ticket[]; all: number },
): Say {
  const { query, from, page, all } = shown;
  const secret = person.teams.some(({ team }) => definitions.teams.get(team)?.confidential);
  const hint = secret ? ([{ key: 'search.confidential' }] as const) : [];
  if (page.length === 0) return { notice: { key: 'search.none', params: { query: { text: query } } }, more: hint };
  const notice: Words =
    all > PAGE
      ? { key: 'search.part', params: { from: from + 1, to: from + page.length, count: all } }
      : { key: 'search.some', params: { count: all } };
  return { notice, more: [...page.map((ticket) => lineOf(ticket, definitions)), ...hint] };
}

function lineOf(ticket: Ticket, definitions: Definitions): Words {
  const params = {
    number: ticket.id,
    title: titleOf(ticket, definitions),
    state: stateWords(ticket),
    who: { person: ticket.requester },
    at: { at: ticket.openedAt },
  } as const;
  return { key: 'search.line', params };
}
