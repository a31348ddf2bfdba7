import { languages } from '../domain/label.ts';
import type { InboundEvent } from '../messaging/inbound.ts';
import type { Choice } from '../messaging/outbound.ts';
import type { Prompt } from '../messaging/prompt.ts';
import { answer, between, type Flows } from './engine.ts';
import type { Turn } from './flow.ts';
import type { Vocabulary } from './words/vocabulary.ts';

/** Further words of choices that a thumb may mean. */
const meaning = {
  yes: new Set(['yes', 'conform', 'right', 'helped']),
  no: new Set(['no', 'nothing', 'disagree', 'wrong', 'not_helped']),
} as const satisfies Record<string, ReadonlySet<string>>;

/** Questions that nobody answers by a thumb: decisions, and what a slip of the keyboard made of a verb. */
const notByThumb: ReadonlySet<string> = new Set(['approve', 'which-approval', 'confirm-verb', 'send-words']);

/** An emoji on one of the desk's messages: a thumb answers a question of yes or no to that very person. Any other says nothing. */
export async function heedReaction(
  flows: Flows,
  turn: Turn,
  { emoji }: Extract<InboundEvent, { kind: 'reaction' }>,
): Promise<void> {
  const asked = turn.replied?.prompt;
  const prompt = asked ? await turn.tx.collection('prompts').get(asked) : undefined;
  const choice = prompt && isAskedOf(prompt, turn) ? choiceByThumb(prompt, emoji, turn) : undefined;
  if (prompt && choice) await answer(flows, turn, { prompt, reply: { kind: 'choice', value: choice.value } });
}

/**
 * A thumb written where it answers no question of yes or no: below a decision it is said that words are needed, else a thumb up is thanks. False
 * for what is neither.
 */
export async function heedThumb(turn: Turn, text: string, here: readonly Prompt[]): Promise<boolean> {
  const means = /\p{L}|\p{N}/u.test(text) ? undefined : meaningOf(text, turn.vocabulary);
  const [newest] = here;
  const decision = newest?.flow === 'approve' ? newest : undefined;
  if (means === undefined || (means === 'no' && !decision)) return false;
  await between(turn, { notice: { key: decision ? 'approval.in_words' : 'thanks' } }, decision);
  return true;
}

function isAskedOf(prompt: Prompt, { person }: Turn): boolean {
  return prompt.open && prompt.audience.includes(`person:${person.id}`);
}

/** What a thumb, put on a question or written below it, chooses there. */
export function choiceByThumb(prompt: Prompt, emoji: string, { vocabulary }: Pick<Turn, 'vocabulary'>): Choice | undefined {
  const means = notByThumb.has(prompt.flow) ? undefined : meaningOf(emoji, vocabulary);
  return means && choiceFor(prompt, means);
}

/** The choice that is meant, where the question offers both a yes and a no. */
function choiceFor({ say }: Prompt, means: 'yes' | 'no'): Choice | undefined {
  const choices = say.ask?.choices ?? [];
  const of = (kind: 'yes' | 'no') => choices.filter(({ words }) => words !== undefined && meaning[kind].has(words));
  const [chosen, ...others] = of(means);
  return others.length === 0 && of(means === 'yes' ? 'no' : 'yes').length > 0 ? chosen : undefined;
}

function meaningOf(emoji: string, vocabulary: Vocabulary): 'yes' | 'no' | undefined {
  const name = bare(emoji);
  const lists = (key: string) => languages.flatMap((language) => vocabulary.written(language, key)).map(bare);
  if (name === '') return undefined;
  return lists('react.yes').includes(name) ? 'yes' : lists('react.no').includes(name) ? 'no' : undefined;
}

/** An emoji, or its name, without the colour of its skin. */
function bare(emoji: string): string {
  return emoji
    .replace(/:?:skin-tone-\d/g, '')
    .replace(/[\u{1f3fb}-\u{1f3ff}\ufe0f]/gu, '')
    .replace(/^:|:$/g, '')
    .trim()
    .toLowerCase();
}
