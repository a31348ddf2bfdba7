import type { Answer } from './answers.ts';
import { checkValue } from './check-value.ts';
import { unreadable } from './checking/unreadable.ts';
import { instantOf } from '../hours/local-time.ts';
import type { SimpleField } from './field.ts';
import { inOrder } from './evaluate.ts';
import { openOptions, type FieldOf } from './form.ts';
import type { Place } from './reading/place.ts';
import { readDate } from './reading/read-date.ts';
import { accept, refuse, type Reading } from './reading/refusal.ts';
import { readSimple } from './reading/read-simple.ts';

type Inputs = Readonly<Record<string, unknown>>;

const MOST_LISTED = 200;

/** One value of a card. Typed ones are checked as they are; texts are read as if they had been typed. */
export function readCell(field: SimpleField, value: unknown, place: Place): Reading {
  const read = readKind(field, value, place);
  if (!read.ok) return read;
  const refusal = checkValue(field, read.value, place);
  return refusal ? { ok: false, refusal } : read;
}

function readKind(field: SimpleField, value: unknown, place: Place): Reading {
  switch (field.kind) {
    case 'choices':
      return readMany(field, value, place);
    case 'person':
      return field.several ? readMany(field, value, place) : readOne(field, value, place);
    case 'date_range':
      return readRange(field, value, place);
    case 'attachment':
      return readFiles(field, value, place);
    case 'place':
      return isRecord(value) ? readSpot(field, value, place) : readOne(field, value, place);
    case 'date_time':
      return isRecord(value) ? readDayAndTime(field, value, place) : readOne(field, value, place);
    default:
      return readOne(field, value, place);
  }
}

/** Some clients send what was chosen as a list of one. */
function readOne(field: SimpleField, value: unknown, place: Place): Reading {
  const [only, ...more] = Array.isArray(value) ? (value as readonly unknown[]) : [value];
  if (more.length > 0) return none(field);
  if (typeof only === 'string') return readTyped(field, only, place);
  const canonical = canonicalOf(field, only, place);
  return canonical === undefined ? none(field) : accept(canonical);
}

function none(field: SimpleField): Reading {
  return { ok: false, refusal: unreadable(field) };
}

function isRecord(value: unknown): value is Inputs {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An id that a card sent as it was given is never taken for a list number or the beginning of another label. */
function readTyped(field: SimpleField, text: string, place: Place): Reading {
  if (isId(field, text, place)) return accept(text);
  // An input for numbers sends its digits as a text.
  if (field.kind === 'duration' && /^\d{1,8}$/.test(text.trim())) return accept(Number(text));
  return readSimple(field, text, place);
}

function isId(field: SimpleField, text: string, place: Place): boolean {
  switch (field.kind) {
    case 'choice':
    case 'choices':
      return openOptions(field, place.scope).some(({ id }) => id === text);
    case 'person':
      return place.people.has(text);
    case 'department':
      return place.departments.has(text);
    case 'site':
      return place.sites.has(text);
    case 'asset':
      return place.assets.has(text);
    default:
      return false;
  }
}

function canonicalOf(field: SimpleField, value: unknown, place: Place): Answer | undefined {
  if (typeof value === 'boolean') return field.kind === 'yes_no' ? value : undefined;
  if (typeof value === 'number') return numberFor(field, value, place);
  if (field.kind !== 'money' || !isRecord(value)) return undefined;
  const { amount, currency } = value;
  return typeof amount === 'number' && typeof currency === 'string' ? { amount, currency } : undefined;
}

function numberFor(field: SimpleField, value: number, place: Place): Answer | undefined {
  switch (field.kind) {
    case 'money':
      return { amount: value, currency: field.currency ?? place.currency };
    case 'number':
    case 'rating':
    case 'duration':
      return value;
    // A choice like 1 to 5, or a text that looks like a number, where a client turned it into one.
    case 'choice':
    case 'text':
      return Number.isFinite(value) ? String(value) : undefined;
    default:
      return undefined;
  }
}

/** A list of ids or names; a single text may name several. */
function readMany(field: FieldOf<'choices' | 'person'>, value: unknown, place: Place): Reading {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (list.length > MOST_LISTED) return none(field);
  const found: string[] = [];
  for (const one of list) {
    if (typeof one === 'string' && isId(field, one, place)) {
      found.push(one);
      continue;
    }
    const read = typeof one === 'string' ? readSimple(unlimited(field), one, place) : none(field);
    if (!read.ok) return read;
    found.push(...(Array.isArray(read.value) ? (read.value as string[]) : []));
  }
  const distinct = [...new Set(found)];
  return accept(field.kind === 'choices' ? inOrder(field.options, distinct) : distinct);
}

/** How many there may be is a matter of the whole list. */
function unlimited(field: FieldOf<'choices' | 'person'>): SimpleField {
  const { max: _max, ...rest } = field;
  if (rest.kind === 'person') return rest;
  const { min: _min, ...choices } = rest;
  return choices;
}

function readRange(field: FieldOf<'date_range'>, value: unknown, place: Place): Reading {
  const ends = Array.isArray(value) ? (value as readonly unknown[]) : isRecord(value) ? [value['from'], value['to']] : undefined;
  if (!ends) return typeof value === 'string' ? readSimple(field, value, place) : none(field);
  const [from, to = from, ...more] = ends.filter((end) => end !== '' && end !== null && end !== undefined);
  if (more.length > 0 || typeof from !== 'string' || typeof to !== 'string') return none(field);
  const [first, last] = [readDate(from, place), readDate(to, place)];
  if (!first.ok) return first;
  if (ends.length === 2 && ends.some((end) => end === '' || end === null || end === undefined))
    return refuse('form.range_half', { read: { date: first.value } });
  return last.ok ? accept({ from: first.value, to: last.value }) : last;
}

/** `{ date, time }`, as two inputs beside each other give it. */
function readDayAndTime(field: FieldOf<'date_time'>, value: Inputs, place: Place): Reading {
  const { date, time } = value;
  if (typeof date !== 'string' || typeof time !== 'string') return none(field);
  const day = readDate(date, place);
  if (!day.ok) return day;
  const clock = /^([01]\d|2[0-3]):[0-5]\d/.exec(time)?.[0];
  return clock === undefined ? readSimple(field, `${day.value} ${time}`, place) : accept(instantOf(day.value, clock, place.zone));
}

/** What a telephone shares: degrees, perhaps with words. */
function readSpot(field: FieldOf<'place'>, value: Inputs, place: Place): Reading {
  const { text, latitude, longitude } = value;
  const [lat, lng] = [degreesOf(latitude), degreesOf(longitude)];
  const words = typeof text === 'string' ? text.trim() : '';
  if (lat === undefined && lng === undefined) return words === '' ? none(field) : readSimple(field, words, place);
  if (lat === undefined || lng === undefined) return none(field);
  const read = words === '' ? accept({ text: `${lat}, ${lng}` }) : readSimple(field, words, place);
  if (!read.ok) return read;
  const shown = typeof read.value === 'object' && 'text' in read.value ? read.value.text : words;
  return accept({ text: shown, latitude: lat, longitude: lng });
}

function degreesOf(value: unknown): number | undefined {
  const degrees = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof degrees === 'number' && Number.isFinite(degrees) ? degrees : undefined;
}

/** Ids of files that were received from who answers, whatever else a client says of them. */
function readFiles(field: FieldOf<'attachment'>, value: unknown, place: Place): Reading {
  const given: unknown = isRecord(value) && 'files' in value ? value['files'] : value;
  const list: readonly unknown[] = Array.isArray(given) ? given : [given];
  const ids = list.map((one) => (isRecord(one) ? one['id'] : one));
  const files = [...new Set(ids)].map((id) => (typeof id === 'string' ? place.files?.get(id) : undefined));
  const known = files.flatMap((file) => (file ? [{ id: file.id, name: file.name }] : []));
  if (list.length > MOST_LISTED || known.length < files.length) return refuse('form.not_file', { field: { label: field.label } });
  return accept({ files: known });
}
