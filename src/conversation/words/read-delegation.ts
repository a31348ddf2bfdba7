import type { Delegating } from '../../actions/approvals/delegate-approvals.ts';
import { addDays } from '../../domain/form/day-word.ts';
import { DeskError } from '../../domain/errors.ts';
import { plain } from '../../domain/fold.ts';
import { instantOf } from '../../domain/hours/local-time.ts';
import type { Place } from '../../domain/form/reading/place.ts';
import { readDateRange } from '../../domain/form/reading/read-date-range.ts';
import { readDateTime } from '../../domain/form/reading/read-date-time.ts';
import { FormDraft, placeIn } from '../form/form-draft.ts';
import type { Turn } from '../flow.ts';

type Span = Pick<Delegating, 'start' | 'end' | 'firstDay' | 'lastDay'>;

/** Whom a message names, as written, and from when until when. */
export interface ReadDelegation extends Span {
  /** Whose decisions, where somebody else's are named. */
  readonly from?: string;
  readonly to: string;
}

const DAY = 'lunes|martes|miercoles|jueves|viernes|sabado|domingo|monday|tuesday|wednesday|thursday|friday|saturday|sunday';
const COUNT = '\\d{1,3}|una?|a|one|dos|two|tres|three|cuatro|four|cinco|five|diez|ten|quince|unos|algunos|estos|this';
/** Where it begins to be about time: everything before is about people. */
const WHEN = new RegExp(
  `(?:^|[\\s,;(])(?:(?:desde|hasta|from|until|till|starting|a partir|durante|during|through|ate)(?!\\p{L})|` +
    `(?:hoy|today|pasado manana|manana|tomorrow|indefinid\\p{L}*|siempre|always)(?!\\p{L})|` +
    `(?:toda )?(?:esta|este|la proxima|el proximo|la siguiente|el siguiente|this|next|la otra) (?:semana|mes|week|month|fin de semana|weekend|${DAY})|` +
    `(?:(?:de|del|al|el|los|on|entre|between|entre el)\\s+)*(?:${DAY}|\\d{1,4}[/.-]\\d|\\d{1,2} de |\\d{1,2} (?:al?|to) \\d)|` +
    `(?:por|for|unos)\\s+(?:${COUNT}|el|la|the)\\s)`,
  'u',
);
const OPEN =
  /^(?:hasta|until|till)\s+(?:nuevo aviso|nueva orden|que (?:yo )?(?:lo )?\p{L}+|further notice|i \p{L}+.*|revocar\p{L}*)$|^(?:indefinid\p{L}*|siempre|always)$/u;
const LENGTH = /^(?:por|for|durante|during)\s.*(?:dias?|days?|semanas?|weeks?)$/u;
const UNTIL = /^(?:hasta|until|till|through|ate)\s+(?:el\s+|la\s+|the\s+)?/u;
const SINCE = /^(?:desde|from|starting|a partir de(?:l)?)\s+(?:el\s+|la\s+|the\s+|on\s+)?/u;
const OWN = /^\s*(?:(?:todas\s+)?(?:mis|las|los|my|all\s+my)\s+)?(?:aprobaciones|decisiones|approvals|decisions)\s+/iu;
const LEAD = /^(?:a|en|to|para|con|de|from|for|with)\s+/iu;
const BOTH = /^(.+?)\s+(?:a|en|to|→|->)\s+(.+)$/iu;

/**
 * "bob del lunes al viernes", "to bob until Friday", "pedro a marta por dos semanas". Days are whole days of the writer's zone, both
 * included; one day alone is that day; no time at all is until further notice.
 * @throws DeskError `delegate.when` for a time that cannot be read: nobody delegates for longer than they meant.
 */
export function readDelegation(turn: Turn, text: string): ReadDelegation {
  const bare = text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(OWN, '')
    .replace(/^(?:de|from)\s+(?=\S+ (?:a|to)\s)/iu, '');
  const folded = plain(bare);
  const at = WHEN.exec(folded)?.index ?? folded.length;
  // Folding may change the length of a text: then its folded form has to do.
  const source = folded.length === bare.length ? bare : folded;
  const when = folded.slice(at).replace(/^[\s,;(]+|[\s,;.!)]+$/gu, '');
  return { ...whoIn(source.slice(0, at).replace(/[\s,;(]+$/u, '')), ...spanIn(turn, when) };
}

function whoIn(text: string): Pick<ReadDelegation, 'from' | 'to'> {
  const bare = text.replace(LEAD, '').trim();
  const [, from, to] = BOTH.exec(bare) ?? [];
  return from !== undefined && to !== undefined ? { from, to } : { to: bare };
}

function spanIn(turn: Turn, when: string): Span {
  if (when === '' || OPEN.test(when)) return {};
  const place = placeIn({ turn, draft: FormDraft.parse({ item: '' }) });
  if (UNTIL.test(when)) return ending(when.replace(UNTIL, ''), place) ?? unreadable(when);
  const range = rangeIn(when, place);
  if (range) return { ...firstOf(range.from, place), ...lastOf(range.to, place) };
  if (SINCE.test(when)) return beginning(when.replace(SINCE, ''), place) ?? unreadable(when);
  return unreadable(when);
}

/** "Por tres días" begins today; alone it would be a day three days from now. */
function rangeIn(when: string, place: Place): { from: string; to: string } | undefined {
  const said = LENGTH.test(when) ? `${when.replace(/^(\p{L}+) (?:an?|una?) /u, '$1 1 ')} desde hoy` : when;
  const read = readDateRange(said, place);
  return read.ok ? read.value : undefined;
}

function ending(text: string, place: Place): Span | undefined {
  const day = readDateRange(text, place);
  if (day.ok) return lastOf(day.value.to, place);
  const instant = readDateTime(text, place);
  return instant.ok ? { end: new Date(instant.value) } : undefined;
}

function beginning(text: string, place: Place): Span | undefined {
  const day = readDateRange(text, place);
  if (day.ok) return firstOf(day.value.from, place);
  const instant = readDateTime(text, place);
  return instant.ok ? { start: new Date(instant.value) } : undefined;
}

function firstOf(date: string, { zone }: Place): Span {
  return { start: new Date(instantOf(date, '00:00', zone)), firstDay: date };
}

function lastOf(date: string, { zone }: Place): Span {
  return { end: new Date(instantOf(addDays(date, 1) ?? date, '00:00', zone)), lastDay: date };
}

function unreadable(when: string): never {
  throw new DeskError('delegate.when', { read: when.slice(0, 60) });
}
