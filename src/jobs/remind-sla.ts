import { announceLevels } from '../actions/alerting/announce-levels.ts';
import { saveTicket } from '../actions/context.ts';
import type { Job } from '../ports.ts';
import { sweep, type Works } from './sweep.ts';

/** Tells whom the policy names when a share of a goal is used up, and asks why a goal was missed: each level once. */
export function remindSla(works: Works): Job {
  return sweep(works, {
    name: 'remind-sla',
    every: 5,
    collection: 'tickets',
    field: 'slaDueAt',
    one: async (context, ticket) => void (await saveTicket(context, await announceLevels(context, ticket))),
  });
}
