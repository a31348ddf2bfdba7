import type { Prompt } from '../messaging/prompt.ts';
import type { Turn } from './flow.ts';

/**
 * The person's open questions, newest first. Only those asked of the person by name: a team's card is no question. Neither is an alert, which a
 * lead may have of any number of tickets: its buttons are offers.
 */
export async function openQuestions({ tx, person }: Pick<Turn, 'tx' | 'person'>): Promise<readonly Prompt[]> {
  const open = await tx
    .collection('prompts')
    .find({ audience: `person:${person.id}`, open: true, flow: { $ne: 'heed-alert' } }, { sort: ['-shownAt'], limit: 50 });
  return open.filter(({ heard }) => !heard?.includes(person.id));
}

/** Whether typed words on this channel may answer it: it was shown to the person there, and was not left for another. */
export function isAnswerableHere(prompt: Prompt, { person, event }: Pick<Turn, 'person' | 'event'>): boolean {
  if (prompt.parked || prompt.say.ask?.typed === false) return false;
  return prompt.copies.some(({ reader, to }) => reader === person.id && to.channel === event.address.channel);
}

/**
 * Those that typed words may answer here, the likeliest first. A reply to one of the desk's messages answers what that one asks, or what
 * is asked about the same ticket, and nothing else. What was asked of the person alone is not answered before others, but for what they
 * said there and the desk asked about.
 */
export function answerableHere(
  questions: readonly Prompt[],
  turn: Pick<Turn, 'person' | 'event' | 'replied' | 'continues'>,
): readonly Prompt[] {
  const here = questions.filter((prompt) => isAnswerableHere(prompt, turn));
  const { replied, event, continues } = turn;
  const asked = questions.find(({ id, say }) => id === replied?.prompt && say.ask?.typed !== false);
  const ticket = asked?.ticket ?? replied?.ticket;
  if (asked || ticket) {
    const others = here.filter((prompt) => prompt.id !== asked?.id && ticket !== undefined && prompt.ticket === ticket);
    return asked ? [asked, ...others] : others;
  }
  // What an agent needs to know may be told anywhere, where nothing else is asked.
  if (event.address.kind === 'direct' && here.length === 0)
    return questions.filter(({ flow }) => flow === 'answer-agent').slice(0, 1);
  if (event.address.kind === 'direct' || continues) return here;
  return here.filter(({ flow }) => flow === 'triage');
}
