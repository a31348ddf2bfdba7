import { endLinking } from '../actions/accounts/end-linking.ts';
import type { Job } from '../ports.ts';
import { sweep, type Works } from './sweep.ts';

/** One-time codes that nobody typed in time end, and leave the messages they stood in; a day later they are forgotten. */
export function expireLinkings(works: Works): Job {
  return sweep(works, {
    name: 'expire-linkings',
    every: 10,
    collection: 'linkings',
    field: 'dueAt',
    async one(context, linking) {
      if (linking.state !== 'open') return context.tx.collection('linkings').remove(linking);
      await endLinking(context, linking, { state: 'over', words: { key: 'link.expired' } });
    },
  });
}
