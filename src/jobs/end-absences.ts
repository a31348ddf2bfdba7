import { comeBack } from '../actions/working/go-away.ts';
import { tell } from '../actions/tell.ts';
import type { Job } from '../ports.ts';
import { sweep, type Works } from './sweep.ts';

/** Whoever was away until now is there again, and told so. */
export function endAbsences(works: Works): Job {
  return sweep(works, {
    name: 'end-absences',
    every: 30,
    collection: 'absences',
    field: 'endDueAt',
    async one(context, { id }) {
      await comeBack(context, id);
      if (context.definitions.people.has(id)) await tell(context, { reader: id, say: { notice: { key: 'away.over' } } });
    },
  });
}
