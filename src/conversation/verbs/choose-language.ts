import { fold } from '../../domain/fold.ts';
import { languages, type Language } from '../../domain/label.ts';
import type { Say } from '../../messaging/outbound.ts';
import type { Turn } from '../flow.ts';

/** `language es|en`: how the desk speaks to this person from now on. */
export async function chooseLanguage(turn: Turn, wanted: string): Promise<Say> {
  const typed = fold(wanted);
  const language = languages.find((one) => typed === one || turn.vocabulary.of(`language.${one}`).includes(typed));
  if (!language) return { notice: { key: 'language.which' } };
  const contacts = turn.tx.collection('contacts');
  const known = await contacts.get(turn.person.id);
  if (known) await contacts.replace({ ...known, language });
  else
    await contacts.insert({
      id: turn.person.id,
      version: 1,
      schema: 1,
      home: turn.event.address,
      heard: [],
      misses: 0,
      language,
    });
  const key = { es: 'language.now_es', en: 'language.now_en' } as const satisfies Record<Language, string>;
  return { notice: { key: key[language] } };
}

const HEARD = 3;

/** Remembers in which language somebody writes whose own is not known: the last three messages decide how they are answered. */
export async function hearLanguage(turn: Turn, heard: 'es' | 'en' | 'pt'): Promise<void> {
  if (turn.person.language) return;
  const contacts = turn.tx.collection('contacts');
  const known = await contacts.get(turn.person.id);
  if (!known || known.language) return;
  // Portuguese is understood and answered in Spanish.
  const language: Language = heard === 'en' ? 'en' : 'es';
  if (known.heard.length === HEARD && known.heard.every((one) => one === language)) return;
  await contacts.replace({ ...known, heard: [language, ...known.heard].slice(0, HEARD) });
}
