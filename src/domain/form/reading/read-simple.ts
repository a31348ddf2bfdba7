import { checkValue } from '../check-value.ts';
import { unreadable } from '../checking/unreadable.ts';
import { readAsset } from './read-asset.ts';
import { readChoices } from './read-choices.ts';
import { readDateRange } from './read-date-range.ts';
import { readDateTime } from './read-date-time.ts';
import { readDuration } from './read-duration.ts';
import { readEmail } from './read-email.ts';
import { readLink } from './read-link.ts';
import { readPeople } from './read-people.ts';
import { readPhone } from './read-phone.ts';
import { readPlace } from './read-place.ts';
import { readRating } from './read-rating.ts';
import { readSite } from './read-site.ts';
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
import { clean } from '../../fold.ts';
import { hasHiddenTricks } from './hidden-tricks.ts';
import { quoted, refuse, type Reading } from './refusal.ts';

/** Reads an answer to a field that is no group, and checks it against the field's limits. */
export function readSimple(field: SimpleField, text: string, place: Place): Reading {
  // What is only kept as words is cleaned; what is understood must be understood as it is seen.
  const isKept = field.kind === 'text' || field.kind === 'long_text';
  if (!isKept && hasHiddenTricks(text)) return refuse('form.tricky', { read: quoted(clean(text)) });
  const read = readKind(field, isKept ? text : clean(text), place);
  if (!read.ok) return read;
  const refusal = checkValue(field, read.value, place);
  return refusal ? { ok: false, refusal } : read;
}

/** What is longer is no answer but to a text; bounds the work that one message can cause. */
const LONGEST = 500;
/** No date needs more words, and looking for one is the most work of all. */
const LONGEST_DATE = 160;

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
    case 'rating':
      return readRating(field, text, place);
    case 'duration':
      return readDuration(text, place);
    case 'date':
      return readDate(text.slice(0, LONGEST_DATE), place);
    case 'date_time':
      return readDateTime(text.slice(0, LONGEST_DATE), place);
    case 'date_range':
      return readDateRange(text.slice(0, LONGEST_DATE), place);
    case 'yes_no':
      return readYesNo(text);
    default:
      return readNamed(field, typed, place);
  }
}

type Read = 'text' | 'long_text' | 'number' | 'money' | 'rating' | 'duration' | 'date' | 'date_time' | 'date_range' | 'yes_no';

function readNamed(field: Exclude<SimpleField, { kind: Read }>, typed: string, place: Place): Reading {
  const text = typed.slice(0, LONGEST);
  switch (field.kind) {
    case 'choice':
      return readChoice(field, text, place);
    case 'choices':
      return readChoices(field, text, place);
    case 'person':
      return field.several ? readPeople(text, place) : readPerson(text, place);
    case 'department':
      return readDepartment(text, place);
    case 'site':
      return readSite(text, place);
    case 'asset':
      return readAsset(field, text, place);
    case 'email':
      return readEmail(text, place);
    case 'phone':
      return readPhone(text, place);
    case 'link':
      return readLink(typed);
    case 'place':
      return readPlace(text);
    case 'attachment':
      return refuse('form.not_file', { field: { label: field.label } });
    case 'information':
      return { ok: false, refusal: unreadable(field) };
  }
}
