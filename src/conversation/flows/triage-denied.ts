import { has, isMadeOf, matchPhrase, tokensOf, type Token } from '../needs/match-phrases.ts';
import { needsWords } from '../needs/needs-words.ts';
import type { Turn } from '../flow.ts';
import { understood } from '../words/understood.ts';
import type { TriageDraft } from './triage-draft.ts';

/** So many words name a thing. */
const MOST_OF_THING = 4;
/** "Impresora" and "impresoras" begin alike. */
const BEGINNING = 5;

/**
 * "No es el correo, es el Teams" behind "no me llega el correo": the category that is read with the one thing in place of the other. Undefined where the
 * words deny nothing that was told, or it stays what it was.
 */
export function categoryInstead(turn: Turn, { kind, text, category }: TriageDraft, words: string): string | undefined {
  const put = kind === 'incident' ? putInPlace(turn, words) : undefined;
  const told = put && tokensOf(text).find((token) => put.denied.some((one) => areAlike(one, token)));
  if (!put || !told) return undefined;
  const now = understood(turn, `${text.slice(0, told.start)}${put.thing}${text.slice(told.end)}`);
  const sure = now.kind === 'incident' && now.reading.p >= turn.definitions.desk.conversation.accept;
  return sure && now.category !== category ? now.category : undefined;
}

function areAlike(one: Token, other: Token): boolean {
  return one.folded.slice(0, BEGINNING) === other.folded.slice(0, BEGINNING);
}

/** What is denied, and what is named in its place. */
function putInPlace({ vocabulary }: Turn, words: string): { denied: readonly Token[]; thing: string } | undefined {
  const [not, is] = [matchPhrase(vocabulary.of('kind.not')), matchPhrase(vocabulary.of('kind.is'))];
  const instead = matchPhrase(vocabulary.of('amend.instead'));
  const { article, definite } = needsWords(vocabulary);
  const tokens = tokensOf(words);
  // "No es la impresora", "it is not the printer".
  const isBefore = (at: number): boolean => [1, 2].some((length) => length <= at && is(tokens, at - length) === length);
  const denies = tokens.findIndex((_, at) => not(tokens, at) > 0 && (is(tokens, at + not(tokens, at)) > 0 || isBefore(at)));
  if (denies < 0) return undefined;
  const first = denies + not(tokens, denies);
  const from = first + is(tokens, first);
  const turnsAt = tokens.findIndex((_, at) => at > from && instead(tokens, at) > 0);
  const thing = turnsAt < 0 ? [] : tokens.slice(turnsAt + instead(tokens, turnsAt));
  const denied = tokens.slice(from, turnsAt).filter((_, at, all) => article(all, at) + definite(all, at) === 0);
  const bare = thing.slice(article(thing, 0) || definite(thing, 0));
  const [begin, end] = [bare[0], bare.at(-1)];
  if (!begin || !end || bare.length > MOST_OF_THING || denied.length === 0 || denied.length > MOST_OF_THING) return undefined;
  return has(not, bare) || isMadeOf(definite, bare) ? undefined : { denied, thing: words.slice(begin.start, end.end) };
}
