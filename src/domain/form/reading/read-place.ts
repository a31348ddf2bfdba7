import type { Spot } from '../answers.ts';
import { clean } from '../../fold.ts';
import { accept, quoted, refuse, type Reading } from './refusal.ts';

const DEGREES = '([+-]?\\d{1,3}(?:[.,]\\d{1,10})?)\\s*°?';
/** "-12.05,-77.04", "-12.05 -77.04", "(-12,05; -77,04)". */
const PAIR = new RegExp(
  `^[\\s([]*(?:lat(?:itud[e]?)?[:\\s]*)?${DEGREES}\\s*(?:[,;]\\s*|\\s+)(?:(?:lon|lng|long)(?:gitud[e]?)?[:\\s]*)?${DEGREES}[\\s)\\]]*$`,
  'i',
);
/** "12.05 S, 77.04 W". */
const NAMED_PAIR = /^\W*(\d{1,3}(?:\.\d{1,10})?)\s*°?\s*([NS])[\s,;]+(\d{1,3}(?:\.\d{1,10})?)\s*°?\s*([EWO])\W*$/i;
const IN_LINK =
  /(?:[?&](?:q|query|ll|center|destination|daddr|mlat)=|@|!3d|\/place\/|\/search\/|geo:)(-?\d{1,3}\.\d+)(?:,|%2C|!4d|&mlon=)\+?(-?\d{1,3}\.\d+)/i;
/** As an answer is shown: "El almacén (-12.05, -77.04)". */
const BEHIND = /^(.*\p{L}.*?)\s*\((-?\d{1,3}\.\d+),\s*(-?\d{1,3}\.\d+)\)$/u;
const LINK = /(?:https?:\/\/|geo:)\S+/i;
const WORDS = /\p{L}{2}/u;

/** A place in words, as coordinates, or as a link to a map that says them. */
export function readPlace(text: string): Reading<Spot> {
  const cleaned = clean(text).replace(/\s+/g, ' ');
  const pair = pairIn(cleaned);
  if (pair) {
    if (!isOnEarth(pair)) return refuse('form.not_coordinates', { read: quoted(text) });
    return accept({ text: wordsBeside(cleaned) || `${pair[0]}, ${pair[1]}`, latitude: pair[0], longitude: pair[1] });
  }
  if (!WORDS.test(cleaned) || (/^[a-z]+:/i.test(cleaned) && !/^https?:\/\//i.test(cleaned)))
    return refuse('form.not_place', { read: quoted(text) });
  return accept({ text: cleaned });
}

type Degrees = readonly [number, number];

function pairIn(text: string): Degrees | undefined {
  const [, north, ns = '', east, ew = ''] = NAMED_PAIR.exec(text) ?? [];
  if (north !== undefined && east !== undefined)
    return [Number(north) * (/s/i.test(ns) ? -1 : 1), Number(east) * (/e/i.test(ew) ? 1 : -1)];
  const [first, second] = (PAIR.exec(text) ?? IN_LINK.exec(text))?.slice(1) ?? BEHIND.exec(text)?.slice(2) ?? [];
  if (first === undefined || second === undefined) return undefined;
  return [Number(first.replace(',', '.')), Number(second.replace(',', '.'))];
}

function isOnEarth([latitude, longitude]: Degrees): boolean {
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
}

/** What was written beside a link: "el almacén https://maps…". */
function wordsBeside(text: string): string {
  const behind = BEHIND.exec(text)?.[1];
  if (behind !== undefined) return behind;
  const rest = LINK.test(text) ? text.replace(LINK, ' ').replace(/\s+/g, ' ').trim() : '';
  return WORDS.test(rest) ? rest : '';
}
