import { callPerson } from '../../actions/call-person.ts';
import { dropFiles } from '../../actions/files/drop-files.ts';
import { fold } from '../../domain/fold.ts';
import type { Label } from '../../domain/label.ts';
import type { Words } from '../../domain/wording.ts';
import type { Understanding } from '../../domain/understanding.ts';
import type { Choice, Say } from '../../messaging/outbound.ts';
import { flow, type Next, type Turn } from '../flow.ts';
import { sayMadeOf } from '../made-of-message.ts';
import { attachKeptTo, namesOf, withFiles } from '../kept-files.ts';
import { isSomethingElse } from '../words/is-something-else.ts';
import { remindOfErrand } from '../remember-ticket.ts';
import { joinSimilar, withSimilar } from '../join-similar.ts';
import { describeSay } from '../similar-says.ts';
import { understood } from '../words/understood.ts';
import { TriageDraft } from './triage-draft.ts';
import { confirmSay, correctionSay, itemsSay } from './triage-says.ts';

const MOST_TEXT = 4000;

/** From free words to what would be opened: shown first, corrected with a tap, opened only when the person says so. */
export const triage = flow({
  name: 'triage',
  draft: TriageDraft,
  errand: true,
  async run(turn, before, reply): Promise<Next> {
    const draft = withFiles(turn, before, reply);
    if (reply?.kind === 'files') return filesCame(turn, draft);
    if (reply?.kind === 'choice') return chosen(turn, draft, reply.value);
    if (reply?.kind === 'phrase') return { then: 'again', before: { notice: { key: 'phrase.not_here' } } };
    if (!reply && draft.behalf && !draft.text) return ask(describeSay(draft.behalf), { ...draft, step: 'open' });
    if (!reply && draft.located) return ask({ notice: { key: 'location.what_for' } }, { ...draft, step: 'open' });
    if (draft.step === 'open') return secondTry(turn, draft, reply?.text ?? '');
    if (draft.at) return added(turn, draft, reply?.text ?? '');
    return firstWords(turn, draft);
  },
  reads(turn, draft, text) {
    if (draft.step === 'open') return false;
    if ((draft.step === 'correct' || draft.step === 'which_item') && namedIn(turn, text)) return true;
    return isWithinBurst(turn, draft) && !isSomethingElse(turn, text, { ...draft, kind: draft.kind ?? 'incident' });
  },
});

/** Files beside what is being confirmed go along with it. */
function filesCame(turn: Turn, draft: TriageDraft): Next {
  if (draft.step === 'confirm') return { then: 'edit', draft, say: confirmSay(turn, draft) };
  return { then: 'again', draft, before: { notice: { key: 'file.with_report', params: { files: namesOf(draft.files ?? []) } } } };
}

function isWithinBurst({ now, definitions }: Turn, { at }: TriageDraft): boolean {
  return at !== undefined && now.getTime() - at.getTime() <= definitions.desk.conversation.burst_minutes * 60_000;
}

/** Further words while the confirmation stands: added to it, the card edited; a question that they answer is asked no longer. */
async function added(turn: Turn, draft: TriageDraft, words: string): Promise<Next> {
  const text = `${draft.text}\n${words}`.slice(0, MOST_TEXT);
  if (draft.step === 'which') return firstWords(turn, { ...draft, text });
  if (draft.step === 'correct' || draft.step === 'which_item') return pickedByWords(turn, { ...draft, text }, words);
  const again = draft.corrected ? {} : reread(turn, draft, text);
  const next = await withSimilar(turn, { ...draft, ...again, text });
  return { then: 'edit', draft: next, say: confirmSay(turn, next) };
}

/** Words in place of one of many choices: taken if they name one surely, else kept and the choices shown again. */
async function pickedByWords(turn: Turn, draft: TriageDraft, words: string): Promise<Next> {
  const { kind, category, item, reading } = understood(turn, words);
  const named = namedIn(turn, words);
  if (named) return confirm(turn, { ...draft, ...named, corrected: true });
  const sure = reading.p >= turn.definitions.desk.conversation.accept;
  if (sure && kind === 'incident' && category) return confirm(turn, { ...draft, kind, category, corrected: true });
  if (sure && kind === 'request' && item) return confirm(turn, { ...draft, kind, item, corrected: true });
  return { then: 'again', draft: /\p{L}/u.test(words) ? draft : undefined, before: { notice: { key: 'triage.pick' } } };
}

/** "Es del correo": the one category or item whose label stands among the words. */
function namedIn({ definitions }: Turn, words: string): Pick<TriageDraft, 'kind' | 'category' | 'item'> | undefined {
  const typed = ` ${fold(words)} `;
  const isNamed = ({ label }: { readonly label: Label }) => Object.values(label).some((one) => typed.includes(` ${fold(one)} `));
  const categories = [...definitions.categories.values()].filter(isNamed);
  const items = [...definitions.items.values()].filter(isNamed);
  if (categories.length + items.length !== 1) return undefined;
  return categories[0] ? { kind: 'incident', category: categories[0].id } : { kind: 'request', item: items[0]?.id };
}

/** The words after those that were not understood: read alone if they say it all, else together. What is understood is no miss. */
function secondTry(turn: Turn, draft: TriageDraft, words: string): Promise<Next> {
  const { reading } = understood(turn, words);
  const sure = reading.p >= turn.definitions.desk.conversation.accept && reading.intent !== 'other';
  if (draft.located) return firstWords(turn, { ...draft, located: false, text: `${words}\n${draft.text}`.slice(0, MOST_TEXT) });
  return sure
    ? firstWords(turn, { ...draft, text: words, misses: 0 })
    : firstWords(turn, { ...draft, text: `${draft.text}\n${words}`.trim().slice(0, MOST_TEXT) });
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
  // Somebody wants a ticket of this message: what kind of one is all there is to ask.
  if (draft.origin) return which(turn, next);
  return notUnderstood(turn, next, reading);
}

async function confirm(turn: Turn, before: TriageDraft): Promise<Next> {
  const draft = await withSimilar(turn, before);
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
  const next = { ...draft, step: 'open', misses: draft.misses + 1 } as const;
  if (reading.intent === 'how_to') return ask({ notice: { key: 'triage.how_to' }, ask: { choices: [helpWanted, human] } }, next);
  const decides = reading.intent === 'approve' || reading.intent === 'reject';
  const notice: Words = { key: decides ? 'triage.nothing_to_decide' : 'triage.ask' };
  // "Aprobado" describes nothing: what is opened next is told afresh.
  return ask({ notice, ask: { choices: [...kinds.slice(0, 2), human] } }, decides ? { ...next, text: '' } : next);
}

const human: Choice = { value: 'human', label: { key: 'button.human' }, words: 'human' };
const helpWanted: Choice = { value: 'incident', label: { key: 'button.open' }, style: 'primary', words: 'yes' };

async function chosen(turn: Turn, draft: TriageDraft, value: string): Promise<Next> {
  const { definitions } = turn;
  if (value === 'open') {
    const made = await sayMadeOf(turn, draft.origin?.key);
    return made ? { then: 'end', say: made } : open(draft);
  }
  const same = draft.similar?.find(({ number }) => value === `same:${number}`);
  if (same) {
    const say = await joinSimilar(turn, draft, same);
    await attachKeptTo(turn, same.number, draft.files);
    return { then: 'end', say };
  }
  if (value === 'nothing') {
    await dropFiles(
      turn,
      (draft.files ?? []).map(({ id }) => id),
    );
    return { then: 'end', say: { notice: { key: 'triage.dropped' }, ...(await remindOfErrand(turn)) } };
  }
  if (value === 'human') {
    await callPerson(turn, draft.text);
    return { then: 'end', say: { notice: { key: 'human.coming', params: { team: { team: definitions.desk.team } } } } };
  }
  if (value === 'correct') return ask(correctionSay(turn, draft), { ...draft, step: 'correct', at: turn.now });
  if (value === 'incident' && !draft.text)
    return { then: 'go', flow: 'report-incident', draft: { ...(draft.files && { files: draft.files }) } };
  if (value === 'incident' || value === 'request') {
    const { item: _item, category: _category, ...rest } = draft;
    const kept = value === draft.kind || draft.step === 'which' ? draft : rest;
    return confirm(turn, { ...kept, kind: value, corrected: true });
  }
  if (definitions.categories.has(value)) return confirm(turn, { ...draft, kind: 'incident', category: value, corrected: true });
  if (definitions.items.has(value)) return confirm(turn, { ...draft, kind: 'request', item: value, corrected: true });
  return { then: 'again' };
}

function open({ kind, text, category, item, urgency, files, behalf, origin }: TriageDraft): Next {
  const along = { ...(files && { files }), ...(origin && { origin }) };
  if (kind === 'request' && item)
    return { then: 'go', flow: 'request-item', draft: { item, text, ...along, ...(behalf && { for: behalf, behalf: true }) } };
  return {
    then: 'go',
    flow: 'report-incident',
    draft: { text, urgency, ...(category && { category }), ...along, ...(behalf && { behalf }) },
  };
}
