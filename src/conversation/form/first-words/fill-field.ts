import type { Answer } from '../../../domain/form/answers.ts';
import { checkValue } from '../../../domain/form/check-value.ts';
import type { Field } from '../../../domain/form/field.ts';
import { fillDuration, fillMoney, fillNumber } from './fill-amounts.ts';
import { fillEmail, fillLink, fillPhone, fillPlace } from './fill-contacts.ts';
import { fillDate, fillDateRange, fillDateTime } from './fill-days.ts';
import { fillAsset, fillChoice, fillChoices, fillDepartment, fillPerson, fillSite, fillYesNo } from './fill-named.ts';
import { fillRows } from './fill-rows.ts';
import { fillText } from './fill-text.ts';
import type { Wanted } from './wanted.ts';

/** What the first words say about a field, if it could be given as an answer; never more than one of several meanings. */
export function fillField(field: Field, wanted: Wanted): Answer | undefined {
  const value = readField(field, wanted);
  if (value === undefined) return undefined;
  const { place } = wanted;
  return checkValue(field, value, { ...place, ...place.scope, scope: place.scope }) ? undefined : value;
}

function readField(field: Field, wanted: Wanted): Answer | undefined {
  switch (field.kind) {
    case 'text':
    case 'long_text':
      return fillText(field, wanted);
    case 'number':
      return fillNumber(field, wanted);
    case 'money':
      return fillMoney(field, wanted);
    case 'duration':
      return fillDuration(wanted);
    case 'date':
      return fillDate(field, wanted);
    case 'date_time':
      return fillDateTime(field, wanted);
    case 'date_range':
      return fillDateRange(field, wanted);
    case 'group':
      return fillRows(field, wanted);
    default:
      return readNamed(field, wanted);
  }
}

type Read = 'text' | 'long_text' | 'number' | 'money' | 'duration' | 'date' | 'date_time' | 'date_range' | 'group';

function readNamed(field: Exclude<Field, { kind: Read }>, wanted: Wanted): Answer | undefined {
  switch (field.kind) {
    case 'yes_no':
      return fillYesNo(field, wanted);
    case 'choice':
      return fillChoice(field, wanted);
    case 'choices':
      return fillChoices(field, wanted);
    case 'person':
      return fillPerson(field, wanted);
    case 'department':
      return fillDepartment(wanted);
    case 'site':
      return fillSite(wanted);
    case 'asset':
      return fillAsset(field, wanted);
    case 'email':
      return fillEmail(wanted);
    case 'phone':
      return fillPhone(wanted);
    case 'link':
      return fillLink(wanted);
    case 'place':
      return fillPlace(wanted);
    // A mark is given afterwards, and files are sent.
    case 'rating':
    case 'attachment':
    case 'information':
      return undefined;
  }
}
