import type { CollectionName } from '../collections.ts';
import type { Job } from '../ports.ts';
import { sweep, type Works } from './sweep.ts';

/** Retention: each collection's documents go when their time has come. */
export function forget(works: Works): readonly Job[] {
  return [
    leaving(works, 'inbox'),
    leaving(works, 'outbox'),
    leaving(works, 'feed'),
    leaving(works, 'corrections'),
    leaving(works, 'strangers'),
    leaving(works, 'spendings'),
  ];
}

function leaving<N extends CollectionName>(works: Works, collection: N): Job {
  return sweep(works, {
    name: `forget-${collection}`,
    every: 10,
    collection,
    field: 'forgetAt',
    one: ({ tx }, entry) => tx.collection(collection).remove(entry),
  });
}
