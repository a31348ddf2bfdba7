import { fold, foldedWords } from '../../domain/fold.ts';
import { languages } from '../../domain/label.ts';
import { contentOf } from '../../domain/form/reading/rest-of.ts';
import type { Turn } from '../flow.ts';
import { matchPhrase, tokensOf } from '../needs/match-phrases.ts';
import { mayUseSomewhere } from '../verbs/say-help.ts';
import { aroundNumber } from './around-number.ts';
import { fitsVerb } from './fits-verb.ts';
import { numberBehind } from './number-behind.ts';
import { afterWords } from './read-choice.ts';
import { verbs, type VerbName } from '../verbs/verbs.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface VerbCall {
  readonly verb: VerbName;
  readonly number?: string;
  /** A task of the ticket: `REQ-7.2`, "REQ-7 tarea 2". */
  readonly task?: number;
  /** What stands behind the number. */
  readonly rest: string;
}

const NUMBER = /^\W*(INC|REQ|PRB|CHG)[-\s#]{0,2}0*(\d{1,15})(?!\w)(?:\.(\d{1,2})(?![\w.]))?[\s,;:.]*/i;
const ANYWHERE = /\b(INC|REQ|PRB|CHG)[-\s#]{0,2}0*(\d{1,15})\b/i;

/** The first ticket number in a text, in its usual form. */
export function numberIn(text: string): string | undefined {
  const found = ANYWHERE.exec(text);
  return found ? `${found[1]?.toUpperCase()}-${found[2]}` : undefined;
}

/** A text without the first ticket number in it. */
export function withoutFirstNumber(text: string): string {
  return text.replace(ANYWHERE, ' ');
}

/** Whether a text is a ticket's number and nothing else. */
export function isNumberOnly(text: string): boolean {
  return fold(text.replace(ANYWHERE, '')) === '';
}

/** Whether a text begins with a ticket's number. */
export function startsWithNumber(text: string): boolean {
  return NUMBER.test(text);
}

/** A text without the number that it begins with: "INC-3: sigue igual". */
export function withoutNumber(text: string): string {
  return text.replace(NUMBER, '').trim() || text;
}

/** The verb that a text begins with, with what stands behind it, whether or not it is complete. */
export function splitVerb(text: string, vocabulary: Vocabulary): VerbCall | undefined {
  const source = text.replace(/^\s*\/?mesa\s+/i, '');
  const typed = fold(source);
  const known = (Object.keys(verbs) as VerbName[]).flatMap((verb) => {
    const word = vocabulary.of(`verb.${verb}`).find((one) => typed === one || typed.startsWith(`${one} `));
    return word ? [{ verb, word }] : [];
  });
  // "nota interna" is not "nota": the longest word that fits is the verb.
  const longest = known.reduce<(typeof known)[number] | undefined>(
    (best, one) => (best && best.word.length >= one.word.length ? best : one),
    undefined,
  );
  if (!longest) return undefined;
  const behind = fromNumber(behindWords(source, longest.word.split(' ').length), vocabulary);
  const found = NUMBER.exec(behind);
  if (!found) return { verb: longest.verb, rest: behind };
  const number = `${found[1]?.toUpperCase()}-${found[2]}`;
  return { verb: longest.verb, number, ...taskIn(behind.slice(found[0].length).trim(), found[3], vocabulary) };
}

/** What stands behind so many folded words: "I'll take" are three of them. */
function behindWords(source: string, count: number): string {
  const last = tokensOf(source)[count - 1];
  const isJoined = last !== undefined && /\p{L}['’]\p{L}/u.test(source.slice(0, last.end));
  return isJoined ? source.slice(last.end).replace(/^[\s,;:.\-–—]+/u, '') : afterWords(source, count);
}

/** "Tomar el ticket INC-3": without the words that lead to the number. */
function fromNumber(behind: string, vocabulary: Vocabulary): string {
  const leads = matchPhrase(vocabulary.of('verb.before_number'));
  const tokens = tokensOf(behind);
  let at = 0;
  for (let length = leads(tokens, at); length > 0; length = leads(tokens, at)) at += length;
  const rest = at > 0 ? behind.slice(tokens[at]?.start ?? behind.length) : behind;
  return NUMBER.test(rest) ? rest : behind;
}

/** The task that is meant, in either way of writing it, and what stands behind. */
function taskIn(rest: string, dotted: string | undefined, vocabulary: Vocabulary): Pick<VerbCall, 'task' | 'rest'> {
  if (dotted) return { task: Number(dotted), rest };
  const [word = '', number = ''] = rest.split(/[\s#]+/u, 2);
  if (!/^\d{1,2}$/.test(number.replace(/[.,:;]+$/, '')) || !vocabulary.of('verb.task').includes(fold(word))) return { rest };
  return { task: Number.parseInt(number, 10), rest: afterWords(rest.replace('#', ' '), 2) };
}

/**
 * The verb that free words are: with its arguments and nothing else, so that "ayuda con mi impresora" is none. `ticket` is the one whose
 * thread the words stand in; there the number may be left out.
 */
export function readVerb(text: string, turn: Turn, ticket?: string): VerbCall | undefined {
  const call = verbIn(text, turn, ticket);
  return call?.verb === 'emergency' && asks(text, call.rest) ? undefined : call;
}

/** "¿INC-3 es una emergencia?": what only asks starts nothing. A question in the reason does. */
function asks(text: string, reason: string): boolean {
  return text.trim().startsWith('¿') || (text.trim().endsWith('?') && foldedWords(reason).length <= 2);
}

function verbIn(text: string, turn: Turn, ticket: string | undefined): VerbCall | undefined {
  const whole = emergencyIn(text, turn) ?? heldIn(text, turn) ?? languageAsked(text, turn.vocabulary);
  if (whole) return whole;
  const call = splitVerb(text, turn.vocabulary) ?? approvedBehind(text, turn.vocabulary);
  if (!call) return turnedAround(text, turn);
  const thread = isCommand(text, call, turn) ? ticket : undefined;
  return complete(numberBehind(call, turn.vocabulary), turn, thread);
}

/** "English please", "¿puedes hablar en español?": a language alone may be an answer to something else. */
function languageAsked(text: string, { of }: Pick<Vocabulary, 'of'>): VerbCall | undefined {
  const asked = languages.find((one) => of(`language.ask_${one}`).includes(fold(text)));
  return asked && { verb: 'language', rest: asked };
}

/** "Sí, apruebo INC-3": what is approved behind the yes. */
function approvedBehind(text: string, vocabulary: Vocabulary): VerbCall | undefined {
  const typed = fold(text);
  const yes = vocabulary.of('choice.yes').find((words) => typed.startsWith(`${words} `));
  const call = yes === undefined ? undefined : splitVerb(afterWords(text, yes.split(' ').length), vocabulary);
  return call?.number && call.verb === 'approve' ? call : undefined;
}

/** The verb that the words behind `/mesa` are: nobody writes a sentence there. */
export function readCommand(text: string, turn: Turn, ticket?: string): VerbCall | undefined {
  const around = emergencyIn(text, turn) ?? heldIn(text, turn);
  if (around) return around;
  const call = splitVerb(text, turn.vocabulary);
  return call ? complete(numberBehind(call, turn.vocabulary), turn, ticket) : turnedAround(text, turn);
}

/** "INC-3 es una emergencia", of somebody who may ask for one; of anybody else it is a remark. */
function emergencyIn(text: string, turn: Turn): VerbCall | undefined {
  const meant = aroundNumber(text, turn.vocabulary, 'emergency.around');
  return meant && mayUseSomewhere(turn, 'emergency') ? { verb: 'emergency', ...meant } : undefined;
}

/** "Put INC-3 on hold until Friday", of somebody who may. */
function heldIn(text: string, turn: Turn): VerbCall | undefined {
  const meant = aroundNumber(text, turn.vocabulary, 'wait.around');
  return meant && mayUseSomewhere(turn, 'wait') ? { verb: 'wait', ...meant } : undefined;
}

const INFINITIVE = /r$/;

/** "INC-3 tomar", "INC-3: resolver cambié la pieza". What may as well be a sentence about the ticket ("INC-3 espera una pieza") is none. */
function turnedAround(text: string, turn: Turn): VerbCall | undefined {
  const number = NUMBER.test(text) ? numberIn(text) : undefined;
  const behind = withoutNumber(text);
  const call = number && behind !== text ? splitVerb(behind, turn.vocabulary) : undefined;
  if (!number || !call || call.number || verbs[call.verb].takes.number === 'none') return undefined;
  return isCommand(behind, call, turn) ? complete({ ...call, number }, turn, undefined) : undefined;
}

/**
 * Whether a verb that does not name its ticket right behind it is one, and no sentence: "espera que lo vea Juan", "pasa que no abre". "No
 * conforme, sale en blanco" can be nothing else.
 */
function isCommand(text: string, { verb, rest }: VerbCall, turn: Turn): boolean {
  const [word = ''] = text.trim().split(/\s+/u);
  const commands = INFINITIVE.test(fold(word)) || fold(word) === verb || word.endsWith(':') || verb === 'disagree';
  return mayUseSomewhere(turn, verb) && (commands || isPolite(rest));
}

/** "por favor", "please", "gracias": words that ask for nothing more. */
function isPolite(rest: string): boolean {
  return contentOf(foldedWords(rest)).length === 0;
}

/** The verb, if what stands behind it is what it takes. */
function complete(read: VerbCall, turn: Turn, ticket: string | undefined): VerbCall | undefined {
  const call = isPolite(read.rest) && !verbs[read.verb].takes.rest ? { ...read, rest: '' } : read;
  if (!fitsVerb(call.verb, call.rest, turn)) return undefined;
  const { takes } = verbs[call.verb];
  if (takes.number === 'either') return call;
  const number = call.number ?? (takes.number === 'none' ? undefined : ticket);
  const whole = { ...call, ...(number && { number }) };
  if (takes.number === 'none') return !call.number && (call.rest === '' || takes.rest) ? whole : undefined;
  if (!number) return takes.number === 'optional' && call.rest === '' ? whole : undefined;
  return call.rest === '' || takes.rest ? whole : undefined;
}
