import type { Prompt } from '../../messaging/prompt.ts';

/** Whether a question takes any words, so that greetings and thanks have to be kept out of it. "Yo" is a greeting, and who is meant where a person is asked. */
export function takesAnyWords({ say }: Pick<Prompt, 'say'>): boolean {
  const type = say.ask?.expects?.type;
  return type === undefined || type === 'text' || type === 'long_text' || type === 'place';
}
