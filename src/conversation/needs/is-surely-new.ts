import type { Turn } from '../flow.ts';
import { isSomethingElse, type Subject } from '../words/is-something-else.ts';
import { understood } from '../words/understood.ts';
import { saysNeed } from './cut-pieces.ts';
import { has, tokensOf } from './match-phrases.ts';
import { needsWords } from './needs-words.ts';
import { areRelated } from './related-subjects.ts';
import { saysWhy } from './says-why.ts';
import { thingsOf } from './things.ts';

/** So sure of what it is about, and of so many words at least. */
const SURE = 0.9;
const LEAST_WORDS = 3;

/** Whether words beside a ticket are surely a report or a request of their own: they say so, name their thing, and that has nothing to do with the ticket's. */
export function isSurelyNew(turn: Turn, text: string, ticket: Subject): boolean {
  const tokens = tokensOf(text);
  const words = needsWords(turn.vocabulary);
  if (
    tokens.length < LEAST_WORDS ||
    !saysNeed(words, tokens) ||
    has(words.purpose, tokens) ||
    saysWhy(words, turn.definitions, tokens)
  )
    return false;
  const { kind, reading } = understood(turn, text);
  const { devices = [], systems = [] } = reading.slots;
  const named = devices.length + systems.length > 0 || has(thingsOf(turn.definitions).any, tokens) || has(words.things, tokens);
  if (!kind || reading.p < SURE || !named || !isSomethingElse(turn, text, ticket)) return false;
  const label = kind === 'incident' ? reading.category : reading.item;
  const before = { kind: ticket.kind, label: ticket.kind === 'incident' ? ticket.category : ticket.item };
  return !areRelated(before, { kind, label });
}
