import type { Definitions } from '../domain/definitions.ts';
import type { Language } from '../domain/label.ts';
import type { Contact } from './contact.ts';
import type { Reader } from './speak.ts';

/** The language of most of the last three messages. */
export function mostHeard(contact: Contact | undefined): Language | undefined {
  const heard = contact?.heard ?? [];
  const english = heard.filter((language) => language === 'en').length;
  if (heard.length === 0) return undefined;
  return english * 2 > heard.length ? 'en' : 'es';
}

/** How to speak to a reader: own choice, else the directory, else what they were heard to write, else the desk. Rooms have one language. */
export function readerOf(reader: string, definitions: Definitions, contact?: Contact): Reader {
  const { desk, people, teams, sites } = definitions;
  if (reader.startsWith('team:')) {
    return { language: teams.get(reader.slice('team:'.length))?.room.language ?? desk.language, zone: desk.zone };
  }
  const person = people.get(reader);
  const zone = person?.zone ?? (person?.site ? sites.get(person.site)?.zone : undefined) ?? desk.zone;
  return { language: contact?.language ?? person?.language ?? mostHeard(contact) ?? desk.language, zone };
}
