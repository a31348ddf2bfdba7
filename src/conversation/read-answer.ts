import type { Understanding } from '../domain/understanding.ts';
import type { Prompt } from '../messaging/prompt.ts';
import type { Flows } from './engine.ts';
import type { Reply, Turn } from './flow.ts';
import { cardLines } from './form/card-lines.ts';
import { itemOfForm } from './form/leave-form.ts';
import { otherwise } from './flows/triage-other-kind.ts';
import { goesOn } from './goes-on.ts';
import { choiceByThumb } from './heed-reaction.ts';
import { isAnswerableHere } from './open-questions.ts';
import { asksBehindYes } from './words/asks-behind-yes.ts';
import { isSmallTalk } from './words/is-small-talk.ts';
import { readChoice, type Chosen } from './words/read-choice.ts';
import { numberIn } from './words/read-verb.ts';
import { isCourtesy, isDelay, isDone, isPromise } from './words/read-reply.ts';
import { saysHelped } from './words/says-helped.ts';
import { saysOver } from './words/says-over.ts';
import { namesOffered } from './words/names-offered.ts';
import { takesAnyWords } from './words/takes-any-words.ts';
import { tappableChoices } from './words/tappable-choices.ts';
import { withoutNiceties } from './words/without-niceties.ts';

/**
 * The answer to the newest question, if the words can be read as one; a choice's whole label also answers an older one. What somebody was
 * about, and what an agent needs of them, goes on where a newer question (a survey, an approval) came in between and takes no such words.
 *
 * From the newest question back, of each its choices first and any words after: "sí" is a button before it is a text. So a question that takes
 * any words keeps nothing from the choices of newer ones, and an older one is reached only where all newer ones have let the words pass.
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
    const chosen = chosenOf(turn, prompt, text);
    const goes = chosen?.words && prompt.flow === 'approve' ? goesOnAlone(turn, text, here) : undefined;
    if (goes) return goes;
    if (chosen && (index <= ahead || chosen.whole)) {
      return { prompt, reply: { kind: 'choice', value: chosen.value, ...(chosen.words && { words: chosen.words }) } };
    }
    if (letsPass(turn, { prompt, understood, text, isDue: index <= ahead || prompt === errand })) continue;
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

/** "Ok gracias", "ok, lo veo mañana" and "no, todavía no" decide nothing yet, and "ok, lo pruebo y te aviso" is not content yet. */
function chosenOf(turn: Turn, prompt: Prompt, text: string): Chosen | undefined {
  if (namesOffered(turn, text, prompt)) return { value: 'comment', whole: true };
  // "No, es una solicitud" is not the button "No es una solicitud".
  if (prompt.flow === 'triage' && otherwise(turn, prompt.draft, text)) return undefined;
  const decides = prompt.flow === 'approve';
  const said = decides ? withoutNiceties(turn, text) : text;
  // "Ok, que lo compren": the yes is the nicety, and what stands behind it the reason.
  const chosen =
    readChoice(said, tappableChoices(prompt, said), turn.vocabulary) ??
    (decides ? readChoice(text, tappableChoices(prompt, text), turn.vocabulary) : undefined);
  const waits = decides || prompt.flow === 'confirm-closure';
  if (decides && ((chosen?.words && isDelay(turn, text)) || isCourtesy(turn, said))) return undefined;
  if (waits && chosen?.words && AGREES.has(chosen.value) && asksBehindYes(turn, said)) return undefined;
  return waits && chosen?.words && !chosen.whole && isPromise(turn, chosen.words) ? undefined : chosen;
}

const AGREES: ReadonlySet<string> = new Set(['approved', 'yes']);

/** Words that are no answer to a question, whatever it can read. `isDue`: it is the newest, or what the person was about. */
function letsPass(turn: Turn, said: { prompt: Prompt; understood: Understanding; text: string; isDue: boolean }): boolean {
  const { prompt, understood, text, isDue } = said;
  const ofAgent = prompt.flow === 'answer-agent';
  if ((!isDue && !ofAgent) || isOfTicket(prompt, text)) return true;
  const sureOnly = asksWhy(prompt) && understood.p < 1;
  if (takesAnyWords(prompt) && !sureOnly && isNoAnswer(turn, said)) return true;
  return ofAgent && !isAnswerableHere(prompt, turn) && isNew(turn, understood);
}

/** "INC-1 sigue igual" is said of that ticket, and not of what is about to be opened. */
function isOfTicket({ flow }: Prompt, text: string): boolean {
  const [first = '', ...others] = text.trim().split(/\s+/u);
  return flow === 'triage' && others.length > 0 && numberIn(first) !== undefined;
}

/** "No, sigue sin funcionar" is no reason to reject what is asked for. */
function goesOnAlone(turn: Turn, text: string, here: readonly Prompt[]): { prompt: Prompt; reply: Reply } | undefined {
  const [goes, ...alike] = goesOn(turn, text, here);
  return alike.length === 0 ? goes : undefined;
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
  // "Cinco estrellas, muy amable": a score is a score, however much it sounds like thanks; what is none is not read by the flow.
  if (isCardLine(turn, prompt, text) || (prompt.flow === 'rate-ticket' && !prompt.say.ask?.expects)) return false;
  // "Ya funciona, gracias": nothing has to be opened any more.
  if ((prompt.flow === 'triage' || prompt.flow === 'confirm-closure') && saysOver(turn, text)) return false;
  if (prompt.flow === 'offer-article' && saysHelped(turn, text)) return false;
  const polite = understood.intent === 'thanks' || understood.intent === 'greeting';
  if (prompt.flow === 'answer-agent' && understood.intent === 'status' && isDone(turn, text)) return false;
  // A picture says something, whatever stands beside it.
  if (prompt.flow === 'answer-agent' && polite && (turn.files.left().length > 0 || !isCourtesy(turn, text))) return false;
  return isSmallTalk(understood, text);
}

/** "Para cuándo: 20/03" in an open form answers what it names, whatever else it sounds like. */
function isCardLine(turn: Turn, prompt: Prompt, text: string): boolean {
  const fields = itemOfForm(turn, prompt)?.fields;
  return fields !== undefined && Object.keys(cardLines(fields, text)).length > 0;
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
