import type { SimpleField } from '../field.ts';
import { readChoice } from './read-choice.ts';
import { readDate } from './read-date.ts';
import { readDepartment } from './read-department.ts';
import { readMoney } from './read-money.ts';
import { readNumber } from './read-number.ts';
import { readPerson } from './read-person.ts';
import { readText } from './read-text.ts';
import { readYesNo } from './read-yes-no.ts';
import type { Place } from './place.ts';
import type { Reading } from './refusal.ts';
import { checkValue } from '../check-value.ts';

/** Reads an answer to a field that is no group, and checks it against the field's limits. */
export function readSimple(field: SimpleField, text: string, place: Place): Reading {
  const read = readKind(field, text, place);
  if (!read.ok) return read;
  const refusal = checkValue(field, read.value, place);
  return refusal ? { ok: false, refusal } : read;
}

/** What is longer is no answer but to a text; bounds the work that one message can cause. */
const LONGEST = 500;

function readKind(field: SimpleField, typed: string, place: Place): Reading {
  const text = typed.slice(0, LONGEST);
  switch (field.kind) {
    case 'text':
    case 'long_text':
      return readText(field, typed);
    case 'number':
      return readNumber(text, place);
    case 'money':
      return readMoney(field, text, place);
    case 'date':
      return readDate(text, place);
    case 'choice':
      return readChoice(field, text, place);
    case 'yes_no':
      return readYesNo(text);
    case 'person':
      return readPerson(text, place);
    case 'department':
      return readDepartment(text, place);
  }
}
