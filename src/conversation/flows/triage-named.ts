import type { Category } from '../../domain/catalog.ts';
import { fold } from '../../domain/fold.ts';
import type { Label } from '../../domain/label.ts';
import type { Turn } from '../flow.ts';
import { has, tokensOf } from '../needs/match-phrases.ts';
import { needsWords } from '../needs/needs-words.ts';
import type { TriageDraft } from './triage-draft.ts';

/** "Es del correo": the one category or item whose label stands among the words; "es del acceso": the one category that is called so. */
export function namedIn(turn: Turn, words: string): Pick<TriageDraft, 'kind' | 'category' | 'item'> | undefined {
  const { definitions } = turn;
  const typed = ` ${fold(words)} `;
  const isNamed = ({ label }: { readonly label: Label }) => Object.values(label).some((one) => typed.includes(` ${fold(one)} `));
  const categories = [...definitions.categories.values()].filter(isNamed);
  const items = [...definitions.items.values()].filter(isNamed);
  if (categories.length + items.length === 0) return calledIn(turn, words);
  if (categories.length + items.length !== 1) return undefined;
  return categories[0] ? { kind: 'incident', category: categories[0].id } : { kind: 'request', item: items[0]?.id };
}

/** A word of one category's names, in the singular or the plural, among few words. "Necesito una impresora nueva" asks for what it names. */
function calledIn({ definitions, vocabulary }: Turn, words: string): Pick<TriageDraft, 'kind' | 'category'> | undefined {
  const said = fold(words).split(' ');
  if (said.length > MOST_TO_NAME || has(needsWords(vocabulary).wanted, tokensOf(words))) return undefined;
  const isCalled = (one: Category) => namesOf(one).some((name) => said.some((word) => isNearly(word, name)));
  const [category, ...others] = [...definitions.categories.values()].filter(isCalled);
  return category && others.length === 0 ? { kind: 'incident', category: category.id } : undefined;
}

const MOST_TO_NAME = 4;

/** "y" of "Red e internet" names nothing; "E-mail" is written "email" too. */
function namesOf({ label, synonyms }: Category): readonly string[] {
  const parts = Object.values(label).flatMap((one) => [...fold(one).split(' '), fold(one).replaceAll(' ', '')]);
  return [...parts, ...synonyms.map(fold)].filter((name) => name.length > 2 && name !== 'and');
}

function isNearly(word: string, name: string): boolean {
  return word === name || `${word}s` === name || word === `${name}s` || `${word}es` === name;
}
