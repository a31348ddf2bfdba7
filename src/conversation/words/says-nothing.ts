import { fold } from '../../domain/fold.ts';
import { clausesOf, hasOne, isMadeOf, type List } from './read-reply.ts';
import type { Vocabulary } from './vocabulary.ts';

const UNKNOWING = ['reply.unknowing'] as const;
const YES_OR_NO = ['reply.assent', 'reply.declining', 'reply.done', 'reply.ready', 'reply.accepting'] as const;
/** Beside these only: alone, "equipo" says something. */
const BESIDE = ['reply.filler', 'reply.thanks', 'reply.greeting'] as const;
const MOST_OF_QUESTION = 4;
const nobody = new Map<never, never>();

/** "Ok", "no sé", "¿qué pongo?", ".": words that answer nothing. Where it is a question of `yesOrNo`, a yes and a no answer it; a name always does. */
export function saysNothing({ vocabulary }: { readonly vocabulary: Vocabulary }, text: string, yesOrNo: boolean): boolean {
  const empty: readonly List[] = yesOrNo ? UNKNOWING : [...UNKNOWING, ...YES_OR_NO];
  const clauses = clausesOf(text);
  if (clauses.length === 0 || asksBack(vocabulary, text)) return true;
  const knows = { vocabulary, definitions: { people: nobody } };
  return (
    clauses.every((clause) => isMadeOf(clause, knows, [...empty, ...BESIDE])) &&
    clauses.some((clause) => empty.some((list) => hasOne(clause, knows, list)))
  );
}

/** "¿Para qué?", "¿qué pongo?" */
function asksBack(vocabulary: Vocabulary, text: string): boolean {
  const typed = fold(text);
  if (!/\?\s*$/u.test(text) || typed.split(' ').length > MOST_OF_QUESTION) return false;
  return vocabulary.of('question.open').some((words) => typed === words || typed.startsWith(`${words} `));
}
