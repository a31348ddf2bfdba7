import type { Understanding } from '../domain/understanding.ts';
import type { Prompt } from '../messaging/prompt.ts';
import type { Flows } from './engine.ts';
import type { Reply, Turn } from './flow.ts';
import { choiceByThumb } from './heed-reaction.ts';
import { isAnswerableHere } from './open-questions.ts';
import { isSmallTalk } from './words/is-small-talk.ts';
import { readChoice } from './words/read-choice.ts';
import { isCourtesy, isDone } from './words/read-reply.ts';
import { takesAnyWords } from './words/takes-any-words.ts';
import { tappableChoices } from './words/tappable-choices.ts';

/**
 * The answer to the newest question, if the words can be read as one; a choice's whole label also answers an older one. What somebody was
 * about, and what an agent needs of them, goes on where a newer question (a survey, an approval) came in between and takes no such words.
 */
export function readAnswer(
  flows: Flows,
  turn: Turn,
  read: { text: string; here: readonly Prompt[]; understood: Understanding },
): { prompt: Prompt; reply: Reply } | undefined {
  const { text, here, understood } = read;
  const errand = here.find((prompt) => flows.get(prompt.flow)?.errand);
  const ahead = Math.max(
    0,
    here.findIndex((prompt) => !isAside(prompt)),
  );
  const newest = here[ahead];
  const thumb = newest && !/\p{L}/u.test(text) ? choiceByThumb(newest, text, turn) : undefined;
  if (newest && thumb) return { prompt: newest, reply: { kind: 'choice', value: thumb.value } };
  for (const [index, prompt] of here.entries()) {
    const chosen = readChoice(text, tappableChoices(prompt, text), turn.vocabulary);
    if (chosen && (index <= ahead || chosen.whole)) {
      return { prompt, reply: { kind: 'choice', value: chosen.value, ...(chosen.words && { words: chosen.words }) } };
    }
    const sureOnly = asksWhy(prompt) && understood.p < 1;
    const isLeft = index > ahead && prompt !== errand && prompt.flow !== 'answer-agent';
    if (isLeft || (takesAnyWords(prompt) && !sureOnly && isNoAnswer(turn, { prompt, understood, text }))) continue;
    if (prompt.flow === 'answer-agent' && !isAnswerableHere(prompt, turn) && isNew(turn, understood)) continue;
    const flow = flows.get(prompt.flow);
    const reads = flow?.reads ? flow.reads(turn, prompt.draft, text) : prompt.say.ask?.expects !== undefined;
    if (!reads) continue;
    const named = prompt.flow === 'answer-agent' ? wholeChoice(turn, text, here.slice(index + 1)) : undefined;
    if (named) return named;
    return (
      readSibling(
        turn,
        text,
        here.slice(1).filter(({ ticket }) => ticket !== undefined && ticket === prompt.ticket),
      ) ?? { prompt, reply: { kind: 'words', text } }
    );
  }
  return undefined;
}

/** Why a promise was missed is asked of whoever has other questions open, in between: what is none of its choices answers the one before. */
function isAside({ flow, say }: Prompt): boolean {
  return flow === 'explain-breach' && say.ask?.expects === undefined;
}

/** A report or a request, sure enough: no answer to what was asked somewhere else. */
function isNew({ definitions }: Turn, { intent, p }: Understanding): boolean {
  return (intent === 'incident' || intent === 'request') && p >= definitions.desk.conversation.accept;
}

/** "T14" where an older question offers just that: any words would do for the newer one. */
function wholeChoice(turn: Turn, text: string, older: readonly Prompt[]): { prompt: Prompt; reply: Reply } | undefined {
  for (const prompt of older) {
    const chosen = readChoice(text, tappableChoices(prompt, text), turn.vocabulary);
    if (chosen?.whole && !chosen.words && isLong(text)) return { prompt, reply: { kind: 'choice', value: chosen.value } };
  }
  return undefined;
}

/** "Sí" and "3" answer anything. */
const isLong = (text: string): boolean => text.trim().length > 2;

/** Small talk, where a question takes any words. "Gracias, la versión es 3" tells an agent what they asked. */
function isNoAnswer(turn: Turn, said: { prompt: Prompt; understood: Understanding; text: string }): boolean {
  const { prompt, understood, text } = said;
  const polite = understood.intent === 'thanks' || understood.intent === 'greeting';
  if (prompt.flow === 'answer-agent' && understood.intent === 'status' && isDone(turn, text)) return false;
  // A picture says something, whatever stands beside it.
  if (prompt.flow === 'answer-agent' && polite && (turn.files.left().length > 0 || !isCourtesy(turn, text))) return false;
  return isSmallTalk(understood, text);
}

/** "Aprobar" where a reason is awaited is no reason: it is the button beside it. */
function readSibling(turn: Turn, text: string, siblings: readonly Prompt[]): { prompt: Prompt; reply: Reply } | undefined {
  for (const prompt of siblings) {
    const chosen = readChoice(text, prompt.say.ask?.choices ?? [], turn.vocabulary);
    if (chosen?.whole && !chosen.words) return { prompt, reply: { kind: 'choice', value: chosen.value } };
  }
  return undefined;
}

/** "Muy rápido" explains a rating and "falta el fotocheck" a "no": about a ticket, only words that can be nothing else are small talk. */
function asksWhy({ say, ticket, flow }: Prompt): boolean {
  return ticket !== undefined && flow !== 'answer-agent' && say.ask?.expects?.type === 'text';
}
