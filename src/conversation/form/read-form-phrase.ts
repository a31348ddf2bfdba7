import { fold } from '../../domain/fold.ts';
import { openFields } from '../../domain/form/form.ts';
import type { Prompt } from '../../messaging/prompt.ts';
import type { Turn } from '../flow.ts';
import { has, isMadeOf, matchPhrase, tokensOf } from '../needs/match-phrases.ts';
import { withoutCourtesy, type Phrase } from '../words/read-phrase.ts';
import { scopeIn } from './form-draft.ts';
import { formOf, itemOfForm } from './leave-form.ts';
import { FOR } from './summary-say.ts';

const ORDINALS: Readonly<Record<string, number>> = {
  uno: 1, una: 1, primera: 1, primero: 1, one: 1, first: 1, dos: 2, segunda: 2, segundo: 2, two: 2, second: 2, tres: 3, tercera: 3,
  tercero: 3, three: 3, third: 3, cuatro: 4, cuarta: 4, cuarto: 4, four: 4, fourth: 4, cinco: 5, quinta: 5, quinto: 5, five: 5, fifth: 5,
  seis: 6, sexta: 6, six: 6, sixth: 6, siete: 7, septima: 7, seven: 7, ocho: 8, octava: 8, eight: 8, nueve: 9, novena: 9, nine: 9, diez: 10,
  decima: 10, ten: 10,
}; // prettier-ignore
const ARTICLE = /^(?:(?:el|la|los|las|mi|mis|the|my|de|del|of|for|to|respuesta|answer|campo|field|numero|number) )+/;

/**
 * Phrases that mean something only while this form is open: "editar modelo", "edit the third answer", "quitar 2". With another form, or
 * none, the same words are no phrase.
 */
export function readFormPhrase(turn: Turn, text: string, prompt: Prompt): Phrase | undefined {
  const { vocabulary } = turn;
  const typed = withoutCourtesy(fold(text), vocabulary);
  if (formOf(prompt) && tells(turn, text, 'phrase.drop')) return { is: 'cancel' };
  if (formOf(prompt) && tells(turn, text, 'phrase.later')) return { is: 'later' };
  const removed = behind(typed, vocabulary.of('phrase.remove'))?.replace(/^(?:(?:la|el|the) )?(?:(?:fila|row|linea|line) )?/, '');
  const row = removed === undefined ? undefined : numberOf(removed);
  if (row !== undefined) return { is: 'remove', n: row };
  const edited = behind(typed, vocabulary.of('phrase.edit'));
  return edited === undefined ? undefined : editedField(turn, edited, prompt);
}

/**
 * "Ya no, olvídalo", "sabes qué, mejor luego sigo": told of a form, and no answer in it. A question is none: "¿ya no hace falta?". `list`: the words
 * that tell it.
 */
function tells({ vocabulary }: Turn, text: string, list: 'phrase.drop' | 'phrase.later'): boolean {
  if (/[?¿]/u.test(text)) return false;
  const said = matchPhrase(vocabulary.of(list));
  const lead = matchPhrase(vocabulary.of('phrase.drop_lead'));
  const tokens = tokensOf(text);
  return has(said, tokens) && isMadeOf((all, at) => said(all, at) || lead(all, at), tokens);
}

function behind(typed: string, words: readonly string[]): string | undefined {
  const found = words.find((one) => typed.startsWith(`${one} `));
  return found && typed.slice(found.length + 1);
}

function numberOf(word: string): number | undefined {
  if (/^\d{1,2}$/.test(word)) return Number(word);
  return Object.hasOwn(ORDINALS, word) ? ORDINALS[word] : undefined;
}

function editedField(turn: Turn, words: string, prompt: Prompt): Phrase | undefined {
  const bare = words.replace(ARTICLE, '').replace(/ (?:respuesta|answer)$/, '');
  const n = numberOf(bare);
  if (n !== undefined) return { is: 'edit', n };
  const [draft, item] = [formOf(prompt), itemOfForm(turn, prompt)];
  if (!draft || !item || bare === '') return undefined;
  const named = openFields(item, scopeIn({ turn, draft })).map(({ id, label }) => ({
    id,
    names: [label.es, label.en, id].map(fold),
  }));
  const whole = named.filter(({ names }) => names.includes(bare));
  const begun = whole.length > 0 ? whole : named.filter(({ names }) => names.some((name) => ` ${name}`.includes(` ${bare}`)));
  const [only, ...others] = begun;
  if (only && others.length === 0) return { is: 'edit_field', field: only.id };
  return draft.for && turn.vocabulary.of('phrase.beneficiary').includes(bare) ? { is: 'edit_field', field: FOR } : undefined;
}
