import type { Definitions } from '../../domain/definitions.ts';
import { foldedWords } from '../../domain/fold.ts';
import { isConfidential, sightOf, type Sight } from '../../domain/rights.ts';
import type { Ticket } from '../../domain/ticket.ts';
import { wordsOf } from '../../domain/ticket-words.ts';
import type { Tx } from '../../ports.ts';

/** Of one word; what is older is found by more words. */
const MOST_OF_WORD = 200;
const MOST_WORDS = 8;
const MOST_PEOPLE = 5;
const MOST_FOUND = 50;

export interface Searched {
  readonly tx: Tx;
  readonly definitions: Definitions;
  /** Whose eyes look: nothing else is found. */
  readonly reader: string;
}

/**
 * Tickets by number, or by words of what was said, of people and of categories: those that match most words, newest first. What the
 * reader may not see is not there; what is confidential is found by its number alone, by whoever may see it.
 */
export async function searchTickets(searched: Searched, query: string): Promise<readonly Ticket[]> {
  const { definitions, reader } = searched;
  const byNumber = (await numbered(searched.tx, query)).filter((ticket) => sightOf(ticket, reader, definitions) !== 'none');
  const byWords = (await matching(searched, query)).filter((ticket) => !byNumber.some(({ id }) => id === ticket.id));
  return [...byNumber, ...byWords].slice(0, MOST_FOUND);
}

/** "INC-3", "req 7"; digits alone are a number of either kind. */
async function numbered(tx: Tx, query: string): Promise<readonly Ticket[]> {
  const named = [...query.matchAll(/\b(INC|REQ|PRB|CHG)[-\s#]{0,2}0*(\d{1,15})\b/gi)].map(
    ([, kind = '', digits = '']) => `${kind.toUpperCase()}-${digits}`,
  );
  const digits = /^\s*#?0*(\d{1,15})\s*$/.exec(query)?.[1];
  const found: Ticket[] = [];
  for (const number of new Set([...named, ...(digits ? [`INC-${digits}`, `REQ-${digits}`] : [])])) {
    const ticket = await tx.collection('tickets').get(number);
    if (ticket) found.push(ticket);
  }
  return found;
}

interface Match {
  readonly ticket: Ticket;
  readonly terms: Set<string>;
}

async function matching(searched: Searched, query: string): Promise<readonly Ticket[]> {
  const { definitions, reader } = searched;
  const found = new Map<string, Match>();
  const terms = wordsOf(query).slice(0, MOST_WORDS);
  for (const term of terms) {
    for (const ticket of await havingTerm(searched, term)) {
      const match = found.get(ticket.id) ?? { ticket, terms: new Set<string>() };
      match.terms.add(term);
      found.set(ticket.id, match);
    }
  }
  const seen = [...found.values()].filter(
    ({ ticket }) => !isConfidential(ticket, definitions) && readsWords(sightOf(ticket, reader, definitions)),
  );
  // One word of several is chance; where something has them all, the rest is noise.
  const best = Math.max(0, ...seen.map(({ terms: of }) => of.size));
  const enough = best === terms.length ? best : Math.ceil(best / 2);
  return seen
    .filter(({ terms: of }) => of.size >= enough)
    .sort((a, b) => b.terms.size - a.terms.size || b.ticket.openedAt.getTime() - a.ticket.openedAt.getTime())
    .map(({ ticket }) => ticket);
}

/** To find by words that one may not read would be to read them. */
function readsWords(sight: Sight): boolean {
  return sight === 'full' || sight === 'public';
}

/** Tickets whose words, people or category have the term; each by an index. */
async function havingTerm({ tx, definitions }: Searched, term: string): Promise<readonly Ticket[]> {
  const tickets = tx.collection('tickets');
  const newest = { sort: ['-openedAt'], limit: MOST_OF_WORD } as const;
  const found = [...(await tickets.find({ words: term }, newest))];
  for (const { id } of peopleCalled(term, definitions)) {
    found.push(...(await tickets.find({ requester: id }, newest)));
    found.push(...(await tickets.find({ beneficiary: id }, newest)));
    found.push(...(await tickets.find({ assignee: id }, { limit: MOST_OF_WORD })));
  }
  for (const category of definitions.categories.values()) {
    const words = wordsOf([category.id, category.label.es, category.label.en].join(' '));
    if (words.includes(term)) found.push(...(await tickets.find({ category: category.id }, newest)));
  }
  return found;
}

function peopleCalled(term: string, { people }: Definitions): readonly { readonly id: string }[] {
  return [...people.values()]
    .filter(({ id, name }) => wordsOf(`${id} ${name}`).includes(term) || foldedWords(name).includes(term))
    .slice(0, MOST_PEOPLE);
}
