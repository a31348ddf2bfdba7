import { z } from 'zod';
import { localTime } from '../hours/local-time.ts';
import type { Definitions } from '../definitions.ts';
import type { Ticket } from '../ticket.ts';

/** What of a quota is used up: one document a company (or department) and period. `id`: `COMPANY:2026-03`. */
export const Quota = z.object({
  id: z.string(),
  version: z.number(),
  schema: z.number(),
  /** The tickets that were counted, in order. */
  uses: z.array(z.object({ ticket: z.string(), at: z.date() })),
});
export type Quota = z.infer<typeof Quota>;

/** Which quota a ticket counts in at an instant, how many it has, and the local date from which the next one begins. */
export interface QuotaTerms {
  readonly id: string;
  readonly count: number;
  readonly next: string;
}

/** Nothing where emergencies are not counted. A ticket without a company or department is the desk's company's. */
export function quotaTerms(
  ticket: Pick<Ticket, 'company' | 'department'>,
  { desk }: Definitions,
  now: Date,
): QuotaTerms | undefined {
  const quota = desk.emergency?.quota;
  if (!quota) return undefined;
  const { date } = localTime(now, desk.zone);
  const whose = (quota.per === 'department' ? ticket.department : ticket.company) ?? desk.company;
  const [year = 0, month = 0] = date.split('-').map(Number);
  const monthly = quota.each === 'month';
  const next = monthly && month < 12 ? `${year}-${String(month + 1).padStart(2, '0')}-01` : `${year + 1}-01-01`;
  return { id: `${whose}:${date.slice(0, monthly ? 'YYYY-MM'.length : 'YYYY'.length)}`, count: quota.count, next };
}
