import { fold } from '../../domain/fold.ts';
import { afterWords } from './read-choice.ts';
import { verbs, type VerbName } from '../verbs/verbs.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface VerbCall {
  readonly verb: VerbName;
  readonly number?: string;
  /** What stands behind the number. */
  readonly rest: string;
}

const NUMBER = /^\W*(INC|REQ|PRB|CHG)[-\s#]{0,2}0*(\d{1,15})(?!\w)[\s,;:.]*/i;
const ANYWHERE = /\b(INC|REQ|PRB|CHG)[-\s#]{0,2}0*(\d{1,15})\b/i;

/** The first ticket number in a text, in its usual form. */
export function numberIn(text: string): string | undefined {
  const found = ANYWHERE.exec(text);
  return found ? `${found[1]?.toUpperCase()}-${found[2]}` : undefined;
}

/** Whether a text is a ticket's number and nothing else. */
export function isNumberOnly(text: string): boolean {
  return fold(text.replace(ANYWHERE, '')) === '';
}

/** A text without the number that it begins with: "INC-3: sigue igual". */
export function withoutNumber(text: string): string {
  return text.replace(NUMBER, '').trim() || text;
}

/** The verb that a text begins with, with what stands behind it, whether or not it is complete. */
export function splitVerb(text: string, vocabulary: Vocabulary): VerbCall | undefined {
  const typed = fold(text.replace(/^\s*\/?mesa\s+/i, ''));
  const source = text.replace(/^\s*\/?mesa\s+/i, '');
  for (const verb of Object.keys(verbs) as VerbName[]) {
    const word = vocabulary.of(`verb.${verb}`).find((one) => typed === one || typed.startsWith(`${one} `));
    if (!word) continue;
    const behind = afterWords(source, word.split(' ').length);
    const found = NUMBER.exec(behind);
    if (!found) return { verb, rest: behind };
    return { verb, number: `${found[1]?.toUpperCase()}-${found[2]}`, rest: behind.slice(found[0].length).trim() };
  }
  return undefined;
}

/**
 * The verb that free words are: with its arguments and nothing else, so that "ayuda con mi impresora" is none. `ticket` is the one whose
 * thread the words stand in; there the number may be left out.
 */
export function readVerb(text: string, vocabulary: Vocabulary, ticket?: string): VerbCall | undefined {
  const call = splitVerb(text, vocabulary);
  if (!call) return undefined;
  const { takes } = verbs[call.verb];
  const number = call.number ?? (takes.number === 'none' ? undefined : ticket);
  const complete = { ...call, ...(number && { number }) };
  if (takes.number === 'none') return !call.number && (call.rest === '' || takes.rest) ? complete : undefined;
  if (!number) return takes.number === 'optional' && call.rest === '' ? complete : undefined;
  return call.rest === '' || takes.rest ? complete : undefined;
}
