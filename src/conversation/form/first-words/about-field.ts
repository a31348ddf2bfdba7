import { foldedWords } from '../../../domain/fold.ts';
import type { Field } from '../../../domain/form/field.ts';
import { singularOf } from '../../../domain/mentions/mentioned-counts.ts';

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** What a field may be about, by the words of its id and its labels. */
const SUBJECTS = {
  from: list('from desde start inicio comienzo begin begins salida departure'),
  to: list('to until hasta end fin till vence expires expiry vencimiento caduca regreso return retorno'),
  reason: list('reason motivo justificacion justification why purpose razon sustento'),
  time: list('time horario hora schedule'),
  program: list('program programa software aplicacion application app'),
  quantity: list('quantity cantidad quantidade unidade unidad unit unidades cuantos cuantas many numero'),
  people: list('people persona asistente guest attendee invitado participante participant pax pessoa convidado aforo'),
  yearly: list('anual yearly annual'),
} as const;

type Subject = keyof typeof SUBJECTS;

/** The folded words, in the singular, of a field's id and labels. */
export function wordsOfField({ id, label }: Pick<Field, 'id' | 'label'>): readonly string[] {
  return [...foldedWords(id), ...foldedWords(label.es), ...foldedWords(label.en)].map(singularOf);
}

/** Whether a field's id or one of its labels says that it is about something. */
export function isAbout(field: Pick<Field, 'id' | 'label'>, subject: Subject): boolean {
  return wordsOfField(field).some((word) => SUBJECTS[subject].has(word));
}

const FULL_NAME =
  /^(?:nombre|nombres|nombre completo|nombres y apellidos|nombre y apellidos?|name|full name|first and last name)$/;

/** A text that asks for somebody's name, as of a new employee who is in no directory yet. */
export function asksForName({ label }: Pick<Field, 'label'>): boolean {
  return FULL_NAME.test(foldedWords(label.es).join(' ')) && FULL_NAME.test(foldedWords(label.en).join(' '));
}
