import { compileCalendar } from '../../src/domain/clock/calendar.ts';
import { createDayLoop } from './day-loop.ts';
import { row, type Figure } from './figure.ts';
import { median } from './stopwatch.ts';

const holidays = ['2026-01-01', '2026-04-02', '2026-04-03', '2026-05-01', '2026-06-29', '2026-07-28', '2026-07-29', '2026-12-25'];
const day = [['08:00', '18:00']] as [[string, string]];
const ours = compileCalendar({ tz: 'America/Lima', hours: { mon: day, tue: day, wed: day, thu: day, fri: day }, holidays });
const naive = createDayLoop({ zone: 'America/Lima', opens: 480, closes: 1080, holidays: new Set(holidays) });

/** Goals of the demo desk, in minutes. */
const goals = [30, 60, 240, 480, 1800, 3000];

/** Deadlines and working time between two instants: what every clock and every sweep asks. */
export const workingTime: Figure = {
  name: 'working-time',
  async measure({ rounds }) {
    const cases = Array.from({ length: 300 }, (_, n) => ({
      start: new Date(Date.UTC(2026, 0, 5) + n * 97_511_000),
      minutes: goals[n % goals.length]!,
      end: new Date(Date.UTC(2026, 0, 5) + n * 97_511_000 + (n % 21) * 43_200_000),
    }));
    for (const { start, end, minutes } of cases) requireAlike({ start, end, minutes });
    const add = (with_: typeof ours | typeof naive) => () => cases.reduce((sum, { start, minutes }) => sum + with_.add(start, minutes).getTime(), 0); // prettier-ignore
    const between = (with_: typeof ours | typeof naive) => () => cases.reduce((sum, { start, end }) => sum + with_.between(start, end), 0); // prettier-ignore
    const what = 'a naive loop over days with Intl';
    const pair = (name: string, [fast, slow]: readonly [() => number, () => number]) => {
      const value = perCall(fast, { rounds, times: 500 }, cases.length);
      const [base, again] = [
        perCall(slow, { rounds, times: 2 }, cases.length),
        perCall(slow, { rounds, times: 2 }, cases.length),
      ];
      return row({ what: name, unit: 'ns', goal: '≤ 0.005' }, value, { what, value: base, again });
    };
    return {
      title: 'Working time',
      rows: [pair('add', [add(ours), add(naive)]), pair('between', [between(ours), between(naive)])],
      notes: ['Goals of 30 min to 5 days, spans of 0 to 10 days, over a year; both give the same answers.'],
    };
  },
};

function requireAlike({ start, end, minutes }: { start: Date; end: Date; minutes: number }): void {
  const alike = ours.add(start, minutes).getTime() === naive.add(start, minutes).getTime();
  if (!alike || ours.between(start, end) !== naive.between(start, end))
    throw new Error(`the two calendars disagree from ${start.toISOString()} on`);
}

/** Nanoseconds of CPU. The sum is looked at, so that no work can be left out. */
function perCall(work: () => number, { rounds, times }: { rounds: number; times: number }, calls: number): number {
  const costs: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const used = process.cpuUsage();
    let sum = 0;
    for (let n = 0; n < times; n += 1) sum += work();
    const { user, system } = process.cpuUsage(used);
    if (!Number.isFinite(sum)) throw new Error('no number came out');
    if (round > 0) costs.push(((user + system) * 1000) / (times * calls));
  }
  return median(costs);
}
