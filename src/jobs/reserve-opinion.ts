import type { Definitions } from '../domain/definitions.ts';
import { hasLeft, newSpending, spend, spendingDay, type Expense } from '../domain/second-opinion/spending.ts';
import { DuplicateKey, type Log, type Now, type Store } from '../ports.ts';

interface Purse {
  readonly store: Store;
  readonly now: Now;
  readonly log: Log;
  readonly definitions: Definitions;
}

/**
 * Counts a question before it is asked, so that all processes together never spend more than the day's budget, nor about one person's words more
 * than their part of it; false if it does not fit. What is counted stays counted, whatever comes of the question.
 */
export async function reserveOpinion(purse: Purse, expense: Expense): Promise<boolean> {
  const day = spendingDay(purse.definitions, purse.now());
  const { fits, isNews } = await count(purse, day, expense).catch((error: unknown) => {
    // The first question of the day, in two processes at the same instant.
    if (error instanceof DuplicateKey) return count(purse, day, expense);
    throw error;
  });
  if (isNews)
    purse.log.warn({ day }, 'the day’s budget for second opinions is spent; until tomorrow the desk’s own reading stands');
  return fits;
}

function count({ store, now, definitions }: Purse, day: string, expense: Expense): Promise<{ fits: boolean; isNews: boolean }> {
  return store.transaction(async (tx) => {
    const spendings = tx.collection('spendings');
    const known = await spendings.get(day);
    const before = known ?? newSpending(day, now());
    const left = hasLeft(before, expense, definitions);
    const fits = left === 'both';
    const isNews = left === 'day_spent' && !before.spentAt;
    const after = fits ? spend(before, expense) : { ...before, spentAt: before.spentAt ?? now() };
    if (fits || isNews) await (known ? spendings.replace(after) : spendings.insert(after));
    return { fits, isNews };
  });
}
