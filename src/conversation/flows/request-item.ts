import { checkApprovable } from '../../actions/approvals/plan-approvals.ts';
import { checkAnswers } from '../../domain/form/check-answers.ts';
import { DeskError } from '../../domain/errors.ts';
import { fold } from '../../domain/fold.ts';
import { readAnswer } from '../../domain/form/reading.ts';
import { readPerson } from '../../domain/form/reading/read-person.ts';
import type { Words } from '../../domain/wording.ts';
import { joined } from '../../actions/tell.ts';
import { flow, type Next, type Reply } from '../flow.ts';
import { amend, amendments } from '../form/amend.ts';
import { answerFiles } from '../form/answer-files.ts';
import { answerNamed, namedAnswer } from '../form/answer-named.ts';
import { answerQuestion, answersIn } from '../form/answer-question.ts';
import { matchingOptions, optionsOf } from '../form/find-options.ts';
import { FormDraft, placeIn, type Filling } from '../form/form-draft.ts';
import { askField, goOn } from '../form/go-on.ts';
import { editField, heedPhrase } from '../form/heed-phrase.ts';
import { endsTooSoon } from '../form/first-and-last.ts';
import { lateForList } from '../form/late-for-list.ts';
import { itemInForce } from '../form/item-in-force.ts';
import { forOther, otherBeneficiary, setBeneficiary } from '../form/other-beneficiary.ts';
import { leavesOut } from '../form/leaves-out.ts';
import { nearStrangers, prefill, strangersIn } from '../form/prefill.ts';
import { saysSend, sendEarly } from '../form/send-early.ts';
import { sendForm } from '../form/send-form.ts';
import { spotOf, type Spot } from '../form/spot.ts';
import { FOR, forSay, whichSay } from '../form/summary-say.ts';
import { takeCard, typedCard } from '../form/take-card.ts';
import { asksHow } from '../words/asks-how.ts';
import { isSomethingElse } from '../words/is-something-else.ts';
import { understood } from '../words/understood.ts';

/** A catalog item's form: asked question by question or as one card, confirmed as a whole, then opened as a request. */
export const requestItem = flow({
  name: 'request-item',
  draft: FormDraft,
  errand: true,
  async run(turn, draft, reply): Promise<Next> {
    const { news, stale, ...filling } = await itemInForce(turn, draft);
    if (!filling.draft.asked) return begin(filling);
    const next = stale ? goOn(filling) : await step(filling, reply);
    return news ? withNews(next, news, filling.draft) : next;
  },
  reads(turn, draft, text) {
    const item = turn.definitions.items.get(draft.item);
    // Whatever is said to a form that has changed meanwhile, its person has to be told.
    if (!item) return true;
    if (draft.asked === FOR) return readPerson(text, placeIn({ turn, draft })).ok;
    if (draft.asked !== 'card' && namedAnswer({ turn, item, draft }, text)) return true;
    if (Object.keys(amendments({ turn, item, draft }, text)).length > 0) return true;
    if (otherBeneficiary({ turn, item, draft }, text)) return true;
    if (draft.asked === 'confirm') return false;
    if (draft.asked === 'card') return /:/.test(text);
    const spot = spotOf({ turn, item, draft });
    if (!spot) return false;
    if (saysSend({ turn, item, draft }, text) || leavesOut({ turn, item, draft }, spot, text)) return true;
    if (asksElsewhere({ turn, item, draft }, spot, text)) return false;
    if (isAnswer(readAnswer(spot.field, text, spot.place), text) || lateForList({ turn, item, draft }, text)) return true;
    if (answersIn({ turn, item, draft }, spot, text)) return true;
    if (spot.group && readAnswer(spot.group, text, placeIn({ turn, draft })).ok) return true;
    if (namesHidden(spot, text)) return true;
    return spot.field.kind !== 'choice' && matchingOptions(optionsOf(turn, spot), text).length > 0;
  },
});

/** "¿Cómo cambio mi clave?" where any words would do: asked in between, and no answer. What is about the very thing may be one. */
function asksElsewhere({ turn, item }: Filling, { field }: Spot, text: string): boolean {
  if (field.kind !== 'text' && field.kind !== 'long_text') return false;
  return (
    asksHow(turn, text) &&
    understood(turn, text).reading.p >= SURE_OF_HOW &&
    isSomethingElse(turn, text, { kind: 'request', item: item.id })
  );
}

const SURE_OF_HOW = 0.95;

/** An option that is not offered here, because of what was answered before, is an answer all the same, and refused as one. */
function namesHidden({ field, place }: Spot, text: string): boolean {
  if (field.kind !== 'choice' && field.kind !== 'choices') return false;
  const options = field.options.map(({ when: _when, ...option }) => option);
  return readAnswer({ ...field, options }, text, place).ok;
}

const MOST_WORDS = 8;

/** Read, or understood and refused: "20" where 9 is the most is an answer, and no new errand. A sentence is more likely something else. */
function isAnswer(read: ReturnType<typeof readAnswer>, text: string): boolean {
  if (read.ok) return true;
  return !/^form\.(?:not_|unreadable)/.test(read.refusal.code) && text.split(/\s+/).length <= MOST_WORDS;
}

/** Nobody should fill in a form that no one may approve: said at once, before the first question. */
function begin(filling: Filling): Next {
  const { draft, candidates } = prefill(filling);
  const begun = { ...filling, draft };
  const refusal = unapprovable(begun);
  if (refusal) return { then: 'end', say: { notice: { key: refusal.code, params: refusal.params } } };
  if (candidates.length === 0) return withStrangers(begun);
  return { then: 'ask', say: forSay(begun, candidates), draft: { ...draft, asked: FOR } };
}

/** "Una laptop para Fulano", whom the directory lacks: said, and asked whom it is for. A form that asks for people itself does that with its own question. */
function withStrangers(filling: Filling): Next {
  const { draft, item } = filling;
  const strangers = strangersIn(filling);
  if (strangers.length === 0) return goOn(filling);
  const names = { list: strangers.map((text) => ({ text })) };
  const notice: Words = draft.for
    ? { key: 'form.for_unknown_besides', params: { names, who: { person: draft.for } } }
    : { key: 'form.for_unknown', params: { names } };
  if (!draft.for && !draft.own && !item.fields.some(({ kind }) => kind === 'person'))
    return {
      then: 'ask',
      say: forSay(filling, nearStrangers(filling, strangers)),
      draft: { ...draft, asked: FOR },
      before: { notice },
    };
  const next = goOn(filling);
  return next.then === 'ask' ? { ...next, before: { notice } } : next;
}

function unapprovable({ turn, item, draft }: Filling): DeskError | undefined {
  try {
    const { id } = turn.person;
    const whose = draft.behalf && draft.for ? { requester: draft.for, openedBy: id } : { requester: id, beneficiary: draft.for };
    checkApprovable(turn, item, { ...whose, answers: draft.answers });
    return undefined;
  } catch (error) {
    if (error instanceof DeskError) return error;
    throw error;
  }
}

async function step(before: Filling, reply: Reply | undefined): Promise<Next> {
  if (!reply) return { then: 'again' };
  const late = reply.kind === 'choice' || reply.kind === 'words' ? lateForList(before, typedBy(before)) : undefined;
  if (late) return late;
  const { listed: _over, ...draft } = before.draft;
  const filling = { ...before, draft };
  if (reply.kind === 'phrase') return heedPhrase(filling, reply.phrase);
  if (reply.kind === 'files') return answerFiles(filling, reply.files);
  const other = reply.kind === 'words' && draft.asked !== FOR ? otherBeneficiary(filling, reply.text) : undefined;
  if (other) return forOther(filling, other);
  const named = reply.kind === 'words' && draft.asked !== 'card' ? answerNamed(filling, reply.text) : undefined;
  if (named) return named;
  const amended = reply.kind === 'words' ? amend(filling, reply.text) : undefined;
  if (amended) return amended;
  if (draft.asked === 'confirm') return confirmed(filling, reply);
  if (draft.asked === 'card') return reply.kind === 'choice' ? takeCard(filling, reply) : typedCard(filling, reply.text);
  if (draft.asked === FOR) return forWhom(filling, reply);
  if (draft.asked === 'edit') return reply.kind === 'choice' ? editField(filling, reply.value) : { then: 'again' };
  if (reply.kind === 'words' && saysSend(filling, reply.text)) return sendEarly(filling);
  const spot = spotOf(filling);
  return spot ? answerQuestion(filling, spot, reply) : goOn(filling);
}

/** What was typed in this turn, whatever it was read as. */
function typedBy({ turn }: Filling): string {
  return turn.event.kind === 'message' ? turn.event.text : '';
}

async function confirmed(filling: Filling, reply: Exclude<Reply, { kind: 'phrase' | 'files' }>): Promise<Next> {
  const { item, draft } = filling;
  if (reply.kind !== 'choice') {
    // "Editar invitados" where no answer is called so: which one, then?
    if (saysEdit(filling, reply.text)) return { then: 'ask', say: whichSay(filling), draft: { ...draft, asked: 'edit' } };
    return { then: 'again', before: { notice: { key: 'form.confirm_first' } } };
  }
  if (reply.value === 'drop') return { then: 'end', say: { notice: droppedWords(draft) } };
  if (reply.value === 'edit') return { then: 'ask', say: whichSay(filling), draft: { ...draft, asked: 'edit' } };
  const place = placeIn(filling);
  const first = checkAnswers(item, draft.answers, { ...place, ...place.scope })[0];
  const field = first && item.fields.find(({ id }) => id === first.field);
  const early = endsTooSoon(item.fields, draft.answers);
  const wrong = first && field ? { field, words: { key: first.refusal.code, params: first.refusal.params } } : early;
  if (!wrong) return sendForm(filling);
  const next = askField(filling, wrong.field);
  return next.then === 'ask' ? { ...next, before: { notice: wrong.words } } : next;
}

function saysEdit({ turn }: Filling, text: string): boolean {
  return turn.vocabulary.of('phrase.edit').some((words) => fold(text).startsWith(`${words} `));
}

function droppedWords({ changes }: FormDraft): Words {
  return changes ? { key: 'edit.left', params: { number: changes } } : { key: 'form.dropped' };
}

function forWhom(filling: Filling, reply: Exclude<Reply, { kind: 'phrase' | 'files' }>): Next {
  if (reply.kind === 'choice') return setBeneficiary(filling, reply.value);
  const read = readPerson(reply.text, placeIn(filling));
  return read.ok
    ? setBeneficiary(filling, read.value)
    : { then: 'again', before: { notice: { key: read.refusal.code, params: read.refusal.params } } };
}

/** Says first what has become of the item. */
function withNews(next: Next, news: Words, draft: FormDraft): Next {
  switch (next.then) {
    case 'ask':
      return { ...next, before: next.before ? joined({ notice: news }, next.before) : { notice: news } };
    case 'again':
      return {
        ...next,
        draft: next.draft ?? draft,
        before: next.before ? joined({ notice: news }, next.before) : { notice: news },
      };
    case 'end':
      return next.say ? { ...next, say: joined({ notice: news }, next.say) } : next;
    case 'edit':
    case 'go':
      return next;
  }
}
