import { fold } from '../../domain/fold.ts';
import { isOneSlipAway } from '../../domain/form/reading/match-names.ts';
import type { Turn } from '../flow.ts';
import { mayUseSomewhere } from '../verbs/say-help.ts';
import { verbs, type VerbName } from '../verbs/verbs.ts';
import { numberIn, withoutNumber } from './read-verb.ts';

/** In so short a word, one letter makes another word of it. */
const SHORTEST = 4;
const FIRST = /^\s*(?:\/?mesa\s+)?([\p{L}]{4,20})\s+((?:INC|REQ|PRB|CHG)[-\s#]{0,2}\d[^]*)$/iu;
const LAST = /^\s*((?:INC|REQ|PRB|CHG)[-\s#]{0,2}\d+)[\s,:]+([\p{L}]{4,20})\s*[.!]?\s*$/iu;

export interface MeantVerb {
  readonly verb: VerbName;
  /** As it is written right. */
  readonly word: string;
  readonly number: string;
  readonly rest: string;
}

/** "tomr INC-3": a verb that this person may use, with one slip in it, and a ticket's number. */
export function meantVerb(text: string, turn: Turn): MeantVerb | undefined {
  const [, before, behind] = FIRST.exec(text) ?? [];
  const [, alone, last] = LAST.exec(text) ?? [];
  const word = before ?? last;
  const rest = behind ?? alone ?? '';
  const number = numberIn(rest);
  if (!word || !number || isSmallTalk(word, turn)) return undefined;
  const meant = closest(fold(word), turn);
  return meant && { ...meant, number, rest: behind && withoutNumber(rest) !== rest ? withoutNumber(rest) : '' };
}

/** "hola" is no "hold". */
function isSmallTalk(word: string, turn: Turn): boolean {
  const { intent, p } = turn.understand(word, turn);
  return (intent === 'greeting' || intent === 'thanks') && p >= turn.definitions.desk.conversation.accept;
}

/** The one verb that is a slip away; of two, neither. */
function closest(typed: string, turn: Turn): Pick<MeantVerb, 'verb' | 'word'> | undefined {
  const found = (Object.keys(verbs) as VerbName[]).flatMap((verb) => {
    if (verbs[verb].takes.number === 'none' || !mayUseSomewhere(turn, verb)) return [];
    const word = turn.vocabulary.of(`verb.${verb}`).find((one) => one.length >= SHORTEST && isOneSlipAway(typed, one));
    return word ? [{ verb, word }] : [];
  });
  const [only] = found;
  return only && found.length === 1
    ? { verb: only.verb, word: turn.vocabulary.word(turn.language, `verb.${only.verb}`) }
    : undefined;
}
