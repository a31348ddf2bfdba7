/** What a naive program would do: walk day by day, and ask Intl for each day's place on the clock. Only for whole weekdays of one interval. */
export interface DayLoop {
  add(start: Date, minutes: number): Date;
  between(start: Date, end: Date): number;
}

export interface Hours {
  readonly zone: string;
  /** Minutes after midnight. */
  readonly opens: number;
  readonly closes: number;
  /** Local dates. */
  readonly holidays: ReadonlySet<string>;
}

const MINUTE = 60_000;
const DAY = 86_400_000;

export function createDayLoop(hours: Hours): DayLoop {
  const openOn = dayReader(hours);
  return {
    add(start, minutes) {
      let left = minutes * MINUTE;
      for (let at = start.getTime(); ; at += DAY) {
        const open = openOn(at);
        const from = open && Math.max(open.from, start.getTime());
        if (!open || from === undefined || from >= open.to) continue;
        if (left <= open.to - from) return new Date(from + left);
        left -= open.to - from;
      }
    },
    between(start, end) {
      let work = 0;
      for (let at = start.getTime(); at < end.getTime() + DAY; at += DAY) {
        const open = openOn(at);
        if (open) work += Math.max(0, Math.min(open.to, end.getTime()) - Math.max(open.from, start.getTime()));
      }
      return work / MINUTE;
    },
  };
}

/** When the local day of an instant opens and closes. */
function dayReader(hours: Hours): (at: number) => { from: number; to: number } | undefined {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: hours.zone,
    ...{
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    },
    hourCycle: 'h23',
  });
  return (at) => {
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    if (part.weekday === 'Sat' || part.weekday === 'Sun') return undefined;
    if (hours.holidays.has(`${part.year}-${part.month}-${part.day}`)) return undefined;
    const midnight = at - (at % 1000) - ((Number(part.hour) * 60 + Number(part.minute)) * 60 + Number(part.second)) * 1000;
    return { from: midnight + hours.opens * MINUTE, to: midnight + hours.closes * MINUTE };
  };
}
