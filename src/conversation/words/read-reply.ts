import { fold, foldedWords, plain } from '../../domain/fold.ts';
import type { Turn } from '../flow.ts';

type Knows = Pick<Turn, 'vocabulary' | 'definitions'>;

/** What somebody's words are to what an agent asked of them: only an answer lets the work go on. */
export type ReplyKind = 'answer' | 'courtesy' | 'automatic';

/** @param asked what the agent wrote: "ok" answers a question, and promises what was asked for. */
export function readReply(turn: Knows, text: string, asked: string): ReplyKind {
  if (isAutomatic(turn, text)) return 'automatic';
  if (isCourtesy(turn, text) || isPromise(turn, text)) return 'courtesy';
  const accepts = clausesOf(text).every((clause) => isMadeOf(clause, turn, ACCEPTING));
  return accepts && !isYesOrNo(turn, asked) ? 'courtesy' : 'answer';
}

/** "Lo reviso y te aviso", "one moment": the answer is still to come. */
export function isPromise(turn: Knows, text: string): boolean {
  const clauses = clausesOf(text);
  return (
    clauses.every((clause) => isMadeOf(clause, turn, ['reply.promise', ...POLITE])) &&
    clauses.some((clause) => hasOne(clause, turn, 'reply.promise'))
  );
}

/** Whether one of the questions is answered by "ok": "¿lo reinicio?", "¿qué te parece el martes?", but not "¿qué modelo es?". */
export function isYesOrNo({ vocabulary }: Pick<Knows, 'vocabulary'>, asked: string): boolean {
  const begins = (question: string, list: string) => vocabulary.of(list).some((words) => `${question} `.startsWith(`${words} `));
  const questions = plain(asked).match(QUESTION)?.map(fold) ?? [];
  return questions.some((question) => begins(question, 'question.proposal') || !begins(question, 'question.open'));
}

/** What stands before a question mark, from the last sign before it on. */
const QUESTION = /[^,.;:!?¡¿\n…]*\?/gu;

/** "Estoy de vacaciones", "Automatic reply": what a mailbox says while nobody reads it. "La impresora está fuera de la oficina" is none. */
export function isAutomatic({ vocabulary }: Pick<Turn, 'vocabulary'>, text: string): boolean {
  const said = ` ${fold(text)} `;
  if (vocabulary.of('reply.automatic').some((phrase) => said.includes(` ${phrase} `))) return true;
  const clauses = clausesOf(text).map((words) => `${words.join(' ')} `);
  return vocabulary.of('reply.automatic_opening').some((phrase) => clauses.some((clause) => clause.startsWith(`${phrase} `)));
}

/** Thanks and greetings and nothing else: "ok gracias", "gracias por la ayuda, Carlos", a thumb. "Gracias, sigue igual" says more. */
export function isCourtesy(turn: Knows, text: string): boolean {
  const clauses = clausesOf(text);
  if (clauses.length === 0) return true;
  const polite = clauses.every((clause) => isThanksFor(clause, turn) || isMadeOf(clause, turn, POLITE));
  return polite && clauses.some((clause) => hasOne(clause, turn, 'reply.thanks') || hasOne(clause, turn, 'reply.greeting'));
}

/** "Ya está", "done": without a question mark it says so, and asks nothing. */
export function isDone(turn: Knows, text: string): boolean {
  const clauses = clausesOf(text);
  return !/[?¿]/.test(text) && clauses.length > 0 && clauses.every((clause) => isMadeOf(clause, turn, ['reply.done', ...POLITE]));
}

/** "Ok", "dale", "sí, perfecto": a yes and nothing else, whatever it is said to; or a no, "no, nada más". Thanks are thanks, and "¿listo?" asks. */
export function isAssent(turn: Knows, text: string): boolean {
  const clauses = clausesOf(text);
  if (clauses.length === 0) return FRIENDLY.test(text.trim());
  const says = (...lists: readonly List[]): boolean => clauses.some((clause) => lists.some((list) => hasOne(clause, turn, list)));
  if (!clauses.every((clause) => isMadeOf(clause, turn, ['reply.assent', 'reply.declining', ...POLITE]))) return false;
  if (says('reply.done') && /[?¿]/.test(text)) return false;
  return says('reply.declining') || (says('reply.assent', 'reply.ready', 'reply.accepting') && !says('reply.thanks'));
}

/** A thumb, folded hands, a smile: the last word of a talk, too. */
const FRIENDLY = /^(?:[👍👌🙏🙌👏💪🤝👋✅🎉😀😁😄😃😅😂🤣😊🙂😉🤗😘🥰😎❤💙💚💛💜🧡🫶][\ufe0f\u{1f3fb}-\u{1f3ff}]*[\s.!]*)+$/u;

/** "Gracias", "por favor", "lo siento", a thumb: beside a decision, or where a reason is asked, these are none. "Por ahora no" is one. */
export function saysNoReason(turn: Knows, text: string): boolean {
  const clauses = clausesOf(text);
  if (clauses.some((clause) => hasOne(clause, turn, 'reply.delay'))) return false;
  return clauses.every((clause) => isMadeOf(clause, turn, ['reply.assent', 'reply.declining', 'reply.no_reason', ...POLITE]));
}

/** "No sé", "ni idea, la verdad": no answer. */
export function isUnknowing(turn: Knows, text: string): boolean {
  const clauses = clausesOf(text);
  return (
    clauses.every((clause) => isMadeOf(clause, turn, ['reply.unknowing', 'reply.declining', ...POLITE])) &&
    clauses.some((clause) => hasOne(clause, turn, 'reply.unknowing'))
  );
}

/** "Todavía no", "not yet": nothing is decided by it. */
export function isDelay(turn: Knows, text: string): boolean {
  const clauses = clausesOf(text);
  return (
    clauses.every((clause) => isMadeOf(clause, turn, ['reply.delay', 'reply.declining', ...POLITE])) &&
    clauses.some((clause) => hasOne(clause, turn, 'reply.delay'))
  );
}

/** "No", "no, gracias": what is said so in a ticket's thread may be about the ticket. */
export function isDeclining(turn: Knows, text: string): boolean {
  return clausesOf(text).some((clause) => hasOne(clause, turn, 'reply.declining'));
}

const ACCEPTING = ['reply.accepting', 'reply.filler'] as const;
/** "Listo, gracias" ends a talk; "listo" alone says that what was asked for is done. */
const POLITE = ['reply.thanks', 'reply.greeting', 'reply.ready', ...ACCEPTING] as const;

/** At commas, ends of sentences, and words that begin another thought. */
const BETWEEN = /[,.;:!?¡¿\n…]+|\s(?:pero|but|mas|porem|aunque|although)\s/u;

export function clausesOf(text: string): readonly (readonly string[])[] {
  return plain(text)
    .split(BETWEEN)
    .map(foldedWords)
    .filter((words) => words.length > 0);
}

/** "Gracias por la pronta respuesta": for what is no matter, as long as it is short. */
function isThanksFor(clause: readonly string[], turn: Knows): boolean {
  const at = clause.findIndex((word) => FOR.has(word));
  if (at < 1 || clause.length - at - 1 > MOST_FOR) return false;
  const before = clause.slice(0, at);
  return hasOne(before, turn, 'reply.thanks') && isMadeOf(before, turn, POLITE);
}

const FOR: ReadonlySet<string> = new Set(['por', 'for', 'pela', 'pelo']);
const MOST_FOR = 4;

export type List =
  | (typeof POLITE)[number]
  | 'reply.assent'
  | 'reply.declining'
  | 'reply.delay'
  | 'reply.done'
  | 'reply.no_reason'
  | 'reply.promise'
  | 'reply.unknowing';

interface Reading extends Pick<Turn, 'vocabulary'> {
  readonly definitions: Pick<Turn['definitions'], 'people'>;
}

/** Whether a clause is put together of the lists' words and people's names alone. */
export function isMadeOf(clause: readonly string[], { vocabulary, definitions }: Reading, lists: readonly List[]): boolean {
  const known = lists.flatMap((list) => vocabulary.of(list)).map((phrase) => phrase.split(' '));
  let left = clause;
  while (left.length > 0) {
    const phrase = known
      .filter((words) => words.every((word, index) => left[index] === word))
      .reduce((longest, words) => Math.max(longest, words.length), 0);
    if (phrase === 0 && !isName(left[0] ?? '', definitions)) return false;
    left = left.slice(Math.max(1, phrase));
  }
  return true;
}

export function hasOne(clause: readonly string[], { vocabulary }: Pick<Knows, 'vocabulary'>, list: List): boolean {
  const said = ` ${clause.join(' ')} `;
  return vocabulary.of(list).some((phrase) => said.includes(` ${phrase} `));
}

function isName(word: string, { people }: Reading['definitions']): boolean {
  for (const { name } of people.values()) if (foldedWords(name).includes(word)) return true;
  return false;
}
