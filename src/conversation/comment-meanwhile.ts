import { showAgain } from '../actions/tell.ts';
import { sightOf } from '../domain/rights.ts';
import type { Prompt } from '../messaging/prompt.ts';
import { commentOn } from './comment-on.ts';
import { hereOf, type Flows } from './engine.ts';
import type { Turn } from './flow.ts';
import { openQuestions } from './open-questions.ts';
import { isNumberOnly, numberIn, startsWithNumber } from './words/read-verb.ts';

/** "INC-7: sigue igual" while a form is open: about that ticket, whatever the form asks. Its question is shown again below. */
export async function commentMeanwhile(
  flows: Flows,
  turn: Turn,
  said: { text: string; errand: Prompt | undefined },
): Promise<boolean> {
  const { text, errand } = said;
  if (!errand || !asksForWords(errand) || errand.ticket || !startsWithNumber(text) || isNumberOnly(text)) return false;
  const number = numberIn(text);
  const ticket = number ? await turn.tx.collection('tickets').get(number) : undefined;
  if (!ticket || sightOf(ticket, turn.person.id, turn.definitions) === 'none') return false;
  await commentOn(flows, turn, { text, ticket: undefined, errand });
  const [newest] = await openQuestions(turn);
  const at = hereOf(turn);
  if (newest?.id === errand.id && at) await showAgain(turn, newest, { reader: turn.person.id, at });
  return true;
}

function asksForWords({ flow }: Prompt): boolean {
  return flow === 'request-item' || flow === 'report-incident';
}
