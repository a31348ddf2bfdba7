import { z } from 'zod';
import { Priority } from '../../catalog.ts';
import { Label } from '../../label.ts';
import { parseDuration } from '../../hours/duration.ts';
import { WaitingReason, waitingReasons } from '../../states.ts';
import { targets } from '../courses/target.ts';

const Goal = z.string().refine((text) => parseDuration(text) !== undefined, 'a goal is working time like 2h, 30m, 1d or 1h30m');
const Goals = z.strictObject({ response: Goal, next: Goal.optional(), resolution: Goal });
const GoalByPriority = z.record(Priority, Goal);

const oneOrMore = <T extends z.ZodType>(what: T) =>
  z.union([what, z.array(what).min(1)]).transform((given): readonly z.infer<T>[] => (Array.isArray(given) ? given : [given]));
const Ids = oneOrMore(z.string().min(1));

/** Which tickets a policy is for: all that is written must hold, one of each list is enough. `group` is one of the requester's. */
const When = z.strictObject({
  kind: oneOrMore(z.enum(['incident', 'request'])).optional(),
  priority: oneOrMore(Priority).optional(),
  category: Ids.optional(),
  item: Ids.optional(),
  team: Ids.optional(),
  department: Ids.optional(),
  site: Ids.optional(),
  company: Ids.optional(),
  requester: Ids.optional(),
  group: Ids.optional(),
  emergency: z.boolean().optional(),
});
export type When = z.infer<typeof When>;

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time is HH:MM');
export const weekdayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/**
 * When the solution is due, whatever the hours: a date, the date that a field of the form names (and so many working days before it), the
 * next such weekday, or such a day of the month; `at` on the clocks of the calendar's zone, left out when that day's work ends. A day without
 * working hours means the working day before it.
 */
const FixedDue = z.strictObject({
  date: z.iso.date('dates are YYYY-MM-DD and must exist').optional(),
  field: z.string().optional(),
  days_before: z.number().int().min(0).optional(),
  weekday: z.enum(weekdayNames).optional(),
  day_of_month: z.union([z.number().int().min(1).max(31), z.literal('last')]).optional(),
  at: Time.optional(),
});
export type FixedDue = z.infer<typeof FixedDue>;

/** Whom a level tells. `room` is the channel of the ticket's team, `lead` its leads, `head` the heads of the leads' departments. */
export const alertReaders = ['assignee', 'room', 'lead', 'head', 'manager'] as const;
export type AlertReader = (typeof alertReaders)[number];

const Percent = z.number().int().positive();
const Alert = z.union([
  Percent,
  z.strictObject({ at: Percent, tell: oneOrMore(z.string().min(1)).optional(), targets: oneOrMore(z.enum(targets)).optional() }),
]);

/**
 * How long one team may have a ticket, each time it does, and how long a third party may. Left out, `calendar` is the team's own where it has one,
 * else that of the policy.
 */
const Internal = z.strictObject({ team: z.string().min(1), calendar: z.string().optional(), goals: GoalByPriority });
const Vendor = z.strictObject({ supplier: z.string().min(1), calendar: z.string().optional(), goals: GoalByPriority });

/**
 * What is promised, in working time. The first policy of the file that is in force, has conditions and fits a ticket holds for it; where none
 * does, the one without conditions that is in force since the latest date, and the desk's own (`sla` of `desk.yaml`) of equals. `alerts` are percent of a goal; `pauses` the reasons of `waiting` during which the resolution stands still.
 */
export const SlaPolicy = z.strictObject({
  id: z.string().min(1),
  label: Label.optional(),
  when: When.optional(),
  calendar: z.string('its goals are counted in no hours; add "calendar: …", a name of calendars.yaml').min(1),
  /** A target counted in other hours. */
  calendars: z.strictObject({ response: z.string(), next: z.string(), resolution: z.string() }).partial().optional(),
  /** Instead of `calendar`, that of the ticket's team or site, the first that has one. */
  calendar_of: oneOrMore(z.enum(['team', 'site'])).optional(),
  goals: z.record(Priority, Goals),
  due: FixedDue.optional(),
  /** Of an emergency: where its clocks begin. */
  counts_from: z.enum(['opening', 'acceptance']).default('opening'),
  internal: z.array(Internal).default([]),
  vendor: z.array(Vendor).default([]),
  alerts: z.array(Alert).default([50, 75, 100]),
  pauses: z.array(WaitingReason).default([...waitingReasons]),
  /** The local date from which it holds; always, if left out. */
  from: z.iso.date('dates are YYYY-MM-DD and must exist').optional(),
});
export type SlaPolicy = z.infer<typeof SlaPolicy>;

/** A level at which somebody is told. */
export interface AlertLevel {
  readonly percent: number;
  /** `alertReaders` or people's ids; left out: the usual ones of that percentage. */
  readonly tell?: readonly string[] | undefined;
  /** Left out: all. */
  readonly targets?: readonly (typeof targets)[number][] | undefined;
}

/** A policy's levels in one shape. */
export function levelsOf({ alerts }: Pick<SlaPolicy, 'alerts'>): readonly AlertLevel[] {
  return alerts.map((alert) =>
    typeof alert === 'number' ? { percent: alert } : { percent: alert.at, tell: alert.tell, targets: alert.targets },
  );
}
