import { fold, foldedWords } from '../../domain/fold.ts';
import { readableArticles } from '../articles/readable-articles.ts';
import type { Turn } from '../flow.ts';
import { verbs, type VerbName } from '../verbs/verbs.ts';
import { readAbsence } from './read-absence.ts';
import { readTeam } from './read-recipient.ts';

/** Whether free words behind a verb that takes no number are what it takes, so that "cola de impresión atascada" stays a report. */
export function fitsVerb(verb: VerbName, rest: string, turn: Turn): boolean {
  if (rest === '') return true;
  switch (verb) {
    case 'help':
      return verbNamed(rest, turn) !== undefined;
    case 'language':
      return foldedWords(rest).length <= 2;
    case 'queue':
    case 'oncall':
      return readTeam(rest, turn) !== undefined;
    case 'articles':
      // "Artículos de oficina" are wanted, not read.
      return !/^(?:de|para|of|for)\s/i.test(rest) && readableArticles(turn, rest).length > 0;
    case 'away':
      return readAbsence(rest, turn) !== undefined;
    default:
      return true;
  }
}

/** The verb that words are, and nothing else. */
export function verbNamed(text: string, { vocabulary }: Pick<Turn, 'vocabulary'>): VerbName | undefined {
  const typed = fold(text);
  return (Object.keys(verbs) as VerbName[]).find((verb) => verb === typed || vocabulary.of(`verb.${verb}`).includes(typed));
}
