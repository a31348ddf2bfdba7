import type { Choice } from '../../messaging/outbound.ts';
import type { Prompt } from '../../messaging/prompt.ts';

const listed: ReadonlySet<string> = new Set([
  'choice', 'choices', 'yes_no', 'person', 'department', 'site', 'asset', 'rating', 'group', 'attachment',
]); // prettier-ignore

/**
 * The choices that typed words may mean. Where digits can be the answer they are that, and not a choice's place in the list. Of a list with
 * several answers, names that are typed are the whole answer, not a tap on one of them; a number among people is a tap.
 */
export function tappableChoices({ say }: Prompt, text: string): readonly Choice[] {
  const choices = say.ask?.choices ?? [];
  const type = say.ask?.expects?.type;
  const digits = /^\s*\d+\s*$/.test(text);
  if (digits && type !== undefined && !listed.has(type)) return [];
  if (digits && type === 'person') return choices;
  return choices.filter(({ value }) => !/^[+-]/.test(value));
}
