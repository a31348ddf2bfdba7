import type { Turn } from '../flow.ts';
import { has, isMadeOf, matchPhrase, tokensOf, type MatchPhrase, type Token } from '../needs/match-phrases.ts';
import { needsWords } from '../needs/needs-words.ts';
import { thingsOf } from '../needs/things.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What is told in more words than this has more in it. */
const MOST_BEFORE = 6;
const MOST_BEHIND = 6;
/** "Sí, ya funciona": no condition, as in "avísame si ya funciona". */
const YES = /^\s*(?:sí|si\s*,)\s*/iu;
const AND_THANKS = /[\s,]+(?:y|e|and)\s+(?=(?:muchas |mil |many )?(?:gracias|thank|obrigad))/giu;
/** "It is working for Luis" */
const FOR_SOMEBODY = /\s(?:para|pra|for)\s+\p{Lu}\p{Ll}/u;

/**
 * "Ah, ya abrió", "reinicié y ya funciona", "works now": the trouble is over. "Ya funciona, pero lento", "ya prende y se apaga",
 * "ayer ya funcionó" and "¿ya funciona?" do not say so.
 */
export function saysOver(knows: { readonly vocabulary: Vocabulary }, text: string): boolean {
  return behindOver(knows, text) !== undefined;
}

/** That, and nothing that may be a matter of its own: "ya funciona el wifi", "ya pude entrar"; not "ya me llegó un correo raro". */
export function saysOverOnly(knows: Pick<Turn, 'vocabulary' | 'definitions'>, text: string): boolean {
  const behind = behindOver(knows, text);
  if (!behind) return false;
  const { article, definite, things, at, courtesy } = needsWords(knows.vocabulary);
  const known = [
    article,
    definite,
    things,
    at,
    courtesy,
    thingsOf(knows.definitions).any,
    matchPhrase(knows.vocabulary.of('reply.thanks')),
  ];
  const isKnown: MatchPhrase = (tokens, index) =>
    Math.max(DOING.test(tokens[index]?.folded ?? '') ? 1 : 0, ...known.map((match) => match(tokens, index)));
  return isMadeOf(isKnown, behind);
}

/** "Entrar", "imprimirlo" */
const DOING = /^\p{L}{2,}(?:ar|er|ir)(?:me|nos|lo|la|se)?$/u;

/** What is told behind the words that it is over; undefined where they are not said. */
function behindOver({ vocabulary }: { readonly vocabulary: Vocabulary }, text: string): readonly Token[] | undefined {
  if (/[?¿]/u.test(text) || FOR_SOMEBODY.test(text)) return undefined;
  const tokens = tokensOf(text.replace(YES, '').replace(AND_THANKS, ' '));
  const over = matchPhrase(vocabulary.of('reply.over'));
  // "Ahora sí, ya quedó": the "sí" is no "if".
  const led = matchPhrase(vocabulary.of('reply.over_lead'))(tokens, 0);
  const at = tokens.findIndex((_, index) => index >= led && over(tokens, index) > 0);
  if (at < 0 || at > MOST_BEFORE) return undefined;
  const behind = tokens.slice(at + over(tokens, at));
  const isOver =
    behind.length <= MOST_BEHIND &&
    !has(matchPhrase(vocabulary.of('reply.not_over')), behind) &&
    !has(matchPhrase(vocabulary.of('reply.unsure')), tokens.slice(led, at));
  return isOver ? behind : undefined;
}
