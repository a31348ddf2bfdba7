import type { Definitions } from '../../domain/definitions.ts';
import type { Language } from '../../domain/label.ts';
import type { Person } from '../../domain/person.ts';
import { readerOf } from '../../messaging/reader-of.ts';
import { createSpeaker, type Speaker } from '../../messaging/speak.ts';
import type { Now, Store, Translate, WordList } from '../../ports.ts';

export interface About {
  readonly store: Store;
  readonly definitions: () => Definitions;
  readonly translate: Translate;
  readonly words: WordList;
  readonly now: Now;
}

/** Who looks, and how to word what they see. */
export interface Looking {
  readonly about: About;
  readonly person: Person;
  readonly definitions: Definitions;
  readonly speaker: Speaker;
  readonly language: Language;
}

export async function lookAs(about: About, reader: string): Promise<Looking | undefined> {
  const definitions = about.definitions();
  const person = definitions.people.get(reader);
  if (!person) return undefined;
  const contact = await about.store.transaction((tx) => tx.collection('contacts').get(reader));
  const how = readerOf(reader, definitions, contact);
  return {
    about,
    person,
    definitions,
    language: how.language,
    speaker: createSpeaker({ translate: about.translate, definitions }, how),
  };
}

export function nameOf({ speaker }: Looking, by: string): string {
  return by === 'system' ? speaker.words({ key: 'desk.itself' }) : speaker.value({ person: by });
}
