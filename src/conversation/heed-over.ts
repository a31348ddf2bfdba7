import { isOpen } from '../domain/lifecycle.ts';
import type { Understanding } from '../domain/understanding.ts';
import type { Prompt } from '../messaging/prompt.ts';
import { recentTicket } from './comment-on.ts';
import { between, start, type Flows } from './engine.ts';
import type { Turn } from './flow.ts';
import { takeUp } from './take-up.ts';
import { isAssent } from './words/read-reply.ts';
import { saysOver, saysOverOnly } from './words/says-over.ts';

interface Said {
  readonly text: string;
  readonly errand: Prompt | undefined;
  readonly ticket: string | undefined;
  readonly understood: Understanding;
  readonly questions: readonly Prompt[];
}

/**
 * "La impresora ya funciona" long after it was reported: the person's only open ticket is offered, or its "¿conforme?" is shown; it is no report of
 * trouble. Where nothing is open it is good news, and nothing is opened. False where something else is under way, or more than one may be meant.
 */
export async function heedOver(flows: Flows, turn: Turn, said: Said): Promise<boolean> {
  const { text, errand, ticket, understood, questions } = said;
  if (ticket || errand || understood.intent === 'request' || !saysOver(turn, text)) return false;
  if (await recentTicket(turn, errand)) return false;
  const own = await turn.tx.collection('tickets').find({ requester: turn.person.id }, { sort: ['-openedAt'], limit: 20 });
  const [only, ...others] = own.filter(({ state }) => isOpen(state) || state === 'resolved');
  if (!only && isGoodNews(turn, said)) return goodNews(turn);
  if (!only || others.length > 0) return false;
  const asked = questions.find((prompt) => prompt.flow === 'confirm-closure' && prompt.ticket === only.id);
  if (asked) await takeUp(turn, asked, 'phrase.here_we_were');
  else if (isOpen(only.state))
    await start(flows, turn, { flow: 'comment-or-new', draft: { ticket: only.id, text }, reply: { kind: 'words', text } });
  else return false;
  return true;
}

/** "Todo bien" greets, "all good" agrees, and "it is back: the virus" is no good news. */
function isGoodNews(turn: Turn, { text, understood: { intent, category } }: Said): boolean {
  return !otherwise.has(intent) && category !== 'security' && !isAssent(turn, text) && saysOverOnly(turn, text);
}

const otherwise: ReadonlySet<string> = new Set(['greeting', 'thanks', 'how_to', 'human']);

async function goodNews(turn: Turn): Promise<true> {
  await between(turn, { notice: { key: 'over.nothing_open' } }, undefined);
  return true;
}
