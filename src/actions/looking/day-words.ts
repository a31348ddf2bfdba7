import type { DayLine, FoldedDays } from '../../domain/clock/why/fold-days.ts';
import { localTime } from '../../domain/hours/local-time.ts';
import type { Value, Words } from '../../domain/wording.ts';
import { stateWords } from './ticket-facts.ts';

interface Shown {
  /** What lasts until then lasts still. */
  readonly now: Date;
  /** The reader's. */
  readonly zone: string;
}

/** A line of a clock's days. */
export function dayWords(line: DayLine, shown: Shown): Words {
  switch (line.kind) {
    case 'day':
      return {
        key: line.special ? 'why.day_special' : 'why.day',
        params: {
          day: { day: line.date },
          hours: line.spans.map(({ from, to }) => `${from}–${to}`).join(', '),
          time: { minutes: line.minutes },
          states: { list: line.states.map(stateWords) },
        },
      };
    case 'still':
      return stillWords(line, shown);
    case 'holiday':
      return holidayWords(line);
    case 'closed':
      return { key: 'why.closed_date', params: { day: { day: line.date } } };
    case 'kept':
      return { key: 'why.kept', params: { from: { at: line.from }, to: { at: line.to }, time: { minutes: line.minutes } } };
    case 'break':
      return { key: 'why.break', params: { from: { at: line.from }, to: endOf(line, shown) } };
  }
}

function holidayWords({ date, name }: Extract<DayLine, { kind: 'holiday' | 'closed' }>): Words {
  const day = { day: date };
  if (name === undefined) return { key: 'why.holiday', params: { day } };
  return { key: 'why.holiday_named', params: { day, name: { label: name } } };
}

function stillWords(line: Extract<DayLine, { kind: 'still' }>, shown: Shown): Words {
  const { from, to, rule, of } = line;
  const params = { from: { at: from }, to: endOf(line, shown), state: stateWords(of) } as const;
  if (rule !== 'paused') return { key: rule === 'stopped' ? 'why.was_stopped' : 'why.before_start', params };
  const lasts = to.getTime() === shown.now.getTime();
  if (of.by === undefined) return { key: lasts ? 'why.paused_since' : 'why.paused_from', params };
  return { key: lasts ? 'why.paused_since_by' : 'why.paused_from_by', params: { ...params, who: { person: of.by } } };
}

/** The hour alone, on the same day. */
function endOf({ from, to }: { readonly from: Date; readonly to: Date }, { zone }: Shown): Value {
  const end = localTime(to, zone);
  return end.date === localTime(from, zone).date ? end.time : { at: to };
}

/** `9 h + 30 min = 9 h 30 min`: whoever adds up the lines above gets there too. */
export function sumWords({ earlier, lines }: FoldedDays, minutes: number): readonly Words[] {
  const parts = [...(earlier ? [earlier.minutes] : []), ...lines.flatMap((line) => ('minutes' in line ? [line.minutes] : []))];
  const [first, ...rest] = parts;
  const goal = { minutes };
  if (first === undefined) return lines.length > 0 ? [{ key: 'why.nothing_counted' }] : [];
  const used = { minutes: parts.reduce((sum, part) => sum + part, 0) };
  if (rest.length === 0) return [{ key: 'why.sum_single', params: { used, goal } }];
  const added = rest.reduce<Value>((sum, minutes) => ({ key: 'why.plus', params: { sum, time: { minutes } } }), {
    minutes: first,
  });
  return [{ key: 'why.sum', params: { parts: added, used, goal } }];
}
