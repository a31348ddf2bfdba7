import { z } from 'zod';
import { openTask, resolveTask, takeTask } from '../../actions/working/work-task.ts';
import { ask } from '../../actions/tell.ts';
import type { Say } from '../../messaging/outbound.ts';
import { hereOf } from '../engine.ts';
import { flow, type Next, type Turn } from '../flow.ts';
import { openQuestions } from '../open-questions.ts';

const Draft = z.object({
  ticket: z.string(),
  task: z.number(),
  /** Set where what was done is asked of one person. */
  verb: z.literal('resolve').optional(),
});
type Draft = z.infer<typeof Draft>;

/** The buttons of a task's card, and the question of what was done. */
export const workTask = flow({
  name: 'work-task',
  draft: Draft,
  errand: true,
  async run(turn, draft, reply): Promise<Next> {
    if (draft.verb) return resolve(turn, draft, reply?.kind === 'words' ? reply.text : undefined);
    if (reply?.kind !== 'choice') return { then: 'again' };
    if (reply.value === 'resolve') return askWhatWasDone(turn, draft);
    await takeTask(turn, draft);
    return { then: 'end', keep: true, say: doneSay('done.take_task', draft) };
  },
});

async function resolve(turn: Turn, draft: Draft, text: string | undefined): Promise<Next> {
  if (!text) {
    await openTask(turn, draft);
    return { then: 'ask', draft: { ...draft, verb: 'resolve' }, say: whatSay(draft), ticket: draft.ticket };
  }
  await resolveTask(turn, draft, text);
  return { then: 'end', say: doneSay('done.resolve_task', draft) };
}

/** Asked of the one who tapped, once however often; the card stays for all. */
async function askWhatWasDone(turn: Turn, draft: Draft): Promise<Next> {
  await openTask(turn, draft);
  const asked = (await openQuestions(turn)).some(({ flow: of, draft: known }) => {
    const same = of === 'work-task' ? Draft.safeParse(known).data : undefined;
    return same?.ticket === draft.ticket && same.task === draft.task && same.verb === 'resolve';
  });
  if (!asked) {
    const question = { ...draft, verb: 'resolve' as const };
    const readers = [turn.person.id];
    await ask(turn, { say: whatSay(draft), flow: 'work-task', draft: question, readers, at: hereOf(turn), ticket: draft.ticket });
  }
  return { then: 'end', keep: true };
}

function whatSay({ ticket, task }: Draft): Say {
  return {
    notice: { key: 'work.what_was_done_task', params: { number: ticket, task } },
    ask: { expects: { type: 'long_text' } },
    ticket,
  };
}

export function doneSay(key: 'done.take_task' | 'done.resolve_task' | 'done.note_task', { ticket, task }: Draft): Say {
  return { notice: { key, params: { number: ticket, task } }, ticket };
}
