import { fold } from '../../domain/fold.ts';
import type { Understanding } from '../../domain/understanding.ts';
import { flow, type Next, type Turn } from '../flow.ts';
import { namesOf, withFiles } from '../kept-files.ts';
import { findNeeds } from '../needs/find-needs.ts';
import { isOpening } from '../needs/is-opening.ts';
import { has, tokensOf } from '../needs/match-phrases.ts';
import { needsWords } from '../needs/needs-words.ts';
import { besides, onlyNeed, severalNeeds } from '../needs/several-needs.ts';
import { isSomethingElse } from '../words/is-something-else.ts';
import { withArticle } from '../articles/offer-articles.ts';
import { withSimilar } from '../join-similar.ts';
import { describeSay } from '../similar-says.ts';
import { saysOver } from '../words/says-over.ts';
import { understood } from '../words/understood.ts';
import { chosen, dropped } from './triage-chosen.ts';
import { ask, askOpenly, confirm, firstWords, notUnderstood, withPressure } from './triage-decide.ts';
import { categoryInstead } from './triage-denied.ts';
import { TriageDraft } from './triage-draft.ts';
import { isWithinBurst } from '../is-within-burst.ts';
import { putTogether } from '../put-together.ts';
import { pickedItem, wantedInstead } from './triage-instead.ts';
import { namedIn } from './triage-named.ts';
import { otherwise } from './triage-other-kind.ts';
import { confirmSay } from './triage-says.ts';

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
    if (draft.at && saysOver(turn, reply?.text ?? '')) return dropped(turn, draft, 'triage.over');
    if (draft.step === 'open') return secondTry(turn, draft, reply?.text ?? '');
    const other = otherwise(turn, draft, reply?.text ?? '');
    if (other) return 'tap' in other ? chosen(turn, draft, other.tap) : confirm(turn, other.draft);
    if (draft.at) return added(turn, draft, reply?.text ?? '');
    // One need of several was shown before as what it is.
    if (draft.whole && draft.kind) return confirm(turn, withPressure(draft, understood(turn, draft.text)));
    const several = severalNeeds(turn, draft);
    if (several) return several;
    if (isOpening(turn, draft.text)) return askOpenly(turn, draft, 'triage.go_on');
    return besides(draft, await first(turn, draft));
  },
  reads(turn, draft, text) {
    if (draft.step === 'open') return false;
    if (saysOver(turn, text) || otherwise(turn, draft, text)) return true;
    if ((draft.step === 'correct' || draft.step === 'which_item') && namedIn(turn, text)) return true;
    return (
      isWithinBurst(turn, draft.at) &&
      findNeeds(turn, text).needs.length < 2 &&
      (wantedInstead(turn, draft, text) !== undefined ||
        !isSomethingElse(turn, text, { ...draft, kind: draft.kind ?? 'incident' }) ||
        // Where it was named alone it may be either.
        (draft.step === 'which' &&
          draft.item !== undefined &&
          !isSomethingElse(turn, text, { kind: 'request', item: draft.item })))
    );
  },
});

/** What says why it matters may sound like a request of its own: what is broken or wanted beside it counts. */
function first(turn: Turn, draft: TriageDraft): Promise<Next> {
  const only = onlyNeed(turn, draft);
  const whole = understood(turn, draft.text);
  const isSame = whole.kind === only?.kind && whole.reading.p >= turn.definitions.desk.conversation.between_incident_and_request;
  return only && !isSame ? confirm(turn, { ...withPressure(draft, whole), ...only }) : firstWords(turn, draft);
}

/** Files beside what is being confirmed go along with it. */
function filesCame(turn: Turn, draft: TriageDraft): Next {
  if (draft.step === 'confirm') return { then: 'edit', draft, say: confirmSay(turn, draft) };
  return { then: 'again', draft, before: { notice: { key: 'file.with_report', params: { files: namesOf(draft.files ?? []) } } } };
}

/** Further words while the confirmation stands: added to it, the card edited; a question that they answer is asked no longer. */
async function added(turn: Turn, draft: TriageDraft, words: string): Promise<Next> {
  const text = putTogether(draft.text, words);
  if (takesBack(turn, words)) return dropped(turn, draft);
  if (draft.step !== 'confirm' && isYes(turn, words)) return { then: 'again', before: { notice: { key: 'triage.pick' } } };
  if (draft.step === 'which') return firstWords(turn, { ...draft, text });
  if (draft.step === 'two') return secondTry(turn, draft, words);
  const untold = draft.untold ?? draft.text;
  if (draft.step === 'correct' || draft.step === 'which_item') return pickedByWords(turn, { ...draft, text, untold }, words);
  const instead = wantedInstead(turn, draft, words);
  if (instead) return confirm(turn, { ...draft, text, untold, kind: 'request', item: instead, corrected: true });
  const category = categoryInstead(turn, draft, words);
  const read = category ? { ...draft, category, corrected: true, untold } : reread(turn, draft, text);
  const next = await withArticle(turn, await withSimilar(turn, { ...read, text }));
  return { then: 'edit', draft: next, say: confirmSay(turn, next) };
}

/** A yes to "this or that?" chooses nothing. */
function isYes({ vocabulary }: Turn, words: string): boolean {
  return vocabulary.of('choice.yes').includes(fold(words));
}

/** "Ya no hace falta, gracias": nothing is wanted any more; not "no quiero otro, que lo arreglen". */
function takesBack(turn: Turn, words: string): boolean {
  if (has(needsWords(turn.vocabulary).instead, tokensOf(words))) return false;
  const { intent, p } = understood(turn, words).reading;
  return intent === 'cancel' && p >= SURE_OF_CANCEL && fold(words).split(' ').length <= MOST_OF_CANCEL;
}

const SURE_OF_CANCEL = 0.9;
const MOST_OF_CANCEL = 7;

/** Words in place of one of many choices: taken if they name one surely, else kept and the choices shown again. */
async function pickedByWords(turn: Turn, draft: TriageDraft, words: string): Promise<Next> {
  const { kind, category, item, reading } = understood(turn, words);
  const instead = pickedItem(turn, draft, words) ?? wantedInstead(turn, draft, words);
  const named = instead ? ({ kind: 'request', item: instead } as const) : namedIn(turn, words);
  if (named) return confirm(turn, { ...draft, ...named, corrected: true });
  const sure = reading.p >= turn.definitions.desk.conversation.accept;
  if (sure && kind === 'incident' && category) return confirm(turn, { ...draft, kind, category, corrected: true });
  if (sure && kind === 'request' && item) return confirm(turn, { ...draft, kind, item, corrected: true });
  const told = /\p{L}/u.test(words);
  // What the catalog does not have is told twice: a person sees to it.
  if (told && draft.step === 'which_item' && draft.misses > 0) return notUnderstood(turn, draft);
  return {
    then: 'again',
    draft: told ? { ...draft, misses: draft.misses + (draft.step === 'which_item' ? 1 : 0) } : undefined,
    before: { notice: { key: 'triage.pick' } },
  };
}

/** The words after those that were not understood: read alone if they say it all, else together. What is understood is no miss. */
async function secondTry(turn: Turn, draft: TriageDraft, words: string): Promise<Next> {
  const several = severalNeeds(turn, draft, words);
  if (several) return several;
  // Who still begins to tell is let finish: that is no second miss.
  if (isOpening(turn, words)) return askOpenly(turn, { ...draft, text: putTogether(draft.text, words) }, 'triage.go_on');
  if (turn.vocabulary.of('choice.nothing').includes(fold(words))) return dropped(turn, draft);
  if (goesWith(turn, draft, words)) return firstWords(turn, { ...draft, text: putTogether(draft.text, words), misses: 0 });
  const { reading } = understood(turn, words);
  const sure = reading.p >= turn.definitions.desk.conversation.accept && reading.intent !== 'other';
  // What was said before was about nothing: it is no part of what comes now.
  const before = (draft.strayed && reading.intent !== 'other') || isOpening(turn, draft.text) ? '' : draft.text;
  if (draft.located) return firstWords(turn, { ...draft, located: false, text: putTogether(words, draft.text) });
  return sure
    ? firstWords(turn, {
        ...withoutSeen(draft, reading),
        ...missedBefore(draft),
        text: `${thingBefore(turn, draft, before)}${words}`,
        misses: 0,
        strayed: false,
      })
    : firstWords(turn, { ...draft, text: putTogether(before, words) });
}

/** "Necesito una", "laptop": of few words, those before say what is meant. */
function goesWith(turn: Turn, { text, at }: TriageDraft, words: string): boolean {
  if (!isWithinBurst(turn, at) || tokensOf(words).length > MOST_OF_THING || !isOpening(turn, text)) return false;
  return has(needsWords(turn.vocabulary).wanted, tokensOf(text)) && understood(turn, `${text}\n${words}`).item !== undefined;
}

const MOST_OF_THING = 3;

/** "Mi laptop", "la que me dieron ayer", "no prende": what was named a moment ago is what it is about. */
function thingBefore(turn: Turn, { at, misses }: TriageDraft, before: string): string {
  const { devices = [], systems = [] } = understood(turn, before).reading.slots;
  return before && misses < 2 && isWithinBurst(turn, at) && devices.length + systems.length > 0 ? `${before}\n` : '';
}

/** Another question may have an article of its own. */
function withoutSeen({ seen, ...draft }: TriageDraft, { intent }: Understanding): TriageDraft {
  return intent === 'how_to' || !seen ? draft : { ...draft, seen };
}

/** What has to be said again is worth learning from. */
function missedBefore({ step, misses, strayed, text, missed = text }: TriageDraft): Pick<TriageDraft, 'missed'> {
  return !strayed && (step === 'two' || misses > 0) && text ? { missed } : {};
}

/** The whole text read again; what it is stays unless the longer text is sure of something more precise. */
function reread(turn: Turn, draft: TriageDraft, text: string): TriageDraft {
  const now = understood(turn, text);
  const weighed = withPressure(draft, now);
  const isGuess = draft.advised === true && now.reading.p < turn.definitions.desk.conversation.accept;
  // A longer text that is read as something else is no more urgent for it.
  if (draft.corrected || now.kind !== draft.kind || isGuess) return now.pressing ? weighed : draft;
  return { ...weighed, ...(now.category && { category: now.category }), ...(now.item && { item: now.item }) };
}
