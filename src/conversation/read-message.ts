import { seenTicket } from '../actions/context.ts';
import { awayNow } from '../actions/working/absence.ts';
import { commentMeanwhile } from './comment-meanwhile.ts';
import { commentOn } from './comment-on.ts';
import { decidePending } from './decide-pending.ts';
import { hearLanguage } from './verbs/choose-language.ts';
import { clean, fold, foldedWords } from '../domain/fold.ts';
import { contentOf } from '../domain/form/reading/rest-of.ts';
import type { Understanding } from '../domain/understanding.ts';
import type { InboundEvent } from '../messaging/inbound.ts';
import type { Prompt } from '../messaging/prompt.ts';
import { answer, between, start, type Flows } from './engine.ts';
import type { Turn } from './flow.ts';
import { answerSmallTalk, thankFor } from './answer-small-talk.ts';
import { answerableHere, openQuestions } from './open-questions.ts';
import { followPhrase } from './follow-phrase.ts';
import { heedMood } from './heed-mood.ts';
import { heedShort } from './heed-short.ts';
import { formOf } from './form/leave-form.ts';
import { namedForm } from './form/parked-forms.ts';
import { signs } from './form/question-choices.ts';
import { phraseHere } from './form/phrase-here.ts';
import { heedChoiceAside, heedNeeds, isLeft } from './needs/heed-needs.ts';
import { leaveErrand } from './leave-errand.ts';
import { readAnswer } from './read-answer.ts';
import { MOST_CHARACTERS } from './most-characters.ts';
import { takeUp } from './take-up.ts';
import { asksBehindYes } from './words/asks-behind-yes.ts';
import { asksStatus } from './words/asks-status.ts';
import { asksWhy } from './words/asks-why.ts';
import { isSomethingElse } from './words/is-something-else.ts';
import { languageHeard } from './heed-opinion.ts';
import { heedThumb } from './heed-reaction.ts';
import { isAskedOpenly } from './flows/triage-draft.ts';
import { isMeant } from './words/is-meant.ts';
import { readChoice } from './words/read-choice.ts';
import { isDone } from './words/read-reply.ts';
import { namesOffered } from './words/names-offered.ts';
import { takesAnyWords } from './words/takes-any-words.ts';
import { nameItem } from './words/name-item.ts';
import type { Phrase } from './words/read-phrase.ts';
import { bareVerb } from './words/bare-verb.ts';
import { meantVerb } from './words/meant-verb.ts';
import { isNumberOnly, numberIn, readVerb, splitVerb, withoutNumber, type VerbCall } from './words/read-verb.ts';
import { mayUseSomewhere } from './verbs/say-help.ts';
import { verbs } from './verbs/verbs.ts';
import type { Say } from '../messaging/outbound.ts';
import { runVerb } from './verbs/run-verb.ts';
import { ticketStatus } from './verbs/say-status.ts';
import { sayWhy } from './verbs/say-why.ts';

type Message = Extract<InboundEvent, { kind: 'message' }>;

/**
 * Free words: the first reading that fits is taken. What can be only one thing stands before what sounds like several, and all that speaks of
 * what is open before what begins anew.
 *
 * 1. Commands: a phrase about what is under way ("atrás", "cancelar"), the name of a form that waits, a verb, one with a slip in it. First, so
 *    that nobody is caught in a question; where the question offers or awaits these very words, they answer it (`keeps`, `isAnswerInstead`).
 * 2. A ticket's number: how it goes, or words for that ticket beside an open form. Before the answer, as a form would take any words.
 * 3. The answer to what is asked. An answer with a need behind it comes first: as a whole it would be one long answer.
 * 4. Words that only what was shown makes plain: a thumb, a verb without its number.
 * 5. Several needs. Before small talk and comments, which would swallow them ("gracias, y además …").
 * 6. Short words at which the classifier only guesses; then small talk, where it is sure.
 * 7. A comment, in a ticket's thread, by its number or soon after it was opened; then a decision or a "¿conforme?" that waits elsewhere.
 * 8. Afresh.
 */
export async function readMessage(flows: Flows, turn: Turn, event: Message): Promise<void> {
  const text = clean(event.text);
  const questions = await openQuestions(turn);
  const here = answerableHere(questions, turn);
  const errand = here.find((prompt) => flows.get(prompt.flow)?.errand);
  if (!text) return between(turn, { notice: { key: 'message.empty' } }, errand);
  if (text.length > MOST_CHARACTERS)
    return between(turn, { notice: { key: 'message.too_long', params: { most: MOST_CHARACTERS } } }, errand);

  const phrase = phraseHere(turn, text, { errand, asked: here[0], questions });
  if (phrase && !keeps(turn, { text, phrase }, here[0]) && !(await isVerbInstead(turn, phrase, errand)))
    return followPhrase(flows, turn, { phrase, text, questions });
  const form = namedForm(turn, text, questions);
  if (form) return takeUp(turn, form);
  const call = readVerb(text, turn, event.ticket);
  if (call && isMeant(turn, call) && !isAnswerInstead(turn, call, errand))
    return runVerb(flows, turn, { call, errand: errand && isAskedOpenly(errand) ? undefined : errand });
  const meant = meantVerb(text, turn);
  if (meant) return start(flows, turn, { flow: 'confirm-verb', draft: meant });
  if (!isOffered(turn, text, here[0]) && (await answerAboutTicket(turn, text, { errand, questions }))) return;
  if (await commentMeanwhile(flows, turn, { text, errand })) return;

  const understood = turn.understand(text, { now: turn.now, zone: turn.zone, language: turn.language });
  await hearLanguage(turn, languageHeard(turn, understood));
  if (await heedChoiceAside(flows, turn, { text, errand, understood, here })) return;
  const answered = readAnswer(flows, turn, { text, here, understood });
  if (answered) return answer(flows, turn, answered);
  if (await heedThumb(turn, text, here)) return;
  const bare = await bareVerb(text, turn);
  if (bare) return runVerb(flows, turn, { call: bare, errand });
  const missing = usageOf(turn, text);
  if (missing) return between(turn, missing, errand);
  if (await heedNeeds(flows, turn, { text, errand, understood, here })) return;
  if (await heedShort(flows, turn, { text, errand, ticket: event.ticket, understood, questions })) return;
  if ((await answerSmallTalk(turn, understood, { text, errand, here })) || (await thankFor(turn, text, errand))) return;
  if (await commentOn(flows, turn, { text, ticket: event.ticket, errand })) return;
  if (await decidePending(flows, turn, { text, understood, questions })) return;
  if (await commentOnAsked(flows, turn, { text, errand, understood, here })) return;
  await readAfresh(flows, turn, { text, errand, understood });
}

/** "Mañana lo pruebo" where "¿conforme?" is asked: words about that ticket, and the question stands. */
async function commentOnAsked(
  flows: Flows,
  turn: Turn,
  said: { text: string; errand: Prompt | undefined; understood: Understanding; here: readonly Prompt[] },
): Promise<boolean> {
  const { text, errand, understood, here } = said;
  const unsure =
    understood.intent === 'other' || understood.p < turn.definitions.desk.conversation.accept || asksBehindYes(turn, text);
  const asked = here[0]?.flow === 'confirm-closure' ? here[0].ticket : undefined;
  return unsure && asked !== undefined && commentOn(flows, turn, { text, ticket: asked, errand });
}

/** "back" of somebody who is away, where no form is open to go back in; "cancel" under a ticket's message, whatever else is under way. */
async function isVerbInstead(turn: Turn, { is }: Phrase, errand: Prompt | undefined): Promise<boolean> {
  if (is === 'cancel') return !errand && turn.replied?.ticket !== undefined;
  return is === 'back' && errand?.flow !== 'request-item' && (await awayNow(turn, turn.person.id)) !== undefined;
}

/**
 * "Déjalo" beside "Dejar: 6 de marzo" leaves the answer, not the form; "omitir" beside "Sin comentarios" is that, and "una persona" the tap that
 * stands beside "Abrir" or is what is proposed.
 */
function keeps({ vocabulary }: Turn, said: { text: string; phrase: Phrase }, question: Prompt | undefined): boolean {
  const choices = question?.say.ask?.choices ?? [];
  const chosen = readChoice(said.text, choices, vocabulary);
  if (chosen?.value === 'human') return said.phrase.is === 'human' && choices.some(({ style }) => style === 'primary');
  return (
    chosen !== undefined &&
    (chosen.value === signs.offer ||
      (said.phrase.is === 'cancel' && question?.flow === 'cancel-ticket') ||
      (said.phrase.is === 'skip' && question?.flow === 'rate-ticket'))
  );
}

/** A ticket's number alone where the newest question offers that ticket is a choice. */
function isOffered(turn: Turn, text: string, question: Prompt | undefined): boolean {
  if (!isNumberOnly(text) || !question) return false;
  return namesOffered(turn, text, question) || readChoice(text, question.say.ask?.choices ?? [], turn.vocabulary) !== undefined;
}

/** "¿Cómo va INC-3?", the number alone, or why it is late: answered in between. */
async function answerAboutTicket(
  turn: Turn,
  text: string,
  { errand, questions }: { errand: Prompt | undefined; questions: readonly Prompt[] },
): Promise<boolean> {
  const number = numberIn(text);
  if (!number) return false;
  if (asksWhy(text, turn.vocabulary)) {
    await between(turn, sayWhy(turn, await seenTicket(turn, number)), errand);
    return true;
  }
  if (!asksStatus(turn, text)) return false;
  const asked = questions.some(({ flow, ticket }) => flow === 'answer-agent' && ticket === number);
  if (asked && !isNumberOnly(text) && isDone(turn, withoutNumber(text))) return false;
  const { mood } = turn.understand(withoutNumber(text), { now: turn.now, zone: turn.zone, language: turn.language });
  await between(turn, await heedMood(turn, await ticketStatus(turn, number), { mood, text, number }), errand);
  return true;
}

/** "Nuevo puesto en Cusco" where a reason is asked: "nuevo" begins something else only if it names what. */
function isAnswerInstead(turn: Turn, { verb, rest }: VerbCall, errand: Prompt | undefined): boolean {
  if (verb !== 'new' || rest === '' || !errand?.say.ask?.expects) return false;
  if (nameItem(rest, turn.definitions.items.values())) return false;
  if (takesAnyWords(errand)) return true;
  // "New role, lots of travel" where a date is asked; "new ticket" is meant as it stands.
  const form = formOf(errand);
  return (
    form !== undefined &&
    contentOf(foldedWords(rest)).length > 1 &&
    !isSomethingElse(turn, rest, { kind: 'request', item: form.item })
  );
}

/** A verb alone, or with "#12" that may be an incident's or a request's, needs a number: how it is written. Deciding is left out: "aprobar" means what waits for it. */
function usageOf(turn: Turn, text: string): Say | undefined {
  const call = splitVerb(text, turn.vocabulary);
  if (!call || !/^#?\d{0,15}$/.test(call.rest) || call.number || verbs[call.verb].takes.number !== 'needed') return undefined;
  if (call.verb === 'approve' || call.verb === 'reject' || !mayUseSomewhere(turn, call.verb)) return undefined;
  return { notice: { key: 'verb.incomplete' }, more: [{ key: `usage.${call.verb}` }] };
}

/** "Visio 2021" where the form for a program asks something: words about what is being asked for begin no second form of it. */
function isAboutForm(turn: Turn, prompt: Prompt, text: string): boolean {
  const form = formOf(prompt);
  // "Editar invitados" speaks of an answer, though there is none of that name.
  const typed = fold(text);
  const edits = turn.vocabulary.of('phrase.edit').some((words) => typed.startsWith(`${words} `)) && typed.split(' ').length < 4;
  return form !== undefined && (edits || !isSomethingElse(turn, text, { kind: 'request', item: form.item }));
}

/** Nothing else fits: a new errand. One that was under way waits for `continue`. */
async function readAfresh(
  flows: Flows,
  turn: Turn,
  said: { text: string; errand: Prompt | undefined; understood: Understanding },
): Promise<void> {
  const { text, errand, understood } = said;
  const sure = understood.p >= turn.definitions.desk.conversation.accept && understood.intent !== 'other';
  if (errand?.flow === 'triage' && isAskedOpenly(errand))
    return answer(flows, turn, { prompt: errand, reply: { kind: 'words', text } });
  if (errand && errand.flow !== 'triage') {
    if (!sure || isAboutForm(turn, errand, text)) return answer(flows, turn, { prompt: errand, reply: { kind: 'words', text } });
    if (isLeft(errand)) await leaveErrand(turn, errand);
  }
  await start(flows, turn, { flow: 'triage', draft: { text }, reply: { kind: 'words', text } });
}
