import { decideApproval } from '../../../actions/decide-approval.ts';
import { startWith, type RunVerb } from '../run.ts';

/** Verbs of approvers. */
export const deciding = {
  approve: async (turn, { number, rest }) => {
    await decideApproval(turn, { ticket: number, decision: 'approved', reason: rest });
    return { notice: { key: 'approval.done_approved', params: { number } }, ticket: number };
  },
  reject: (_, { number, rest }) => startWith('reject-request', { ticket: number }, rest),
} as const satisfies Record<string, RunVerb>;
