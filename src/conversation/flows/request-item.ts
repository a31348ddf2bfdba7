import { openRequest } from '../../actions/open-ticket.ts';
import { planApprovals } from '../../actions/request-approval.ts';
import { scopeOf } from '../../actions/scope.ts';
import type { CatalogItem } from '../../domain/catalog.ts';
import type { Field } from '../../domain/field.ts';
import { checkAnswers } from '../../domain/check-answers.ts';
import { DeskError } from '../../domain/errors.ts';
import { keepApplying, nextField, numbered, openFields } from '../../domain/form.ts';
import { readInputs } from '../../domain/read-inputs.ts';
import { readAnswer } from '../../domain/reading.ts';
import type { Words } from '../../domain/wording.ts';
import { flow, type Next, type Reply, type Turn } from '../flow.ts';
import { FormDraft, itemOf, placeOf } from '../form/form-draft.ts';
import { cardSay, questionSay, SKIP, summarySay, whichSay } from '../form/form-says.ts';
import { prefill } from '../form/prefill.ts';
import { remindOfErrand, rememberTicket } from '../remember-ticket.ts';
import type { Phrase } from '../words/read-phrase.ts';

interface Filling {
  readonly turn: Turn;
  readonly item: CatalogItem;
  readonly draft: FormDraft;
}

/** A catalog item's form: asked question by question or as one card, confirmed as a whole, then opened as a request. */
export const requestItem = flow({
  name: 'request-item',
  draft: FormDraft,
  errand: true,
  async run(turn, draft, reply): Promise<Next> {
    const filling = { turn, item: itemOf(turn, draft), draft };
    if (!draft.asked) {
      const refusal = unapprovable(filling);
      if (refusal) return { then: 'end', say: { notice: { key: refusal.code, params: refusal.params } } };
      return goOn({ ...filling, draft: prefill(turn, filling.item, draft) });
    }
    if (!reply) return { then: 'again' };
    if (reply.kind === 'phrase') return heed(filling, reply.phrase);
    if (draft.asked === 'confirm') return confirmed(filling, reply);
    if (draft.asked === 'card') return cardSent(filling, reply);
    if (draft.asked === 'edit') return reply.kind === 'choice' ? editField(filling, reply.value) : { then: 'again' };
    return answered(filling, reply);
  },
  reads(turn, draft, text) {
    const field = itemOf(turn, draft).fields.find(({ id }) => id === draft.asked);
    return field !== undefined && readAnswer(field, text, placeOf(turn, draft)).ok;
  },
});

/** Nobody should fill in a form that no one may approve: said at once, before the first question. */
function unapprovable({ turn, item, draft }: Filling): DeskError | undefined {
  try {
    planApprovals(turn, item, draft.answers);
    return undefined;
  } catch (error) {
    if (error instanceof DeskError) return error;
    throw error;
  }
}

/** The next question, or the summary when there is none left. */
function goOn({ turn, item, draft }: Filling): Next {
  const facts = scopeOf(turn, turn.person.id, draft.answers);
  const kept = { ...draft, answers: keepApplying(item, draft.answers, facts) };
  if (kept.mode === 'card') return { then: 'ask', say: cardSay(turn, item, kept), draft: { ...kept, asked: 'card' } };
  const field = nextField(item, kept, facts);
  if (field) return askField({ turn, item, draft: kept }, field);
  return { then: 'ask', say: summarySay(turn, item, kept), draft: { ...kept, asked: 'confirm', noted: [] } };
}

function askField({ turn, item, draft }: Filling, field: Field): Next {
  return { then: 'ask', say: questionSay(turn, { item, draft, field }), draft: { ...draft, asked: field.id, noted: [] } };
}

function answered(filling: Filling, reply: Exclude<Reply, { kind: 'phrase' }>): Next {
  const { turn, item, draft } = filling;
  const field = item.fields.find(({ id }) => id === draft.asked);
  if (!field) return goOn(filling);
  if (reply.kind === 'choice' && reply.value === SKIP) return skip(filling, field);
  const read = reply.kind === 'choice' ? chosen(field, reply.value) : readAnswer(field, reply.text, placeOf(turn, draft));
  if (!read.ok) return { then: 'again', before: { notice: { key: read.refusal.code, params: read.refusal.params } } };
  const answers = { ...draft.answers, [field.id]: read.value };
  return goOn({ ...filling, draft: { ...draft, answers, skipped: draft.skipped.filter((id) => id !== field.id) } });
}

function chosen(field: Field, value: string): ReturnType<typeof readAnswer> {
  return { ok: true, value: field.kind === 'yes_no' ? value === 'true' : value };
}

function skip(filling: Filling, field: Field): Next {
  const { draft } = filling;
  if (field.required)
    return { then: 'again', before: { notice: { key: 'form.required', params: { field: { label: field.label } } } } };
  const { [field.id]: _left, ...answers } = draft.answers;
  return goOn({ ...filling, draft: { ...draft, answers, skipped: [...draft.skipped, field.id] } });
}

/** "back", "skip", "edit answer 3", "as a form", "one by one". */
function heed(filling: Filling, phrase: Phrase): Next {
  const { turn, item, draft } = filling;
  const scope = scopeOf(turn, turn.person.id, draft.answers);
  switch (phrase.is) {
    case 'skip': {
      const field = item.fields.find(({ id }) => id === draft.asked);
      return field ? skip(filling, field) : { then: 'again', before: { notice: { key: 'phrase.not_here' } } };
    }
    case 'back': {
      const fields = openFields(item, scope);
      const at = fields.findIndex(({ id }) => id === draft.asked);
      const previous = fields[(at < 0 ? fields.length : at) - 1];
      return previous ? editField(filling, previous.id) : { then: 'again', before: { notice: { key: 'form.first_already' } } };
    }
    case 'edit': {
      const line = numbered(item, draft.answers, scope).find(({ number }) => number === phrase.n);
      return line
        ? editField(filling, line.field.id)
        : { then: 'again', before: { notice: { key: 'form.no_such_answer', params: { number: phrase.n } } } };
    }
    case 'as_form':
      return goOn({ ...filling, draft: { ...draft, mode: 'card' } });
    case 'one_by_one':
      return goOn({ ...filling, draft: { ...draft, mode: 'questions' } });
    default:
      return { then: 'again', before: { notice: { key: 'phrase.not_here' } } };
  }
}

/** Asks a field again; its answer stands until there is a new one. */
function editField(filling: Filling, id: string): Next {
  const field = filling.item.fields.find((one) => one.id === id);
  if (!field) return { then: 'again' };
  return askField(
    { ...filling, draft: { ...filling.draft, mode: 'questions', skipped: filling.draft.skipped.filter((one) => one !== id) } },
    field,
  );
}

async function confirmed(filling: Filling, reply: Exclude<Reply, { kind: 'phrase' }>): Promise<Next> {
  const { turn, item, draft } = filling;
  if (reply.kind !== 'choice') return { then: 'again', before: { notice: { key: 'form.confirm_first' } } };
  if (reply.value === 'drop') return { then: 'end', say: { notice: { key: 'form.dropped' } } };
  if (reply.value === 'edit') return { then: 'ask', say: whichSay(turn, item, draft), draft: { ...draft, asked: 'edit' } };
  const refusals = checkAnswers(item, draft.answers, knownOf(turn, draft));
  const first = refusals[0];
  const field = first && item.fields.find(({ id }) => id === first.field);
  if (first && field) return askField(filling, field);
  return send(filling);
}

/** What can be checked once more before it is sent: a date may have passed, a person may have left since it was answered. */
function knownOf(turn: Turn, draft: FormDraft): Parameters<typeof checkAnswers>[2] {
  const { scope, today, people, departments } = placeOf(turn, draft);
  return { ...scope, today, people, departments };
}

async function send({ turn, item, draft }: Filling): Promise<Next> {
  const answers = keepApplying(item, draft.answers, scopeOf(turn, turn.person.id, draft.answers));
  const ticket = await openRequest(turn, { item, text: draft.text, answers });
  await rememberTicket(turn, ticket.id);
  const approvers = ticket.approvals[0]?.approvers ?? [];
  const params = {
    number: ticket.id,
    item: { label: item.label },
    team: { team: ticket.team },
    approvers: { list: approvers.map((person) => ({ person })) },
  };
  const notice: Words = { key: approvers.length > 0 ? 'request.opened' : 'request.opened_direct', params };
  return { then: 'end', say: { notice, ...(await remindOfErrand(turn)), ticket: ticket.id } };
}

/** The card as it came back: refusals by field, all at once, with what was filled in kept; then straight to the request. */
async function cardSent(filling: Filling, reply: Exclude<Reply, { kind: 'phrase' }>): Promise<Next> {
  const { turn, item, draft } = filling;
  if (reply.kind !== 'choice') return { then: 'again', before: { notice: { key: 'form.fill_card' } } };
  if (reply.value === 'drop') return { then: 'end', say: { notice: { key: 'form.dropped' } } };
  const read = readInputs(item, reply.inputs ?? {}, placeOf(turn, draft));
  if (read.ok) return send({ ...filling, draft: { ...draft, answers: read.answers } });
  const more = read.refusals.map(({ refusal }): Words => ({ key: refusal.code, params: refusal.params }));
  const kept = { ...draft, answers: read.answers };
  return { then: 'again', before: { notice: { key: 'form.card_refused' }, more }, draft: kept, say: cardSay(turn, item, kept) };
}
