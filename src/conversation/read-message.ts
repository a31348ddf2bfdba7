import { callPerson } from '../actions/call-person.ts';
import { commentOn } from './comment-on.ts';
import { hearLanguage } from './choose-language.ts';
import { clean } from '../domain/fold.ts';
import type { Understanding } from '../domain/understanding.ts';
import type { InboundEvent } from '../messaging/inbound.ts';
import type { Prompt } from '../messaging/prompt.ts';
import { answer, between, start, type Flows } from './engine.ts';
import type { Reply, Turn } from './flow.ts';
import { isAnswerableHere, openQuestions } from './open-questions.ts';
import { followPhrase } from './follow-phrase.ts';
import { readChoice } from './read-choice.ts';
import { readPhrase } from './read-phrase.ts';
import { isNumberOnly, numberIn, readVerb } from './read-verb.ts';
import { runVerb } from './run-verb.ts';
import { ownTickets, ticketStatus } from './say-status.ts';

type Message = Extract<InboundEvent, { kind: 'message' }>;

const MOST_CHARACTERS = 4000;

/** Free words, read in the order of the desk's rules, "Conversation": the first reading that fits is taken. */
export async function readMessage(flows: Flows, turn: Turn, event: Message): Promise<void> {
  const text = clean(event.text);
  const questions = await openQuestions(turn);
  const here = questions.filter((prompt) => isAnswerableHere(prompt, turn));
  const errand = here.find((prompt) => flows.get(prompt.flow)?.errand);
  if (!text)
    return between(turn, { notice: { key: event.attachments.length > 0 ? 'message.only_files' : 'message.empty' } }, errand);
  if (text.length > MOST_CHARACTERS)
    return between(turn, { notice: { key: 'message.too_long', params: { most: MOST_CHARACTERS } } }, errand);

  const phrase = readPhrase(text, turn.vocabulary);
  if (phrase) return followPhrase(flows, turn, { phrase, text, questions });
  const call = readVerb(text, turn.vocabulary, event.ticket);
  if (call) return runVerb(flows, turn, { call, errand });
  if (await answerAboutTicket(turn, text, errand)) return;

  const understood = turn.understand(text, { now: turn.now, zone: turn.zone, language: turn.language });
  await hearLanguage(turn, understood.lang);
  const answered = readAnswer(flows, turn, { text, here, understood });
  if (answered) return answer(flows, turn, answered);
  if (await answerSmallTalk(turn, understood, { text, errand })) return;
  if (await commentOn(flows, turn, { text, ticket: event.ticket })) return;
  await readAfresh(flows, turn, { text, errand, understood });
}

/** "¿Cómo va INC-3?", or the number alone: answered in between. */
async function answerAboutTicket(turn: Turn, text: string, errand: Prompt | undefined): Promise<boolean> {
  const number = numberIn(text);
  if (!number) return false;
  const asks =
    isNumberOnly(text) ||
    /[?¿]/.test(text) ||
    turn.understand(text.replace(number, ''), { now: turn.now, zone: turn.zone }).intent === 'status';
  if (!asks) return false;
  await between(turn, await ticketStatus(turn, number), errand);
  return true;
}

/** The answer to the newest question, if the words can be read as one; a choice's whole words also answer an older one. */
function readAnswer(
  flows: Flows,
  turn: Turn,
  read: { text: string; here: readonly Prompt[]; understood: Understanding },
): { prompt: Prompt; reply: Reply } | undefined {
  const { text, here, understood } = read;
  for (const [index, prompt] of here.entries()) {
    const chosen = readChoice(text, prompt.say.ask?.choices ?? [], turn.vocabulary);
    if (chosen && (index === 0 || chosen.whole)) {
      return { prompt, reply: { kind: 'choice', value: chosen.value, ...(chosen.words && { words: chosen.words }) } };
    }
    if (index > 0 || isSmallTalk(understood, text)) continue;
    const flow = flows.get(prompt.flow);
    const reads = flow?.reads ? flow.reads(turn, prompt.draft, text) : prompt.say.ask?.expects !== undefined;
    if (reads) return { prompt, reply: { kind: 'words', text } };
  }
  return undefined;
}

/** Greetings, thanks, "how is it going" and "a person" are never added to a draft or a ticket. */
function isSmallTalk({ intent, p }: Understanding, text: string): boolean {
  const small = intent === 'greeting' || intent === 'thanks' || intent === 'human' || intent === 'status';
  return small && (p === 1 || (p >= 0.9 && text.split(/\s+/).length <= 6));
}

async function answerSmallTalk(
  turn: Turn,
  understood: Understanding,
  said: { text: string; errand: Prompt | undefined },
): Promise<boolean> {
  const { text, errand } = said;
  const { desk } = turn.definitions;
  if (understood.p < desk.conversation.accept) return false;
  switch (understood.intent) {
    case 'greeting':
      await between(
        turn,
        { notice: { key: 'greeting', params: { name: turn.person.name.split(' ')[0] ?? '', desk: { label: desk.name } } } },
        errand,
      );
      return true;
    case 'thanks':
      await between(turn, { notice: { key: 'thanks' } }, errand);
      return true;
    case 'human':
      await callPerson(turn, text);
      await between(turn, { notice: { key: 'human.coming', params: { team: { team: desk.team } } } }, errand);
      return true;
    case 'status':
      await between(turn, await ownTickets(turn), errand);
      return true;
    default:
      return false;
  }
}

/** Nothing else fits: a new errand. One that was under way waits for `continue`. */
async function readAfresh(
  flows: Flows,
  turn: Turn,
  said: { text: string; errand: Prompt | undefined; understood: Understanding },
): Promise<void> {
  const { text, errand, understood } = said;
  const sure = understood.p >= turn.definitions.desk.conversation.accept && understood.intent !== 'other';
  if (errand && errand.flow !== 'triage') {
    if (!sure) return answer(flows, turn, { prompt: errand, reply: { kind: 'words', text } });
    await turn.tx.collection('prompts').replace({ ...errand, parked: true });
  }
  await start(flows, turn, { flow: 'triage', draft: { text }, reply: { kind: 'words', text } });
}
