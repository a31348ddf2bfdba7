import { moveDelegation } from '../actions/approvals/delegate-approvals.ts';
import type { Job } from '../ports.ts';
import { sweep, type Works } from './sweep.ts';

/** Begins and ends delegations on their day. */
export function runDelegations(works: Works): Job {
  return sweep(works, { name: 'run-delegations', every: 30, collection: 'delegations', field: 'dueAt', one: moveDelegation });
}
