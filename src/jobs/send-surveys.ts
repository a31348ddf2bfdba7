import { askRating } from '../actions/closing/rate-ticket.ts';
import type { Job } from '../ports.ts';
import { sweep, type Works } from './sweep.ts';

/** Asks for a rating once a ticket is closed. */
export function sendSurveys(works: Works): Job {
  return sweep(works, {
    name: 'send-surveys',
    every: 5,
    collection: 'tickets',
    field: 'surveyDueAt',
    async one(context, ticket) {
      await askRating(context, ticket);
    },
  });
}
