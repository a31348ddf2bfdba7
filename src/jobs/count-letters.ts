import { countLettersOf } from '../actions/looking/delivery-troubles.ts';
import type { Metrics, Now, Store } from '../ports.ts';

const EVERY_MS = 60_000;

/** Keeps the figures of what waits for the operator: counted once a minute, whoever asks. */
export function countLetters({ store, metrics, now }: { store: Store; metrics: Metrics; now: Now }): () => Promise<void> {
  let countedAt = Number.NEGATIVE_INFINITY;
  return async () => {
    if (now().getTime() < countedAt + EVERY_MS) return;
    countedAt = now().getTime();
    const { held, failed } = await store.transaction(countLettersOf);
    metrics.letters('held', held);
    metrics.letters('failed', failed);
  };
}
