import type { HistoryEntry } from '../domain/audit.ts';
import type { Sight } from '../domain/rights.ts';

/** Whether an entry of a ticket's history may be read at this sight. */
export function isVisible({ sight: of, verb }: Pick<HistoryEntry, 'sight' | 'verb'>, sight: Sight): boolean {
  if (sight === 'full') return true;
  if (of === 'internal' || sight === 'none') return false;
  if (sight === 'form') return verb === 'open' || verb === 'decide' || verb === 'ask-approval';
  return sight === 'public' || of === 'system';
}
