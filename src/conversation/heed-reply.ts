import { seenHistory } from '../actions/looking/see-history.ts';
import { isOpen } from '../domain/lifecycle.ts';
import { requesters, type Ticket } from '../domain/ticket.ts';
import type { Understanding } from '../domain/understanding.ts';
import type { Prompt } from '../messaging/prompt.ts';
import { commentOn } from './comment-on.ts';
import type { Flows } from './engine.ts';
import type { Turn } from './flow.ts';
import { isWithinBurst } from './is-within-burst.ts';
import { matchPhrase, tokensOf } from './needs/match-phrases.ts';
import { needsWords } from './needs/needs-words.ts';
import { isSomethingElse } from './words/is-something-else.ts';

interface Said {
  readonly text: string;
  readonly errand: Prompt | undefined;
  /** The ticket in whose thread it was said. */
  readonly ticket: string | undefined;
  readonly understood: Understanding;
}

/** So long what comes after an agent's words may be an answer to them. */
const FRESH_MS = 86_400_000;

/**
 * "Did that, still crashing", "it also says error 12": where the last that was said on the person's one ticket is an agent's word to them, what tells
 * something is said of it. False for questions, niceties, and whatever is surely about something else.
 */
export async function heedReply(flows: Flows, turn: Turn, said: Said): Promise<boolean> {
  const { text, errand, ticket, understood } = said;
  if (ticket || errand || /[?¿]/u.test(text) || !mayAnswer.has(understood.intent)) return false;
  const [only, ...others] = await repliedTo(turn);
  if (!only || others.length > 0) return false;
  if (understood.intent === 'status' ? !tells(turn, text) : !pointsAtIt(turn, text) && isSomethingElse(turn, text, only))
    return false;
  return commentOn(flows, turn, { text, ticket: only.id, errand, surely: true });
}

const mayAnswer: ReadonlySet<string> = new Set(['incident', 'status', 'other']);

/** "Still", "again", "nobody": told, and not asked. */
function tells({ vocabulary }: Turn, text: string): boolean {
  const match = matchPhrase(vocabulary.of('status.tells'));
  const tokens = tokensOf(text);
  return tokens.some((_, at) => match(tokens, at) > 0);
}

/** "It also says …": it is what they talk about. */
function pointsAtIt({ vocabulary }: Turn, text: string): boolean {
  const { courtesy, too, further } = needsWords(vocabulary);
  const itself = matchPhrase(vocabulary.of('kind.itself'));
  const tokens = tokensOf(text);
  let at = 0;
  for (let length = 1; length > 0; at += length) length = courtesy(tokens, at) || too(tokens, at) || further(tokens, at);
  return itself(tokens, at) > 0;
}

/** The person's open tickets of which the last public word is an agent's, said not long ago. */
async function repliedTo(turn: Turn): Promise<readonly Ticket[]> {
  const { tx, person, now } = turn;
  const own = await tx.collection('tickets').find({ requester: person.id }, { sort: ['-openedAt'], limit: 20 });
  return own.filter((ticket) => {
    if (!isOpen(ticket.state) || !requesters(ticket).includes(person.id)) return false;
    const words = seenHistory(ticket, 'public', now).filter(({ verb }) => verb === 'reply' || verb === 'comment');
    const replied = words.findLast(({ verb }) => verb === 'reply');
    const last = words.at(-1);
    const isFresh = replied !== undefined && now.getTime() - replied.at.getTime() < FRESH_MS;
    // Who has answered just now goes on answering.
    return isFresh && last !== undefined && (last === replied || isWithinBurst(turn, last.at));
  });
}
