import type { ChannelTools } from '../../src/channel.ts';

/** Of who has no language of their own here: the desk's. */
export function languageOf({ definitions }: Pick<ChannelTools, 'definitions'>, person: string | undefined): 'es' | 'en' {
  const { people, desk } = definitions();
  return (person === undefined ? undefined : people.get(person)?.language) ?? desk.language;
}
