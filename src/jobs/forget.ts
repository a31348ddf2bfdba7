import type { Job } from '../ports.ts';
import { sweep, type Works } from './sweep.ts';

/** Retention: each collection's documents go when their time has come. */
export function forget(works: Works): readonly Job[] {
  const every = 10;
  const field = 'forgetAt';
  return [
    sweep(works, {
      name: 'forget-inbox',
      every,
      collection: 'inbox',
      field,
      one: ({ tx }, entry) => tx.collection('inbox').remove(entry),
    }),
    sweep(works, {
      name: 'forget-outbox',
      every,
      collection: 'outbox',
      field,
      one: ({ tx }, entry) => tx.collection('outbox').remove(entry),
    }),
    sweep(works, {
      name: 'forget-feed',
      every,
      collection: 'feed',
      field,
      one: ({ tx }, entry) => tx.collection('feed').remove(entry),
    }),
    sweep(works, {
      name: 'forget-strangers',
      every,
      collection: 'strangers',
      field,
      one: ({ tx }, entry) => tx.collection('strangers').remove(entry),
    }),
  ];
}
