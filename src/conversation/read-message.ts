import { callPerson } from '../actions/call-person.ts';
import { tell } from '../actions/tell.ts';
import { commentTicket } from '../actions/work-ticket.ts';
import { clean } from '../domain/fold.ts';
import { isOpen } from '../domain/lifecycle.ts';
import { sightOf } from '../domain/rights.ts';
import { requesters, type Ticket } from '../domain/ticket.ts';
import type { Understanding } from '../domain/understanding.ts';
import type { InboundEvent } from '../messaging/inbound.ts';
import type { Prompt } from '../messaging/prompt.ts';
import { answer, between, hereOf, start, type Flows } from './engine.ts';
import type { Reply, Turn } from './flow.ts';
import { isSomethingElse } from './is-something-else.ts';
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
  const answered = readAnswer(flows, turn, { text, here, understood });
  if (answered) return answer(flows, turn, answered);
  if (await answerSmallTalk(turn, understood, { text, errand })) return;
  if (await commentOn(turn, text)) return;
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

/** Words about a ticket: by its number, in its thread, or soon after it was opened. */
async function commentOn(turn: Turn, text: string): Promise<boolean> {
  const { event } = turn;
  const named = (event.kind === 'message' ? event.ticket : undefined) ?? numberIn(text);
  const ticket = named ? await turn.tx.collection('tickets').get(named) : await recentTicket(turn, text);
  if (!ticket) {
    if (!named) return false;
    await tell(turn, { reader: turn.person.id, say: await ticketStatus(turn, named), at: hereOf(turn) });
    return true;
  }
  const sight = sightOf(ticket, turn.person.id, turn.definitions);
  if (sight !== 'public' && sight !== 'full') {
    if (!named) return false;
    await tell(turn, { reader: turn.person.id, say: await ticketStatus(turn, named), at: hereOf(turn) });
    return true;
  }
  if (!requesters(ticket).includes(turn.person.id) || !isOpen(ticket.state)) {
    await tell(turn, { reader: turn.person.id, say: await ticketStatus(turn, ticket.id), at: hereOf(turn) });
    return true;
  }
  await commentTicket(turn, ticket, text);
  await tell(turn, {
    reader: turn.person.id,
    say: { notice: { key: 'comment.added', params: { number: ticket.id } }, ticket: ticket.id },
    at: hereOf(turn),
  });
  return true;
}

/** The ticket opened a few minutes ago, unless the words are confidently about something else. */
async function recentTicket(turn: Turn, text: string): Promise<Ticket | undefined> {
  const recent = (await turn.tx.collection('contacts').get(turn.person.id))?.recent;
  const window = turn.definitions.desk.conversation.burst_minutes * 60_000;
  if (!recent || turn.now.getTime() - recent.at.getTime() > window) return undefined;
  const ticket = await turn.tx.collection('tickets').get(recent.ticket);
  if (!ticket || !isOpen(ticket.state)) return undefined;
  return isSomethingElse(turn, text, ticket) ? undefined : ticket;
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
