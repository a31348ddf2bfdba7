import { has, matchPhrase, tokensOf, type MatchPhrase, type Token } from '../needs/match-phrases.ts';
import type { Vocabulary } from './vocabulary.ts';

type Kind = 'incident' | 'request';

/** What words say of the kind that something is. */
export interface SaidKind {
  readonly is?: Kind;
  readonly isNot?: Kind;
  /** "Es del correo": what it is said to be about, as written. */
  readonly about?: string;
  /** What else is told behind it. */
  readonly rest?: string;
}

/**
 * "No, es una solicitud", "es un pedido, no una falla", "perdón, es del correo". Undefined where the words say anything else first. A comma
 * counts: "no es una solicitud" denies what "no, es una solicitud" says.
 */
export function readKind(text: string, vocabulary: Vocabulary): SaidKind | undefined {
  const words = wordsOf(vocabulary);
  let said: SaidKind = {};
  let led = false;
  for (const clause of text.matchAll(CLAUSE)) {
    const tokens = tokensOf(clause[0]);
    const told = readClause(words, tokens);
    if (!told) {
      const rest = text.slice(clause.index).trim();
      if (said.is) return { ...said, rest };
      const about = led && !said.isNot ? aboutIn(words, clause[0]) : undefined;
      return about !== undefined && text.length === clause.index + clause[0].length ? { about } : undefined;
    }
    led = true;
    said = { ...said, ...told };
  }
  return said.is || said.isNot ? said : undefined;
}

const CLAUSE = /[^,.;:!¡¿?()\n–—]*[\p{L}\p{N}][^,.;:!¡¿?()\n–—]*/gu;

type List = 'lead' | 'is' | 'not' | 'of' | Kind;

const wordsOf = (vocabulary: Vocabulary): Readonly<Record<List, MatchPhrase>> => ({
  lead: matchPhrase(vocabulary.of('kind.lead')),
  is: matchPhrase(vocabulary.of('kind.is')),
  not: matchPhrase(vocabulary.of('kind.not')),
  of: matchPhrase(vocabulary.of('kind.of')),
  incident: matchPhrase(vocabulary.of('kind.incident')),
  request: matchPhrase(vocabulary.of('kind.request')),
});

/** What a clause says that is made of nothing else; undefined for any other. */
function readClause(words: ReturnType<typeof wordsOf>, tokens: readonly Token[]): SaidKind | undefined {
  let said: SaidKind = {};
  let denied = false;
  for (let at = 0; at < tokens.length;) {
    const kind = (['incident', 'request'] as const).find((one) => words[one](tokens, at) > 0);
    if (kind) said = { ...said, [denied ? 'isNot' : 'is']: kind };
    const not = kind ? 0 : words.not(tokens, at);
    const is = kind || not ? 0 : words.is(tokens, at);
    const length = kind ? words[kind](tokens, at) : not || is || words.lead(tokens, at);
    if (length === 0) return undefined;
    if (!is) denied = not > 0;
    at += length;
  }
  return said;
}

/** What stands behind "es del", where nothing but that leads to it. */
function aboutIn(words: ReturnType<typeof wordsOf>, clause: string): string | undefined {
  const tokens = tokensOf(clause);
  const is = words.is(tokens, 0);
  const of = words.of(tokens, is);
  const first = tokens[is + of];
  return of > 0 && first && !has(words.not, tokens) ? clause.slice(first.start).trim() : undefined;
}
