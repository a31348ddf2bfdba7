import type { HistoryEntry } from '../../audit.ts';
import { openStates } from '../../lifecycle.ts';
import type { LedgerEntry } from '../../states.ts';
import type { WorkingTime } from '../../hours/calendar.ts';
import type { Run } from '../courses/course.ts';
import type { Interval, IntervalRule } from './explanation.ts';
import type { Piece, PieceRule } from '../../hours/pieces.ts';
import type { ClockReading } from '../read-clock.ts';

/** What happened to the ticket. `history`: for who let it wait. */
interface Life {
  readonly ledger: readonly LedgerEntry[];
  readonly history: readonly Pick<HistoryEntry, 'at' | 'by' | 'verb'>[];
  readonly now: Date;
}

/** A run of a clock that is over knows what counted in it then. */
type KeptRun = Run & { readonly minutes?: number };

/**
 * What a clock's reading adds up from: every interval from its start until it stopped for good, or now, in order and without gaps. The
 * counted minutes of all intervals are the reading's `used`, exactly.
 */
export function explainClock(reading: ClockReading, life: Life, working: Pick<WorkingTime, 'pieces'>): readonly Interval[] {
  const { startedAt, runs, mode, stoppedAt } = reading;
  if (!startedAt) return [];
  const end = mode === 'stopped' ? (stoppedAt ?? runs.at(-1)?.to ?? startedAt) : life.now;
  const kept = runs.filter((run) => isOtherToday(run, working));
  const changes = life.ledger.map(({ at }) => at).filter((at) => !kept.some(({ from, to }) => from < at && at < to));
  const cuts = cutsBetween(startedAt, end, [...changes, ...runs.flatMap(({ from, to }) => [from, to])]);
  const found = cuts.slice(1).flatMap((to, index): readonly Interval[] => {
    const from = cuts[index] ?? startedAt;
    const entry = life.ledger.findLast(({ at }) => at <= from) ?? life.ledger[0];
    if (!entry) return [];
    const run: KeptRun | undefined = runs.find((one) => one.from <= from && to <= one.to);
    if (!run) return [still(entry, { from, to }, { life, begun: runs.some((one) => one.from < from) })];
    if (kept.includes(run)) return [{ from, to, ...stateOf(entry), counted: true, minutes: run.minutes ?? 0, rule: 'kept' }];
    return working.pieces(from, to).map((piece) => ofPiece(entry, piece));
  });
  return joined(found);
}

/** Whether hours or holidays were changed after the ticket ended, so that today's calendar does not say what counted. */
function isOtherToday({ from, to, minutes }: KeptRun, working: Pick<WorkingTime, 'pieces'>): boolean {
  if (minutes === undefined) return false;
  const open = working.pieces(from, to).filter((piece) => piece.open);
  const today = open.reduce((sum, piece) => sum + piece.to.getTime() - piece.from.getTime(), 0);
  return today !== Math.round(minutes * 60_000);
}

/** The instants in between at which something changed, with both ends, in order and each once. */
function cutsBetween(start: Date, end: Date, at: readonly Date[]): readonly Date[] {
  const inside = at.map((one) => one.getTime()).filter((one) => one > start.getTime() && one < end.getTime());
  const all = [...new Set([start.getTime(), ...inside, end.getTime()])].sort((a, b) => a - b);
  return all.map((one) => new Date(one));
}

const closedBy = {
  hours: 'outside_hours',
  free_day: 'free_day',
  holiday: 'holiday',
  break: 'break',
  override: 'override',
} as const satisfies Record<PieceRule, IntervalRule>;

function ofPiece(entry: LedgerEntry, { from, to, open, rule: by, name }: Piece): Interval {
  const rule = open ? (by === 'override' ? 'override' : 'counted') : closedBy[by];
  const minutes = open ? lengthOf(from, to) : 0;
  return { from, to, ...stateOf(entry), counted: open, minutes, rule, ...(name !== undefined && { name }) };
}

/** A stretch in which the clock does not run, whatever the hour. */
function still(
  entry: LedgerEntry,
  span: Pick<Interval, 'from' | 'to'>,
  { life, begun }: { readonly life: Life; readonly begun: boolean },
): Interval {
  const over = !openStates.some((state) => state === entry.state);
  const waits = entry.state === 'waiting' || entry.state === 'awaiting_approval';
  const rule = over ? 'stopped' : waits || begun ? 'paused' : 'before_start';
  const by = rule === 'paused' ? whoLetWait(entry, life) : undefined;
  return { ...span, ...stateOf(entry), counted: false, minutes: 0, rule, ...(by !== undefined && { by }) };
}

function whoLetWait({ at }: LedgerEntry, { history }: Life): string | undefined {
  const entry = history.findLast((one) => one.verb === 'wait' && one.at.getTime() === at.getTime());
  return entry && entry.by !== 'system' ? entry.by : undefined;
}

function stateOf({ state, reason }: LedgerEntry): Pick<Interval, 'state' | 'reason'> {
  return { state, ...(reason && { reason }) };
}

/** Neighbours that differ in nothing are one. */
function joined(intervals: readonly Interval[]): readonly Interval[] {
  const out: Interval[] = [];
  for (const next of intervals) {
    const last = out.at(-1);
    if (last && sameKind(last, next))
      out[out.length - 1] = { ...last, to: next.to, minutes: last.counted ? lengthOf(last.from, next.to) : 0 };
    else out.push(next);
  }
  return out;
}

function sameKind(a: Interval, b: Interval): boolean {
  if (a.rule === 'kept') return false;
  const keys = ['rule', 'state', 'reason', 'counted', 'by'] as const;
  return keys.every((key) => a[key] === b[key]) && JSON.stringify(a.name) === JSON.stringify(b.name);
}

/** In minutes. */
function lengthOf(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / 60_000;
}
