import { clean, fold } from '../../fold.ts';
import type { Place } from './place.ts';
import { readPerson } from './read-person.ts';
import { accept, quoted, refuse, type Reading } from './refusal.ts';
import { isAnswerAround } from './rest-of.ts';

const LONGEST = 254;
const LONGEST_LOCAL = 64;
/** What people write in practice (the HTML standard's form, with a real domain); quoted names and addresses of numbers are none. */
const ADDRESS =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i;
/** Slack and Teams make links of what is typed. */
const LINKED = /<mailto:([^|>\s]+)(?:\|[^>]*)?>/gi;
const AROUND = /[^\s<>()[\]"“”«»,;:|]+@[^\s<>()[\]"“”«»,;:|]+/g;
/** "ana punto torres arroba gmail punto com", as it is dictated. */
const AT = /\s*(?:\(|\[)?\s*\b(?:arroba|at)\b\s*(?:\)|\])?\s*/i;
const DOT = /\s*(?:\(|\[)?\s*\b(?:punto|dot|ponto)\b\s*(?:\)|\])?\s*/gi;
const DICTATED =
  /^[\w.+-]+(?:\s+(?:punto|dot|ponto)\s+[\w+-]+)*\s+(?:arroba|at)\s+[\w-]+(?:\s*(?:\.|\s(?:punto|dot|ponto)\s)\s*[\w-]+)+$/i;
const OWN = new Set([
  'mi correo',
  'el mio',
  'mio',
  'yo',
  'a mi correo',
  'al mio',
  'my email',
  'my e mail',
  'mine',
  'me',
  'my own',
  'meu email',
]);

/** Whether a text is one e-mail address with a real domain, and nothing else. */
export function isEmailAddress(text: string): boolean {
  return text.length <= LONGEST && text.indexOf('@') <= LONGEST_LOCAL && ADDRESS.test(text);
}

/** One e-mail address, its domain in lower case: as written, as dictated ("ana arroba mesa punto com"), the asker's own, or a person's. */
export function readEmail(text: string, place: Pick<Place, 'people' | 'asker'>): Reading<string> {
  const cleaned = clean(text).replace(LINKED, ' $1 ');
  const written = [...undictated(cleaned).matchAll(AROUND)].map(([found]) => found.replace(/^[.'`]+|[.'`!?…]+$/g, ''));
  const addresses = [...new Map(written.map((one) => [one.toLowerCase(), withLowerDomain(one)])).values()];
  const [only, second] = addresses;
  if (only === undefined) return ofPerson(cleaned, place) ?? refuse('form.not_email', { read: quoted(text) });
  if (second !== undefined)
    return refuse('form.email_several', { read: quoted(text), first: quoted(only), second: quoted(second) });
  return isEmailAddress(only) ? accept(only) : refuse('form.not_email', { read: quoted(only) });
}

function undictated(text: string): string {
  const said = text.trim().replace(/\s+/g, ' ');
  return DICTATED.test(said) ? said.replace(DOT, '.').replace(AT, '@') : text;
}

function withLowerDomain(address: string): string {
  const at = address.lastIndexOf('@');
  return address.slice(0, at) + address.slice(at).toLowerCase();
}

/** "mi correo", "el de Luis": the address that the directory has. */
function ofPerson(text: string, place: Pick<Place, 'people' | 'asker'>): Reading<string> | undefined {
  const said = fold(text);
  const id = OWN.has(said) ? place.asker : namedIn(said, text, place);
  const email = id === undefined ? undefined : place.people.get(id)?.email;
  return email === undefined ? undefined : accept(email);
}

const OF = /^(?:el |al |a |the )?(?:correo |email |e mail |mail )?(?:de |of )(.+)$/;

function namedIn(said: string, text: string, place: Pick<Place, 'people' | 'asker'>): string | undefined {
  const [, name] = OF.exec(said) ?? [];
  if (name === undefined || !isAnswerAround(text, [])) return undefined;
  const read = readPerson(name, place);
  return read.ok ? read.value : undefined;
}
