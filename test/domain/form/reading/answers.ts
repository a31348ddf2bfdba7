import { createReadDates } from '../../../../adapters/chrono/read-dates.ts';
import { readAnswer } from '../../../../src/domain/form/reading.ts';
import type { Field } from '../../../../src/domain/form/field.ts';
import type { Place } from '../../../../src/domain/form/reading/place.ts';
import { lima } from './lima.ts';

const readDates = createReadDates();

/** Lima with the real reader of dates. */
export const limaWithDates: Place = {
  ...lima,
  readDates: (text) => readDates(text, { now: lima.now, zone: lima.zone, language: 'es' }),
};

/** The value that is read, or the code of the refusal. */
export function read(field: Field, text: string, place: Place = lima): unknown {
  const reading = readAnswer(field, text, place);
  return reading.ok ? reading.value : reading.refusal.code;
}
