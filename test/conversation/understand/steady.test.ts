import { expect, test } from '@jest/globals';
import { createReadDates } from '../../../adapters/chrono/read-dates.ts';
import { createUnderstand } from '../../../src/conversation/understand/create-understand.ts';
import { gistOfBooks } from '../../../src/conversation/understand/gist-of-books.ts';
import { trainModel, type Definitions } from '../../../src/conversation/understand/train-from-definitions.ts';
import { lessons, place } from './demo-understand.ts';

const MESSAGES = [
  'se cayó el wifi del piso 2',
  'necesito una laptop para la nueva',
  'ya quedó, gracias',
  'cómo configuro el correo en mi celular?',
  'en qué va lo mío',
  'pásame con alguien por favor',
  'la impresora saca hojas en blanco',
  'me pueden dar acceso a la carpeta de ventas',
  'buenos días',
  'el excel se cierra solo cada rato',
];

const spanish = lessons.phrasebooks.filter(({ lang }) => lang === 'es');

/** What each message is read as by a model that learnt from these, and how surely. */
const sharesIn = (definitions: Definitions): readonly { intent: string; p: number }[] => {
  const understand = createUnderstand({
    ...definitions,
    model: trainModel(definitions),
    gist: gistOfBooks(definitions.phrasebooks),
    readDates: createReadDates(),
  });
  return MESSAGES.map((text) => understand(text, place)).map(({ intent, p }) => ({ intent, p }));
};

test('a line more about one thing leaves the readings of all others as they were', () => {
  const before = sharesIn({ ...lessons, phrasebooks: spanish });
  const more = spanish.map((book) => ({
    ...book,
    intents: {
      ...book.intents,
      incident: ['el torno de la entrada no lee los fotochecks => other', ...(book.intents.incident ?? [])],
    },
  }));
  sharesIn({ ...lessons, phrasebooks: more }).forEach(({ intent, p }, at) => {
    expect({ message: MESSAGES[at], intent }).toEqual({ message: MESSAGES[at], intent: before[at]?.intent });
    expect(Math.abs(p - (before[at]?.p ?? 0))).toBeLessThan(0.01);
  });
});
