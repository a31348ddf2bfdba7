import { z } from 'zod';
import type { Prompt } from '../../messaging/prompt.ts';
import { flow, type Next, type Turn } from '../flow.ts';
import { titleOfForm } from '../form/parked-forms.ts';
import { openQuestions } from '../open-questions.ts';
import { takeUp } from '../take-up.ts';

/** Several forms were left: which one to go on with, the newest first. */
export const chooseForm = flow({
  name: 'choose-form',
  draft: z.object({}),
  errand: false,
  async run(turn, _draft, reply): Promise<Next> {
    const forms = await leftForms(turn);
    if (reply?.kind !== 'choice') {
      const choices = forms.map((prompt) => ({ value: prompt.id, label: titleOfForm(turn, prompt) }));
      return { then: 'ask', draft: {}, say: { notice: { key: 'form.which_form' }, ask: { choices } } };
    }
    await takeUp(
      turn,
      forms.find(({ id }) => id === reply.value),
    );
    return { then: 'end' };
  },
  reads: () => false,
});

async function leftForms(turn: Turn): Promise<readonly Prompt[]> {
  return (await openQuestions(turn)).filter((prompt) => prompt.flow === 'request-item').slice(0, 10);
}
