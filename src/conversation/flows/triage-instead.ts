import { fold } from '../../domain/fold.ts';
import type { Turn } from '../flow.ts';
import { has, isMadeOf, matchPhrase, tokensOf, type Token } from '../needs/match-phrases.ts';
import { needsWords } from '../needs/needs-words.ts';
import { itemNamedIn } from '../needs/things.ts';
import { understood } from '../words/understood.ts';
import type { TriageDraft } from './triage-draft.ts';

/** "En realidad necesito uno nuevo" behind "mi mouse no funciona": the item that is asked for in place of a repair, if it is one of the catalog's. */
export function wantedInstead(turn: Turn, draft: TriageDraft, words: string): string | undefined {
  if (draft.kind !== 'incident' || fold(words).split(' ').length > MOST_WORDS) return undefined;
  if (!asksForOther(turn, words) || itemNamedIn(turn.definitions, words)) return undefined;
  const [device, ...others] = understood(turn, draft.text).reading.slots.devices ?? [];
  return device && others.length === 0 ? itemNamedIn(turn.definitions, device) : undefined;
}

/** "No quiero otro, que lo arreglen", "I don't want a new one, just fix it": something is to be done with the one there is. */
export function wantsNoOther({ vocabulary }: Turn, text: string): boolean {
  const { instead, wanted, not, courtesy } = needsWords(vocabulary);
  const thanks = matchPhrase(vocabulary.of('reply.thanks'));
  const clauses = text.split(/[,.;:!\n]+/u).map(tokensOf);
  const declines = (tokens: readonly Token[]): boolean =>
    has(not, tokens.slice(0, MOST_BEFORE)) &&
    has(wanted, tokens) &&
    tokens.some((_, at) => instead(tokens, at) > 0 && at + instead(tokens, at) === tokens.length);
  const tells = (tokens: readonly Token[]): boolean =>
    tokens.length > 1 && !isMadeOf((all, at) => courtesy(all, at) || thanks(all, at), tokens);
  return clauses.some(declines) && clauses.some((clause) => !declines(clause) && tells(clause));
}

const MOST_BEFORE = 3;

/** "Un mouse" where it is asked what is needed: wanted, though a mouse can break too. */
export function pickedItem({ definitions, vocabulary }: Turn, { step }: TriageDraft, words: string): string | undefined {
  if (step !== 'which_item' || has(needsWords(vocabulary).broken, tokensOf(words))) return undefined;
  return itemNamedIn(definitions, words);
}

const MOST_WORDS = 10;

/** "Quiero uno nuevo", "no lo arreglen, mejor quiero otra"; not "necesito otra cosa" and "no quiero otro". */
function asksForOther(turn: Turn, text: string): boolean {
  return text.split(/[,.;:!\n]+/u).some((clause) => isWantedInstead(turn, clause));
}

function isWantedInstead({ vocabulary }: Turn, clause: string): boolean {
  const { instead, wanted, not } = needsWords(vocabulary);
  const tokens = tokensOf(clause);
  const named = tokens.some((_, at) => instead(tokens, at) > 1 || (instead(tokens, at) === 1 && at === tokens.length - 1));
  return named && has(wanted, tokens) && !has(not, tokens);
}
