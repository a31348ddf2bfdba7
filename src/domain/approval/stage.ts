import { z } from 'zod';
import { Outcome } from './approval.ts';
import { Condition } from '../form/condition.ts';
import { Label } from '../label.ts';

/** People found by what they are, when the request is opened: of the beneficiary if there is one, else of the requester. */
const described = [
  /** The members of a team, or its leads. */
  z.strictObject({ team: z.string() }),
  z.strictObject({ leads: z.string() }),
  /** Whoever has a company-wide role. */
  z.strictObject({ role: z.enum(['head', 'authority', 'administrator']) }),
  /** The head of the person's own department, or of the one that a field names. */
  z.strictObject({ head_of: z.literal('department'), field: z.string().optional() }),
  /** Those whom a field of the form names. */
  z.strictObject({ field: z.string() }),
  /** Who answers for the person's own site or cost centre, or for the one that a field names. */
  z.strictObject({ owner_of: z.enum(['site', 'cost_centre']), field: z.string().optional() }),
] as const;
/** A person's id, `manager`, `manager_of_manager`, or a description. */
const Approver = z.union([z.string(), ...described]);
export type Approver = z.infer<typeof Approver>;

/** One of those, or several together; a single person is a list of one. */
export const Approvers = z.union([z.enum(['manager', 'manager_of_manager']), ...described, z.array(Approver).min(1)]);
export type Approvers = z.infer<typeof Approvers>;

const PERCENT = /^([1-9]\d?|100)%$/;

/** A stage of a request's approval: who decides, how many of them, when it applies, and what time does to it. */
export const Stage = z.strictObject({
  id: z.string(),
  label: Label.optional(),
  by: Approvers,
  /**
   * `one` or a number of them must agree, `all` of them, or a percentage (rounded up); `first`: the first answer decides, either way;
   * `everyone`: all must answer, and one rejection among the answers rejects.
   */
  need: z
    .union([
      z.enum(['one', 'all', 'first', 'everyone']),
      z.number().int().positive(),
      z.string().regex(PERCENT, 'a share is a percentage; write one like "60%"'),
    ])
    .default('one'),
  when: Condition.optional(),
  /** Asked together with the stage before it; the next one in order waits for both. */
  parallel: z.boolean().default(false),
  /** Whoever decided another stage may not decide this one. */
  four_eyes: z.boolean().default(false),
  /** The answers this stage is about: it is asked again only when one of them changes. Left out: all answers. */
  fields: z.array(z.string()).min(1).optional(),
  /** Working hours of the approver; left out, the desk's. */
  remind_after_hours: z.number().positive().optional(),
  /** Working days, and what happens then; left out, the desk's days, and the request is cancelled. */
  expire: z
    .strictObject({ after_days: z.number().positive().optional(), outcome: Outcome.default('cancel'), to: Approvers.optional() })
    .optional(),
});
export type Stage = z.infer<typeof Stage>;

/** The `by` and `to` of a stage as a list. */
export function listed(approvers: Approvers): readonly Approver[] {
  return Array.isArray(approvers) ? approvers : [approvers];
}

/** How many of `possible` people must agree. */
export function needOf(need: number | string, possible: number): number {
  if (typeof need === 'number') return need;
  if (need === 'one' || need === 'first') return 1;
  if (need === 'all' || need === 'everyone') return Math.max(1, possible);
  // Whole numbers: 60 % of 5 is 3, however a machine divides.
  return Math.max(1, Math.ceil((Number.parseInt(need, 10) * possible) / 100));
}
