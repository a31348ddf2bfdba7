import type { ClockExplanation, Explanation, Interval } from '../../domain/clock/why/explanation.ts';
import { instantOf, localTime } from '../../domain/hours/local-time.ts';
import { isOver } from '../../domain/lifecycle.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Value, Words } from '../../domain/wording.ts';
import { readerOf } from '../../messaging/reader-of.ts';
import type { SpanKind, TimelineView } from '../../messaging/why-view.ts';
import type { Looking } from './look.ts';
import { stateWords } from './ticket-facts.ts';
import { whyWords } from './why-words.ts';

/** Days of each clock in the words beside the picture. */
const MOST = 14;
/** Finer than this nobody sees anything. */
const FINEST = 400;
const MOST_DAYS = 60;
const DAY = 86_400_000;

/** A ticket's life as a picture, with the words that say the same. */
export function timelineOf(
  look: Looking,
  { ticket, why, inside }: { readonly ticket: Ticket; readonly why: Explanation; readonly inside: boolean },
): TimelineView {
  const { definitions, speaker, person } = look;
  const { zone } = readerOf(person.id, definitions);
  const { intro, clocks } = whyWords(why, { definitions, zone, most: MOST, inside });
  const bounds = boundsOf(ticket, why);
  const begun = clocks.filter(({ clock }) => clock.verdict !== 'not_begun');
  return {
    ...bounds,
    days: daysIn(bounds, zone).map(({ at, date }) => ({ at, label: speaker.value({ day: date }) })),
    states: statesOf(ticket, bounds).map(({ words, ...band }) => ({ ...band, label: speaker.words(words) })),
    clocks: begun.map(({ clock, head, days, end }) => ({
      key: clock.key,
      label: speaker.words(nameIn(head)),
      verdict: clock.verdict,
      breached: clock.breached,
      spans: spansOf(clock, bounds).map(({ words, ...span }) => ({ ...span, label: speaker.words(words) })),
      ...(clock.due && { due: { at: clock.due.at, label: speaker.value({ at: clock.due.at }) } }),
      levels: inside ? clock.levels : [],
      lines: [head, ...days, ...end].map(speaker.words),
    })),
    intro: intro.map(speaker.words),
  };
}

/** What a clock is called, without how it stands. */
function nameIn(head: Words): Words {
  const name: Value | undefined = 'key' in head ? head.params?.['head'] : undefined;
  return typeof name === 'object' && 'key' in name ? name : head;
}

type Bounds = Pick<TimelineView, 'from' | 'to' | 'now' | 'live'>;

/** From its opening until now, or until its last change; with what is due afterwards, unless that is much further away. */
function boundsOf(ticket: Ticket, { at: now, clocks }: Explanation): Bounds {
  const from = ticket.ledger[0]?.at ?? ticket.openedAt;
  const live = !isOver(ticket.state);
  const last = live ? now : (ticket.ledger.at(-1)?.at ?? now);
  const life = Math.max(last.getTime() - from.getTime(), 60_000);
  const dues = clocks.flatMap(({ due, verdict }) => (due && (verdict === 'running' || !live) ? [due.at.getTime()] : []));
  const reach = last.getTime() + Math.max(2 * life, 4 * DAY);
  const end = Math.max(last.getTime(), ...dues.filter((due) => due <= reach));
  return { from, to: new Date(end + Math.round((end - from.getTime()) * 0.03)), now, live };
}

function daysIn({ from, to }: Bounds, zone: string): readonly { readonly at: Date; readonly date: string }[] {
  const count = (to.getTime() - from.getTime()) / DAY;
  const step = Math.max(1, Math.ceil(count / MOST_DAYS));
  const days: { at: Date; date: string }[] = [];
  for (let day = Date.parse(`${localTime(from, zone).date}T00:00:00Z`); ; day += step * DAY) {
    const date = new Date(day).toISOString().slice(0, 10);
    const at = new Date(instantOf(date, '00:00', zone));
    if (at >= to) return days;
    if (at >= from) days.push({ at, date });
  }
}

function statesOf({ ledger }: Ticket, { to, now, live }: Bounds) {
  const end = live ? now : to;
  return ledger.flatMap(({ at, state, reason }, index) => {
    const until = ledger[index + 1]?.at ?? end;
    const words = stateWords({ state, ...(reason && { reason }) });
    return at < until ? [{ from: at, to: until, state: reason ? `${state}-${reason}` : state, words }] : [];
  });
}

interface Span {
  readonly from: Date;
  readonly to: Date;
  readonly kind: SpanKind;
  readonly words: Words;
}

/** Neighbours that are drawn alike are one; of a long life, nights too short to be seen belong to what is around them. */
function spansOf({ intervals }: ClockExplanation, { from, to }: Bounds): readonly Span[] {
  const least = (to.getTime() - from.getTime()) / FINEST;
  const seen = intervals.filter((one) => kindOf(one) !== 'off' || one.to.getTime() - one.from.getTime() >= least);
  const spans: Span[] = [];
  for (const one of seen) {
    const [last, kind] = [spans.at(-1), kindOf(one)];
    const near = last && one.from.getTime() - last.to.getTime() < least;
    if (last && near && last.kind === kind && (kind === 'counted' || kind === 'off'))
      spans[spans.length - 1] = { ...last, to: one.to };
    else spans.push({ from: one.from, to: one.to, kind, words: wordsOf(one) });
  }
  return spans;
}

function kindOf({ counted, rule }: Interval): SpanKind {
  if (counted) return 'counted';
  if (rule === 'paused' || rule === 'holiday') return rule;
  return rule === 'stopped' || rule === 'before_start' ? 'stopped' : 'off';
}

function wordsOf(interval: Interval): Words {
  const kind = kindOf(interval);
  if (kind === 'holiday') return interval.name ? { label: interval.name } : { key: 'why.span.holiday' };
  return kind === 'off' || kind === 'counted' ? { key: `why.span.${kind}` } : stateWords(interval);
}
