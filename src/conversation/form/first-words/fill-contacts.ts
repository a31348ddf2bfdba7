import type { Answer } from '../../../domain/form/answers.ts';
import { readEmail } from '../../../domain/form/reading/read-email.ts';
import { readLink } from '../../../domain/form/reading/read-link.ts';
import { readPhone } from '../../../domain/form/reading/read-phone.ts';
import { readPlace } from '../../../domain/form/reading/read-place.ts';
import type { Span } from '../../../domain/form/reading/rest-of.ts';
import type { Wanted } from './wanted.ts';

const EMAIL = /[^\s<>()[\]"“”«»,;:|]+@[^\s<>()[\]"“”«»,;:|]+/g;
const PHONE = /(?:\+\s?|\b00(?=[1-9]))?\(?\d[\d\s().–-]{5,20}\d/g;
const LINK = /\b[a-z][a-z0-9+.-]*:(?:\/\/)?[^\s<>"“”«»]+|\bwww\.[^\s<>"“”«»]+/gi;
const FOR = /(?<![\p{L}])(?:para|pra|for)\s+$/iu;

/** The one address that is written; one behind "para" that somebody here has is a person, and no answer. */
export function fillEmail({ words, place }: Wanted): Answer | undefined {
  const found = [...words.text.matchAll(EMAIL)].filter(({ index, 0: address }) => {
    const known = [...place.people.values()].some(({ email }) => email?.toLowerCase() === address.toLowerCase());
    return !(known && FOR.test(words.text.slice(0, index)));
  });
  const [only, ...others] = [...new Set(found.map(([address]) => address))];
  const read = only === undefined || others.length > 0 ? undefined : readEmail(only, place);
  return read?.ok ? read.value : undefined;
}

export function fillPhone({ words, place }: Wanted): Answer | undefined {
  const taken: readonly Span[] = [...words.days, ...words.pastDays, ...words.money, ...words.times];
  const found = [...words.text.matchAll(PHONE)].filter(
    ({ index, 0: written }) =>
      !taken.some(({ start, end }) => start < index + written.length && index < end) &&
      !/[\p{L}\p{N}@/-]$/u.test(words.text.slice(0, index)),
  );
  const [only, ...others] = found.map(([written]) => written);
  const read = only === undefined || others.length > 0 ? undefined : readPhone(only, place);
  return read?.ok ? read.value : undefined;
}

export function fillLink({ words }: Wanted): Answer | undefined {
  const [only, ...others] = [...new Set([...words.text.matchAll(LINK)].map(([link]) => link))];
  const read = only === undefined || others.length > 0 ? undefined : readLink(only);
  return read?.ok ? read.value : undefined;
}

/** "viaje a Cusco", "a flight to Bogotá": what follows is a place up to the next little word. */
const JOURNEY =
  /(?<![\p{L}])(?:viajes?|viajar|viajo|viajamos|vuelos?|pasajes?|boletos?|ir|irme|traslado|visita|travel(?:l?ing)?|trip|fly|flight|flights|tickets?|go(?:ing)?|viagem|voo)(?: (?:de|of) (?:trabajo|negocios|business))?(?: (?:de ida|aereos?|de avion))? (?:a|al|to|hacia|para|pra) (?<place>\p{L}[\p{L}.' -]*)/gu;
const STOP =
  /(?<![\p{L}])(?:del?|desde|el|la|los|las|para|por|con|en|y|o|a|al|hasta|porque|que|este|esta|proximo|proxima|manana|hoy|pasado|from|on|in|for|with|next|this|by|and|to|because|tomorrow|today|em|no|na|com|de|lunes|martes|miercoles|jueves|viernes|sabado|domingo|monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?![\p{L}]).*$/su;
/** What a name of two words begins with, where none is written in capitals. */
const BEFORE_NAME = new Set(
  'san santa santo buenos nueva nuevo new puerto villa rio sao cerro porto belo ciudad los las la el tres punta mar'.split(' '),
);
const MOST_WORDS = 4;

/** As many words as a place's name may have: those in capitals, or, where none are, one, or two that begin like a name of two. */
function asNamed(lower: string, written: string): string {
  const words = lower.split(' ');
  const capital = words.map(
    (word, at) => /^\p{Lu}/u.test(written.slice(words.slice(0, at).join(' ').length + (at > 0 ? 1 : 0))) && word !== '',
  );
  const count = capital[0] === true ? capital.indexOf(false) : BEFORE_NAME.has(words[0] ?? '') ? 2 : 1;
  return words.slice(0, count < 0 ? words.length : count).join(' ');
}

export function fillPlace({ words, fields, place }: Wanted): Answer | undefined {
  if (fields.filter(({ kind }) => kind === 'place').length !== 1) return undefined;
  const found = [...words.lower.matchAll(JOURNEY)];
  const [only, another] = found;
  const named = only?.groups?.['place'];
  if (!only || another || named === undefined) return undefined;
  const bare = asNamed(named.replace(STOP, '').trimEnd(), words.text.slice(only.index + only[0].length - named.length));
  const start = only.index + only[0].length - named.length;
  const written = words.text.slice(start, start + bare.length).replace(/[ .'-]+$/u, '');
  const isPerson = [...place.people.values()].some(({ name }) => name.toLowerCase().startsWith(written.toLowerCase()));
  if (written.length < 3 || isPerson || written.split(' ').length > MOST_WORDS) return undefined;
  const read = readPlace(written.charAt(0).toUpperCase() + written.slice(1));
  return read.ok ? read.value : undefined;
}
