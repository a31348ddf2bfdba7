import { z } from 'zod';
import { localTime } from '../hours/local-time.ts';
import type { Definitions } from '../definitions.ts';

/** What a day's second opinions have used up, over all processes. `id`: the date in the desk's zone, `2026-03-02`. */
export const Spending = z.object({
  id: z.string(),
  version: z.number(),
  schema: z.number(),
  calls: z.number(),
  /** Sent, instructions included. */
  characters: z.number(),
  /** About whose words, as far as that was counted. As many entries as there were people. */
  people: z.array(z.object({ person: z.string(), calls: z.number() })).optional(),
  /** When something was left unasked for the first time that day: said in the log once. */
  spentAt: z.date().optional(),
  forgetAt: z.date(),
});
export type Spending = z.infer<typeof Spending>;

/** One question more. */
export interface Expense {
  readonly person: string;
  /** Its length, instructions included. */
  readonly characters: number;
}

const DAY_MS = 86_400_000;
const KEEP_DAYS = 35;

/** The day that an instant belongs to. */
export function spendingDay({ desk }: Pick<Definitions, 'desk'>, now: Date): string {
  return localTime(now, desk.zone).date;
}

/** A day of which nothing is used up yet. */
export function newSpending(day: string, now: Date): Spending {
  return { id: day, version: 1, schema: 1, calls: 0, characters: 0, forgetAt: new Date(now.getTime() + KEEP_DAYS * DAY_MS) };
}

/** Whether the day has something left for one question more, and the person of their part of it. */
export function hasLeft(
  spending: Spending,
  { person, characters }: Expense,
  { desk }: Pick<Definitions, 'desk'>,
): 'both' | 'day_spent' | 'share_spent' {
  const most = desk.second_opinion;
  if (spending.calls >= most.calls_per_day || spending.characters + characters > most.characters_per_day) return 'day_spent';
  return callsOf(spending, person) < most.calls_per_person ? 'both' : 'share_spent';
}

/** The day with that question in it. */
export function spend(spending: Spending, { person, characters }: Expense): Spending {
  const others = (spending.people ?? []).filter((one) => one.person !== person);
  return {
    ...spending,
    calls: spending.calls + 1,
    characters: spending.characters + characters,
    people: [...others, { person, calls: callsOf(spending, person) + 1 }],
  };
}

function callsOf({ people = [] }: Spending, person: string): number {
  return people.find((one) => one.person === person)?.calls ?? 0;
}
