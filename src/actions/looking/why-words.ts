import type { ClockExplanation, Explanation } from '../../domain/clock/why/explanation.ts';
import { foldDays } from '../../domain/clock/why/fold-days.ts';
import type { Target } from '../../domain/clock/courses/target.ts';
import type { Definitions } from '../../domain/definitions.ts';
import type { Label } from '../../domain/label.ts';
import type { Value, Words } from '../../domain/wording.ts';
import { chosenWords } from './chosen-words.ts';
import { dayWords, sumWords } from './day-words.ts';
import { verdictWords } from './verdict-words.ts';

/** Of one kind of clock, such as the answers to the requester's messages: the newest say enough. */
const MOST_OF_A_KIND = 3;

/** How much of it, and for whom. */
interface Telling {
  readonly definitions: Definitions;
  /** Days and hours are those of this zone: the reader's. */
  readonly zone: string;
  /** The newest days of each clock; the earlier ones are one sum. */
  readonly most: number;
  /** People of the desk read what would be news to the requester. */
  readonly inside: boolean;
}

/** A clock in sentences: what it is, its days with their sum, and what follows from it. */
interface ClockWords {
  readonly clock: ClockExplanation;
  readonly head: Words;
  readonly days: readonly Words[];
  readonly end: readonly Words[];
}

/** An explanation for people: what holds for the ticket, then clock by clock. */
export function whyWords(
  explanation: Explanation,
  telling: Telling,
): { readonly intro: readonly Words[]; readonly clocks: readonly ClockWords[] } {
  const { clocks } = explanation;
  const shown = clocks.filter((clock) => isAmongNewest(clock, clocks));
  const left = clocks.length - shown.length;
  const more: readonly Words[] = left > 0 ? [{ key: 'why.left_out', params: { count: left } }] : [];
  return {
    intro: [...introWords(explanation, telling), ...more],
    clocks: shown.map((clock) => clockWords(clock, explanation, telling)),
  };
}

function isAmongNewest(clock: ClockExplanation, clocks: readonly ClockExplanation[]): boolean {
  const alike = clocks.filter(({ target, of }) => target === clock.target && of === clock.of);
  return alike.slice(-MOST_OF_A_KIND).includes(clock);
}

function introWords(explanation: Explanation, { definitions, zone }: Telling): readonly Words[] {
  const { number, priority, policy, emergency } = explanation;
  const calendar = mainCalendar(explanation);
  const params = {
    number,
    priority: { key: `priority.${priority}` },
    policy: nameOf(policy.label, policy.id),
    chosen: chosenWords(policy.chosen, definitions),
    calendar: calendar ? nameOf(calendar.name, calendar.id) : '',
  } as const;
  const away = calendar && (zone !== calendar.zone || zone !== definitions.desk.zone);
  return [
    { key: 'why.intro', params },
    ...(emergency ? [emergencyWords(emergency)] : []),
    ...(away ? [{ key: 'why.zone', params: { zone, other: calendar.zone } } as const] : []),
  ];
}

/** Most is measured as the solution is. */
function mainCalendar({ clocks }: Explanation): ClockExplanation['calendar'] | undefined {
  return (clocks.find(({ target }) => target === 'resolution') ?? clocks[0])?.calendar;
}

function nameOf(label: Label | undefined, id: string): Value {
  return label ? { label } : id;
}

function emergencyWords({ since, askedBy, authorisedBy, acceptedBy }: NonNullable<Explanation['emergency']>): Words {
  const params = { at: { at: since }, asked: { person: askedBy } } as const;
  if (authorisedBy === undefined || acceptedBy === undefined) return { key: 'why.emergency', params };
  const by = { authorised: { person: authorisedBy }, accepted: { person: acceptedBy } } as const;
  return { key: askedBy === authorisedBy ? 'why.emergency_own' : 'why.emergency_by', params: { ...params, ...by } };
}

function clockWords(clock: ClockExplanation, explanation: Explanation, telling: Telling): ClockWords {
  const { zone, most } = telling;
  const folded = foldDays(clock.intervals, { zone, calendarZone: clock.calendar.zone, most });
  const lines = folded.lines.map((line) => dayWords(line, { now: explanation.at, zone }));
  const earlier = folded.earlier;
  const before: readonly Words[] = earlier
    ? [{ key: 'why.before', params: { count: earlier.days, used: { minutes: earlier.minutes } } }]
    : [];
  const outside: readonly Words[] =
    folded.outside > 0 ? [{ key: 'why.outside', params: { time: { minutes: folded.outside } } }] : [];
  return {
    clock,
    head: headWords(clock, explanation, telling),
    days: [...before, ...lines, ...outside, ...sumWords(folded, clock.goal)],
    end: verdictWords(clock, explanation, { goal: goalOf(clock), inside: telling.inside }),
  };
}

function headWords(clock: ClockExplanation, explanation: Explanation, telling: Telling): Words {
  const { goal, used, verdict, calendar } = clock;
  const params = { head: headOf(clock), goal: goalOf({ goal, calendar }), used: { minutes: used } } as const;
  if (verdict === 'not_begun') return { key: 'why.not_begun', params };
  const other = calendar.id !== mainCalendar(explanation)?.id;
  if (clock.due?.by === 'fixed') return { key: 'why.clock_fixed', params };
  if (!other) return { key: 'why.clock', params };
  const zone = calendar.zone === telling.zone ? {} : { zone: calendar.zone };
  const name = nameOf(calendar.name, calendar.id);
  return {
    key: 'why.clock_elsewhere',
    params: { ...params, calendar: 'zone' in zone ? { key: 'why.in_zone', params: { name, ...zone } } : name },
  };
}

/** What a clock is called, with whose it is or what it answers. */
function headOf({ target, of, startedAt }: ClockExplanation): Words {
  const key = `why.head.${target}` as const satisfies `why.head.${Target}`;
  const whose: Value = of === undefined ? '' : target === 'internal' ? { team: of } : of;
  return { key, params: { of: whose, at: startedAt ? { at: startedAt } : '' } };
}

/** In days too, where it is some of them whole. */
function goalOf({ goal, calendar }: Pick<ClockExplanation, 'goal' | 'calendar'>): Value {
  const days = calendar.dayMinutes > 0 ? goal / calendar.dayMinutes : 0;
  if (!Number.isInteger(days) || days === 0) return { minutes: goal };
  return { key: 'why.days', params: { count: days, time: { minutes: goal } } };
}
