import type { Prompt } from '../messaging/prompt.ts';
import type { Turn } from './flow.ts';

/** The person's open questions, newest first. Only those asked of the person by name: a team's card is no question. */
export async function openQuestions({ tx, person }: Pick<Turn, 'tx' | 'person'>): Promise<readonly Prompt[]> {
  const open = await tx
    .collection('prompts')
    .find({ audience: `person:${person.id}`, open: true }, { sort: ['-shownAt'], limit: 50 });
  return open.filter(({ heard }) => !heard?.includes(person.id));
}

/** Whether typed words on this channel may answer it: it was shown to the person there, and was not left for another. */
export function isAnswerableHere(prompt: Prompt, { person, event }: Pick<Turn, 'person' | 'event'>): boolean {
  if (prompt.parked || prompt.say.ask?.typed === false) return false;
  return prompt.copies.some(({ reader, to }) => reader === person.id && to.channel === event.address.channel);
}
