import { callPerson } from '../../actions/call-person.ts';
import type { Words } from '../../domain/wording.ts';
import type { Understanding } from '../../domain/understanding.ts';
import type { Choice, Say } from '../../messaging/outbound.ts';
import { flow, type Next, type Turn } from '../flow.ts';
import { isSomethingElse } from '../is-something-else.ts';
import { remindOfErrand } from '../remember-ticket.ts';
import { understood } from '../understood.ts';
import { TriageDraft } from './triage-draft.ts';
import { confirmSay, correctionSay, itemsSay } from './triage-says.ts';

const MOST_TEXT = 4000;

/** From free words to what would be opened: shown first, corrected with a tap, opened only when the person says so. */
export const triage = flow({
  name: 'triage',
  draft: TriageDraft,
  errand: true,
  async run(turn, draft, reply): Promise<Next> {
    if (reply?.kind === 'choice') return chosen(turn, draft, reply.value);
    if (reply?.kind === 'phrase') return { then: 'again', before: { notice: { key: 'phrase.not_here' } } };
    if (draft.at) return added(turn, draft, reply?.text ?? '');
    return firstWords(turn, {
      ...draft,
      text: draft.step === 'open' && reply ? `${draft.text}\n${reply.text}`.trim() : draft.text,
    });
  },
  reads(turn, draft, text) {
    if (draft.step === 'open') return false;
    return isWithinBurst(turn, draft) && !isSomethingElse(turn, text, { ...draft, kind: draft.kind ?? 'incident' });
  },
});

function isWithinBurst({ now, definitions }: Turn, { at }: TriageDraft): boolean {
  return at !== undefined && now.getTime() - at.getTime() <= definitions.desk.conversation.burst_minutes * 60_000;
}

/** Further words while the confirmation stands: added to it, the card edited. */
function added(turn: Turn, draft: TriageDraft, words: string): Next {
  const text = `${draft.text}\n${words}`.slice(0, MOST_TEXT);
  const again = draft.corrected ? {} : reread(turn, draft, text);
  const next = { ...draft, ...again, text };
  return { then: 'edit', draft: next, say: draft.step === 'correct' ? correctionSay(turn, next) : confirmSay(turn, next) };
}

/** The whole text read again; what it is stays unless the longer text is sure of something more precise. */
function reread(turn: Turn, draft: TriageDraft, text: string): Partial<TriageDraft> {
  const now = understood(turn, text);
  if (now.kind !== draft.kind) return {};
  return { ...(now.category && { category: now.category }), ...(now.item && { item: now.item }), urgency: now.urgency };
}

async function firstWords(turn: Turn, draft: TriageDraft): Promise<Next> {
  const found = understood(turn, draft.text);
  const { accept, offer, between_incident_and_request: clear } = turn.definitions.desk.conversation;
  const { kind, category, item, urgency, reading } = found;
  const next: TriageDraft = { ...draft, urgency, ...(category && { category }), ...(item && { item }) };
  const [first, second] = reading.top2;
  const both = [first, second].every((one) => one === 'incident' || one === 'request');
  if (kind && reading.p >= accept && !(both && reading.p < clear)) return confirm(turn, { ...next, kind });
  if (both && reading.p >= offer) return which(turn, next);
  if (kind && reading.p >= offer) return confirm(turn, { ...next, kind });
  return notUnderstood(turn, next, reading);
}

function confirm(turn: Turn, draft: TriageDraft): Next {
  if (draft.kind === 'request' && !draft.item) return ask(itemsSay(turn, draft), { ...draft, step: 'which_item', at: turn.now });
  return ask(confirmSay(turn, draft), { ...draft, step: 'confirm', at: turn.now });
}

function ask(say: Say, draft: TriageDraft): Next {
  return { then: 'ask', say, draft };
}

const kinds: readonly Choice[] = [
  { value: 'incident', label: { key: 'button.is_incident' }, words: 'incident' },
  { value: 'request', label: { key: 'button.is_request' }, words: 'request' },
  { value: 'nothing', label: { key: 'button.not_a_request' }, words: 'no' },
];

function which(turn: Turn, draft: TriageDraft): Next {
  const say: Say = { notice: { key: 'triage.which', params: { text: { text: draft.text } } }, ask: { choices: kinds } };
  return ask(say, { ...draft, step: 'which', at: turn.now });
}

/** Asked openly once; the second time a person is called. */
async function notUnderstood(turn: Turn, draft: TriageDraft, reading: Understanding): Promise<Next> {
  if (draft.misses > 0) {
    await callPerson(turn, draft.text);
    return { then: 'end', say: { notice: { key: 'triage.human', params: { team: { team: turn.definitions.desk.team } } } } };
  }
  const notice: Words = {
    key:
      reading.intent === 'how_to'
        ? 'triage.how_to'
        : reading.intent === 'approve' || reading.intent === 'reject'
          ? 'triage.nothing_to_decide'
          : 'triage.ask',
  };
  const human: Choice = { value: 'human', label: { key: 'button.human' }, words: 'human' };
  const say: Say = { notice, ask: { choices: [...kinds.slice(0, 2), human] } };
  return ask(say, { ...draft, step: 'open', misses: draft.misses + 1 });
}

async function chosen(turn: Turn, draft: TriageDraft, value: string): Promise<Next> {
  const { definitions } = turn;
  if (value === 'open') return open(draft);
  if (value === 'nothing') return { then: 'end', say: { notice: { key: 'triage.dropped' }, ...(await remindOfErrand(turn)) } };
  if (value === 'human') {
    await callPerson(turn, draft.text);
    return { then: 'end', say: { notice: { key: 'human.coming', params: { team: { team: definitions.desk.team } } } } };
  }
  if (value === 'correct') return ask(correctionSay(turn, draft), { ...draft, step: 'correct', at: turn.now });
  if (value === 'incident' || value === 'request') {
    const { item: _item, category: _category, ...rest } = draft;
    const kept = value === draft.kind || draft.step === 'which' ? draft : rest;
    return confirm(turn, { ...kept, kind: value, corrected: true });
  }
  if (definitions.categories.has(value)) return confirm(turn, { ...draft, kind: 'incident', category: value, corrected: true });
  if (definitions.items.has(value)) return confirm(turn, { ...draft, kind: 'request', item: value, corrected: true });
  return { then: 'again' };
}

function open({ kind, text, category, item, urgency }: TriageDraft): Next {
  if (kind === 'request' && item) return { then: 'go', flow: 'request-item', draft: { item, text } };
  return { then: 'go', flow: 'report-incident', draft: { text, urgency, ...(category && { category }) } };
}
