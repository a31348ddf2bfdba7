import type { Turn } from './flow.ts';

/** Whether something was so few minutes ago (`burst_minutes`) that what is said now may belong to it. */
export function isWithinBurst({ now, definitions }: Pick<Turn, 'now' | 'definitions'>, at: Date | undefined): boolean {
  return at !== undefined && now.getTime() - at.getTime() <= definitions.desk.conversation.burst_minutes * 60_000;
}
