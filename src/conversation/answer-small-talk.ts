import { callPerson } from '../actions/call-person.ts';
import { recentTicket } from './comment-on.ts';
import type { Understanding } from '../domain/understanding.ts';
import type { Prompt } from '../messaging/prompt.ts';
import { between } from './engine.ts';
import type { Turn } from './flow.ts';
import { heedMood } from './heed-mood.ts';
import { formOf } from './form/leave-form.ts';
import { thanked } from './thanked.ts';
import { asksBehindYes } from './words/asks-behind-yes.ts';
import { asksBesideThanks, isSmallTalk } from './words/is-small-talk.ts';
import { saysOver } from './words/says-over.ts';
import { numberIn, withoutNumber } from './words/read-verb.ts';
import { ticketsOf } from './verbs/say-status.ts';

/** What is only said to be polite, how things are going, and whoever wants a person, where the words are surely that: answered in between. */
export async function answerSmallTalk(
  turn: Turn,
  understood: Understanding,
  said: { text: string; errand: Prompt | undefined; here?: readonly Prompt[] },
): Promise<boolean> {
  const { text, errand, here } = said;
  const { desk } = turn.definitions;
  if (understood.p < desk.conversation.accept) return false;
  // "Monday 3pm" is hardly a greeting where a form asks something.
  if (understood.intent === 'greeting' && errand && formOf(errand) && !isSmallTalk(understood, text)) return false;
  switch (understood.intent) {
    case 'greeting':
      await between(
        turn,
        { notice: { key: 'greeting', params: { name: turn.person.name.split(' ')[0] ?? '', desk: { label: desk.name } } } },
        errand,
      );
      return true;
    case 'thanks':
      // "Ya regresó, gracias" of what was reported just now: whoever works on it has to know.
      if (asksBesideThanks(text) || (saysOver(turn, text) && (await recentTicket(turn, errand)))) return false;
      await between(turn, { notice: thanked(here?.[0]) }, errand);
      return true;
    case 'human':
      await callPerson(turn, text);
      await between(turn, { notice: { key: 'human.coming', params: { team: { team: desk.team } } } }, errand);
      return true;
    case 'status':
      // With a number it was looked at before: these words tell something about that ticket.
      if (numberIn(text) || (here?.[0]?.flow === 'confirm-closure' && asksBehindYes(turn, text))) return false;
      await between(turn, await heedMood(turn, await ticketsOf(turn), { mood: understood.mood, text }), errand);
      return true;
    default:
      return false;
  }
}

/** "INC-1 gracias" says nothing about the ticket. */
export async function thankFor(turn: Turn, text: string, errand: Prompt | undefined): Promise<boolean> {
  if (!numberIn(text)) return false;
  const words = withoutNumber(text);
  const understood = turn.understand(words, { now: turn.now, zone: turn.zone, language: turn.language });
  return understood.intent === 'thanks' && isSmallTalk(understood, words) && answerSmallTalk(turn, understood, { text, errand });
}
