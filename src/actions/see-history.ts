import type { HistoryEntry } from '../domain/audit.ts';
import type { Sight } from '../domain/rights.ts';

/** Whether an entry of a ticket's history may be read at this sight. */
export function isVisible({ sight: of, verb }: Pick<HistoryEntry, 'sight' | 'verb'>, sight: Sight): boolean {
  if (sight === 'full') return true;
  if (of === 'internal' || sight === 'none') return false;
  if (sight === 'form') return verb === 'open' || verb === 'decide' || verb === 'ask-approval';
  return sight === 'public' || of === 'system';
}

/** What was done, as a sentence's key: a decision says which. */
export function didKey({ verb, facts }: Pick<HistoryEntry, 'verb' | 'facts'>): 'did.open' {
  const done = verb === 'decide' && facts['decision'] === 'rejected' ? 'decide_rejected' : verb;
  // Every verb has a key of this form; the locale parity check proves that none is missing.
  return `did.${done}` as 'did.open';
}
