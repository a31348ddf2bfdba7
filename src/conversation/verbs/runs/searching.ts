import { mayUse, rolesOf } from '../../../domain/rights.ts';
import { incomplete, startWith, type RunVerb } from '../run.ts';

/** `search`: by words or numbers, for agents. Whoever is none means something else by the word: "buscar un proveedor". */
export const searching = {
  search: (turn, { number, rest }) => {
    const query = [number, rest].filter((part) => part !== '').join(' ');
    const { person, definitions, event } = turn;
    if (!mayUse('search', rolesOf(person, definitions), definitions)) {
      if (event.kind !== 'message') return { notice: { key: 'verb.agents_only' } };
      return startWith('triage', { text: event.text }, event.text);
    }
    if (!query) return incomplete('search');
    return { start: { flow: 'search-tickets', draft: { query, from: 0 } } };
  },
} as const satisfies Record<string, RunVerb>;
