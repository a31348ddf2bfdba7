import { expect, test } from '@jest/globals';
import { openStory } from './run-scenario.ts';
import { story, type Desk } from './story.ts';

async function stateAfter(say: (desk: Desk) => Promise<unknown>, number: string): Promise<unknown> {
  const opened = await openStory();
  try {
    await say(opened as Desk);
    return (await opened.do({ show: number }))[0]?.tickets?.[0]?.['state'];
  } finally {
    await opened.close();
  }
}

async function askForHeadset(desk: Desk) {
  const bob = desk.as('bob', 'slack');
  for (const words of ['I need a new headset', 'yes', 'skip', 'send']) await bob.say(words);
}

async function solvePrinter(desk: Desk) {
  const bob = desk.as('bob', 'slack');
  for (const words of ["can't print to the 3rd floor printer", 'yes']) await bob.say(words);
  for (const words of ['take INC-1', 'resolve INC-1 cleared the spooler']) await desk.as('carlos', 'slack').say(words);
  await desk.do({ wait: 'PT20M' });
}

test.each([
  ['sure, go ahead', 'registered'],
  ['ok fine, approved', 'registered'],
  ['thanks Bob, approved', 'registered'],
  ['happy to approve this', 'registered'],
  ['pode aprovar', 'registered'],
  ['aprobado, ¿cuándo llega?', 'registered'],
  ['negado, sem orçamento', 'rejected'],
  ['ok, why?', 'awaiting_approval'],
  ['yes, how much is it?', 'awaiting_approval'],
  ['sí, ¿y cuánto cuesta?', 'awaiting_approval'],
  ["why does he need it? doesn't he have one already?", 'awaiting_approval'],
  ['ok thanks', 'awaiting_approval'],
])('“%s” of an approver: %s', async (words, state) => {
  const decide = async (desk: Desk) => {
    await askForHeadset(desk);
    await desk.as('luis', 'teams').say(words);
  };
  expect(await stateAfter(decide, 'REQ-1')).toBe(state);
});

test.each([
  ['printing again, cheers', 'closed'],
  ['works for me', 'closed'],
  ['voltou a imprimir, valeu!', 'closed'],
  ['consegui imprimir, obrigada', 'closed'],
  ['works for me but not for Ana', 'in_progress'],
  ['ok, but why did it happen?', 'resolved'],
  ['yes, can you tell me what it was?', 'resolved'],
  ['resolveu não', 'resolved'],
  ['voltou a travar', 'in_progress'],
])('“%s” where “do you agree?” is asked: %s', async (words, state) => {
  const answer = async (desk: Desk) => {
    await solvePrinter(desk);
    await desk.as('bob', 'slack').say(words);
  };
  expect(await stateAfter(answer, 'INC-1')).toBe(state);
});

story('a question behind a yes reaches whoever solved it', async (desk) => {
  await solvePrinter(desk);
  const lines = await desk.as('bob', 'slack').say('ok, but why did it happen?');
  expect(lines.some(({ to, text }) => to === 'carlos' && text.includes('ok, but why did it happen?'))).toBe(true);
});

story('“nope” does not agree, and is asked why', async (desk) => {
  await solvePrinter(desk);
  const bob = desk.as('bob', 'slack');
  await bob.say('nope');
  await bob.say('it still jams');
  expect(await desk.ticket('INC-1')).toMatchObject({ state: 'in_progress' });
});
