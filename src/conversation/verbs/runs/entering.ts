import { sendPagePass } from '../../../actions/accounts/page-pass.ts';
import { showAgain } from '../../../actions/tell.ts';
import type { Flows } from '../../engine.ts';
import type { Turn } from '../../flow.ts';
import { answerableHere, openQuestions } from '../../open-questions.ts';
import type { RunVerb } from '../run.ts';

/** The page: a link that lets in only whoever asked for it. */
export const entering = {
  web: async (turn, _given, flows) => {
    const { event, publicUrl } = turn;
    if (event.address.channel === 'web') return { notice: { key: 'web.here' } };
    if (publicUrl === undefined) return { notice: { key: 'web.nowhere' } };
    // Never where others read too.
    const at = event.address.kind === 'direct' ? event.address : event.direct;
    const sent = await sendPagePass(turn, { at, publicUrl });
    if (sent === 'too_many') return { notice: { key: 'web.too_many' } };
    await goOn(flows, turn);
    return undefined;
  },
} as const satisfies Record<string, RunVerb>;

/** The question that was interrupted, in a message of its own: the link's is emptied once it has been used. */
async function goOn(flows: Flows, turn: Turn): Promise<void> {
  const { event, person } = turn;
  if (event.kind !== 'message' || event.address.kind !== 'direct') return;
  const here = answerableHere(await openQuestions(turn), turn);
  const errand = here.find(({ flow }) => flows.get(flow)?.errand);
  if (errand) await showAgain(turn, errand, { reader: person.id, at: event.address });
}
