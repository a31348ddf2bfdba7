import type { Label } from '../label.ts';
import type { DayPlan, DayRule } from './day-plan.ts';
import type { Span } from './spans.ts';
import { DAY, type ResolveWall } from './wall-time.ts';

const MINUTE = 60_000;
const YEAR = 366 * DAY;

/**
 * `hours`: the weekday's, open or closed; `override`: a date's own; `free_day`: a weekday without hours; `holiday`, with its name where it
 * has one; `break`: hours taken away from a date.
 */
export type PieceRule = DayRule['rule'] | 'break';

/** A stretch of time that one rule of a calendar opens or closes. */
export interface Piece {
  readonly from: Date;
  readonly to: Date;
  readonly open: boolean;
  readonly rule: PieceRule;
  readonly name?: Label;
}

/** The same in milliseconds. */
interface Stretch extends Span {
  readonly open: boolean;
  readonly rule: PieceRule;
  readonly name?: Label | undefined;
}

type Opened = 'hours' | 'override' | 'break';

/** At `at` something begins, ends, or a new day decides. */
interface Event {
  readonly at: number;
  readonly kind: Opened | 'day';
  /** Of what begins or ends: 1 or -1. */
  readonly by?: number;
  readonly day?: DayRule;
}

/** Cuts a stretch of time by a plan's rules, year by year so that the zone's clock changes stay few to look through. */
export function cutByRules(span: Span, plan: DayPlan, readZone: (from: number, to: number) => ResolveWall): readonly Piece[] {
  const merged: Stretch[] = [];
  for (let { from } = span; from < span.to; from += YEAR) {
    const part = { from, to: Math.min(from + YEAR, span.to) };
    for (const stretch of stretchesIn(part, eventsAround(part, plan, readZone))) append(merged, stretch);
  }
  return merged.map(({ from, to, open, rule, name }) => ({
    from: new Date(from),
    to: new Date(to),
    open,
    rule,
    ...(name && { name }),
  }));
}

function append(merged: Stretch[], next: Stretch): void {
  const last = merged.at(-1);
  if (last && last.open === next.open && last.rule === next.rule && isSameName(last.name, next.name))
    merged[merged.length - 1] = { ...last, to: next.to };
  else merged.push(next);
}

function isSameName(one: Label | undefined, other: Label | undefined): boolean {
  return one === other || (one?.es === other?.es && one?.en === other?.en);
}

/** Of the days that reach into the part, and of their neighbours: hours may pass midnight, and clock changes may move them there. */
function eventsAround({ from, to }: Span, plan: DayPlan, readZone: (from: number, to: number) => ResolveWall): Event[] {
  const [first, end] = [Math.floor(from / DAY) - 3, Math.ceil(to / DAY) + 3];
  const resolve = readZone(first * DAY, end * DAY);
  const events: Event[] = [];
  for (let day = first; day < end; day++) {
    // A date that clocks jumped over begins when it ends.
    if (resolve(day * DAY) >= resolve((day + 1) * DAY)) continue;
    const put = (kind: Opened, spans: readonly Span[]) => events.push(...boundsOf(kind, instants(spans, day, resolve)));
    const rule = plan.ruleOf(day);
    events.push({ at: resolve(day * DAY), kind: 'day', day: rule });
    put(rule.rule === 'override' ? 'override' : 'hours', plan.open(day));
    put('override', plan.spilled(day));
    put('break', plan.breaks(day));
  }
  return events.sort((a, b) => a.at - b.at);
}

function boundsOf(kind: Opened, spans: readonly Span[]): Event[] {
  return spans.filter(({ from, to }) => from < to).flatMap(({ from, to }) => [{ at: from, kind, by: 1 }, { at: to, kind, by: -1 }]); // prettier-ignore
}

function stretchesIn({ from, to }: Span, events: readonly Event[]): Stretch[] {
  const active = { hours: 0, override: 0, break: 0 };
  let day: DayRule = { rule: 'hours' };
  const stretches: Stretch[] = [];
  for (const [index, event] of events.entries()) {
    if (event.kind === 'day') day = event.day ?? day;
    else active[event.kind] += event.by ?? 0;
    const part = { from: Math.max(event.at, from), to: Math.min(events[index + 1]?.at ?? to, to) };
    if (part.from < part.to) stretches.push({ ...part, ...verdict(active, day) });
  }
  return stretches;
}

function verdict(active: Readonly<Record<Opened, number>>, day: DayRule): Omit<Stretch, keyof Span> {
  const planned = active.hours + active.override > 0;
  if (planned && active.break > 0) return { open: false, rule: 'break' };
  if (planned) return { open: true, rule: active.override > 0 ? 'override' : 'hours' };
  return { open: false, ...day };
}

/** Spans of a local day as instants. */
export function instants(spans: readonly Span[], day: number, resolve: ResolveWall): Span[] {
  return spans.map(({ from, to }) => ({ from: resolve(day * DAY + from * MINUTE), to: resolve(day * DAY + to * MINUTE) }));
}
