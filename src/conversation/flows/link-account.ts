import { z } from 'zod';
import { endLinking } from '../../actions/accounts/end-linking.ts';
import { flow, type Next } from '../flow.ts';

/** "Was it not you?" beside a one-time code: the code ends, and that address gets no other for a day. */
export const linkAccountFlow = flow({
  name: 'link-account',
  draft: z.object({ linking: z.string() }),
  errand: false,
  async run(turn, { linking: id }, reply): Promise<Next> {
    if (reply?.kind !== 'choice') return { then: 'again' };
    const linking = await turn.tx.collection('linkings').get(id);
    if (linking?.state !== 'open') return { then: 'end', say: { notice: { key: 'prompt.answered' } } };
    await endLinking(turn, linking, { state: 'blocked', words: { key: 'link.blocked' } });
    return { then: 'end', say: { notice: { key: 'link.blocked_more' } } };
  },
  reads: () => false,
});
