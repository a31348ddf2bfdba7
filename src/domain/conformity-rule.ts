import { z } from 'zod';

const Days = z.number().positive();

/** How long the desk waits for "conforme", in working days of the requester since it was solved, and how long a closed ticket can be reopened. */
export const Conformity = z.strictObject({
  /** From the first nudge to the last. */
  nudge_after_days: z.array(Days).min(1),
  close_after_days: Days,
  reopen_days: Days,
});
export type Conformity = z.infer<typeof Conformity>;

/** What a team, a category or an item has otherwise; what it leaves out is the desk's. */
export const OwnConformity = Conformity.partial();
export type OwnConformity = z.infer<typeof OwnConformity>;

/** Numbers with those that something has of its own in their place; of several the last that names one. */
export function withOwn(usual: Conformity, ...own: readonly (OwnConformity | undefined)[]): Conformity {
  const days = own.filter((one) => one !== undefined);
  return {
    nudge_after_days: days.findLast((one) => one.nudge_after_days)?.nudge_after_days ?? usual.nudge_after_days,
    close_after_days: days.findLast((one) => one.close_after_days)?.close_after_days ?? usual.close_after_days,
    reopen_days: days.findLast((one) => one.reopen_days)?.reopen_days ?? usual.reopen_days,
  };
}
