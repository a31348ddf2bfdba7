import type { Words } from '../../domain/wording.ts';
import type { Fact } from '../../messaging/outbound.ts';
import { fact } from '../../actions/looking/ticket-facts.ts';
import type { Turn } from '../flow.ts';
import type { TriageDraft } from '../flows/triage-draft.ts';
import { keepFurther } from '../needs/keep-further.ts';
import { isKnownTo } from './find-options.ts';
import type { FormDraft } from './form-draft.ts';
import { isForEach, peopleAskedFor } from './people-asked-for.ts';

type About = Pick<TriageDraft, 'kind' | 'item' | 'text' | 'for' | 'behalf' | 'origin'>;

/** "Una laptop para Ana y otra para Luis": the people, where what is asked for is one for each of them. Else nobody. */
function eachOf({ definitions, person, vocabulary }: Turn, draft: About): readonly string[] {
  const item = draft.kind === 'request' && draft.item ? definitions.items.get(draft.item) : undefined;
  if (!item || draft.for || draft.behalf || draft.origin || !isForEach(item)) return [];
  const people = new Map([...definitions.people].filter(([, one]) => isKnownTo(person, one)));
  const { known } = peopleAskedFor(item, draft.text, { place: { people, asker: person.id }, vocabulary });
  return known.length > 1 ? known : [];
}

/** Whom it is for, where several are named or it is one of several: each has a request of their own. */
export function eachSays(turn: Turn, draft: About): { readonly facts: readonly Fact[]; readonly more: readonly Words[] } {
  if (draft.for) return { facts: fact('fact.beneficiary', { person: draft.for }), more: [] };
  const people = eachOf(turn, draft).map((person) => ({ person }));
  const [first, ...rest] = people;
  if (!first) return { facts: [], more: [] };
  const more = [{ key: 'triage.one_each', params: { first, rest: { list: rest } } }] as const;
  return { facts: fact('fact.beneficiary', { list: people }), more };
}

/** Begins with the first; the others come next, one by one. Nothing where one person at most is named. */
export async function forFirstOf(turn: Turn, draft: About): Promise<Whose> {
  if (draft.for) return whose(turn, draft.for);
  const [first, ...rest] = eachOf(turn, draft);
  if (!first) return {};
  const { text, item } = draft;
  const needs = rest.map((person) => ({ text, kind: 'request' as const, ...(item && { item }), for: person }));
  await keepFurther(turn, { needs, first: text });
  return whose(turn, first);
}

/** What a form knows of it from the start. */
export type Whose = Partial<Pick<FormDraft, 'for' | 'own' | 'noted'>>;

function whose({ person }: Turn, id: string): Whose {
  return id === person.id ? { own: true } : { for: id, noted: ['#for'] };
}
