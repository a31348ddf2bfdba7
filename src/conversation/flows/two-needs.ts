import { z } from 'zod';
import { flow, type Next, type Turn } from '../flow.ts';
import { isWithinBurst } from '../is-within-burst.ts';
import { dropKept, KeptFiles, withFiles } from '../kept-files.ts';
import { putTogether } from '../put-together.ts';
import { beginNeed } from '../needs/begin-need.ts';
import { findNeeds } from '../needs/find-needs.ts';
import { Need } from '../needs/need.ts';
import { tokensOf } from '../needs/match-phrases.ts';
import { ALL, needsSay, ONE, ONLY } from '../needs/needs-says.ts';
import { needsWords } from '../needs/needs-words.ts';
import { needNamed, pickNeeds } from '../needs/pick-needs.ts';
import { remindOfErrand } from '../remember-ticket.ts';
import { asksHow } from '../words/asks-how.ts';

const Draft = z.object({
  /** All that was said. */
  text: z.string(),
  needs: z.array(Need).min(2),
  /** When it was asked: for some minutes further words are added to it. */
  at: z.date().optional(),
  files: KeptFiles.optional(),
});
type Draft = z.infer<typeof Draft>;

/** Several needs in one message: the person says which of them are meant, and they are gone through one by one. */
export const twoNeeds = flow({
  name: 'two-needs',
  draft: Draft,
  errand: true,
  async run(turn, before, reply): Promise<Next> {
    const draft = withFiles(turn, before, reply);
    const say = needsSay(turn, draft.needs, draft.files);
    if (!draft.at) return { then: 'ask', say, draft: { ...draft, at: turn.now } };
    if (!reply || reply.kind === 'files') return { then: 'edit', say, draft };
    if (reply.kind === 'phrase') return { then: 'again', before: { notice: { key: 'phrase.not_here' } } };
    if (reply.kind === 'choice') return chosen(turn, draft, reply.value);
    if (!/[\p{L}\d]/u.test(reply.text)) return { then: 'again' };
    const picked = pickedIn(turn, draft, reply.text);
    return picked ? begin(turn, draft, picked) : added(turn, draft, reply.text);
  },
  reads(turn, draft, text) {
    if (pickedIn(turn, draft, text)) return true;
    return isWithinBurst(turn, draft.at) && !asksHow(turn, text);
  },
});

function pickedIn({ vocabulary }: Turn, { needs }: Draft, text: string): readonly number[] | undefined {
  const named = needNamed(text, needs, vocabulary);
  return pickNeeds(text, needs.length, vocabulary) ?? (named === undefined ? undefined : [named]);
}

async function chosen(turn: Turn, draft: Draft, value: string): Promise<Next> {
  if (value === ALL) return begin(turn, draft, [...draft.needs.keys()]);
  if (value.startsWith(ONLY)) return begin(turn, draft, [Number(value.slice(ONLY.length)) - 1]);
  if (value === ONE)
    return { then: 'go', flow: 'triage', draft: { ...draft.needs[0], text: draft.text, whole: true, ...filesOf(draft) } };
  await dropKept(turn, draft.files);
  return { then: 'end', say: { notice: { key: 'triage.dropped' }, ...(await remindOfErrand(turn)) } };
}

function begin(turn: Turn, { needs, files }: Draft, picked: readonly number[]): Promise<Next> {
  return beginNeed(turn, { needs: picked.flatMap((index) => needs[index] ?? []), files });
}

/** Further words are read with all that was said before: they belong to one of the needs, or are another. */
function added(turn: Turn, draft: Draft, words: string): Next {
  const text = putTogether(draft.text, words);
  const read = isOfAll(turn, words)
    ? draft.needs.map((need) => ({ ...need, text: putTogether(need.text, words) }))
    : needsAndQuestions(turn, text);
  const next: Draft = { ...draft, text, needs: read.length >= draft.needs.length ? [...read] : withLast(draft.needs, words) };
  return { then: 'edit', draft: next, say: needsSay(turn, next.needs, next.files) };
}

/** What is asked beside them is seen to last, as where it is said at once. */
function needsAndQuestions(turn: Turn, text: string): readonly Need[] {
  const { needs, asked } = findNeeds(turn, text);
  return [...needs, ...asked.filter(({ intent }) => intent === 'how_to').map(({ text: question }) => ({ text: question }))];
}

/** "En la sede Cusco", "es urgente": nothing says that only one of them is meant. */
function isOfAll({ vocabulary }: Turn, words: string): boolean {
  const { common, shared, all } = needsWords(vocabulary);
  const tokens = tokensOf(words);
  return tokens.length <= FEW_WORDS && [common, shared, all].some((match) => match(tokens, 0) > 0);
}

const FEW_WORDS = 8;

/** What is read as no further need belongs to the one told last. */
function withLast(needs: readonly Need[], words: string): Need[] {
  return needs.map((need, index) => (index === needs.length - 1 ? { ...need, text: putTogether(need.text, words) } : need));
}

function filesOf({ files }: Draft): Pick<Draft, 'files'> {
  return files ? { files } : {};
}
