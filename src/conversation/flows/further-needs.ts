import { flow, type Next } from '../flow.ts';
import { beginNeed } from '../needs/begin-need.ts';
import { FurtherDraft } from '../needs/further-draft.ts';
import { furtherSay } from '../needs/needs-says.ts';
import { remindOfErrand } from '../remember-ticket.ts';

/** What else was said in one message: it comes next by itself, and is asked about where the need before it was left. */
export const furtherNeeds = flow({
  name: 'further-needs',
  draft: FurtherDraft,
  errand: true,
  async run(turn, draft, reply): Promise<Next> {
    if (!reply) return { then: 'ask', say: furtherSay(turn, draft.needs), draft };
    if (reply.kind === 'phrase') return { then: 'again', before: { notice: { key: 'phrase.not_here' } } };
    if (reply.kind !== 'choice') return { then: 'again' };
    if (reply.value === 'go') return beginNeed(turn, draft);
    return { then: 'end', say: { notice: { key: 'needs.left' }, ...(await remindOfErrand(turn)) } };
  },
  reads: () => false,
});
