import { z } from 'zod';
import { Approvers } from '../approval/stage.ts';

const Minutes = z.number().int().positive();
const Voters = z.strictObject({ by: Approvers });

/**
 * `emergency` of `desk.yaml`: who authorises an emergency and who accepts it, never the same person. All times are minutes of any clock, day
 * and night: nothing of this waits for opening hours. Source: the desk's rules, "Emergency service".
 */
export const EmergencySettings = z.strictObject({
  authorise: Voters.default({ by: 'manager' }),
  accept: Voters,
  /** Who is asked beside somebody who does not answer; whoever is not named here, by their own manager. */
  deputies: z.record(z.string(), z.string()).default({}),
  deputy_after_minutes: Minutes.default(30),
  remind_after_minutes: Minutes.default(30),
  /** How often at most. */
  reminders: z.number().int().min(0).default(2),
  /** Nobody has decided by then: refused. */
  expire_after_minutes: Minutes.default(240),
  /** Once refused, it may be asked for again. */
  again_after_minutes: Minutes.default(60),
  /** So many may be accepted per company and calendar month of the desk's zone; left out: any number. */
  quota: z
    .strictObject({
      per: z.enum(['company', 'department']).default('company'),
      each: z.enum(['month', 'year']).default('month'),
      count: z.number().int().positive(),
    })
    .optional(),
});
export type EmergencySettings = z.infer<typeof EmergencySettings>;
