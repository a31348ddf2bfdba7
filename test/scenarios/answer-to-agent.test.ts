import { expect } from '@jest/globals';
import { heard, story, type Desk } from './story.ts';

/** Bob reports that Outlook crashes, and Carlos asks him something. */
async function askedByCarlos(desk: Desk) {
  const bob = desk.as('bob', 'slack');
  await bob.say('Outlook keeps freezing every time I open the shared calendar');
  await bob.say('yes');
  const carlos = desk.as('carlos', 'slack');
  await carlos.say('take INC-1');
  await desk.wait('PT1H');
  await carlos.say('reply INC-1 could you restart and tell me if it still happens?');
  await desk.wait('PT1H');
  return bob;
}

story('“did that, still crashing” answers the agent, and so does what follows', async (desk) => {
  const bob = await askedByCarlos(desk);
  expect(heard(await bob.say('did that, still crashing'), 'carlos')).toContain('INC-1: did that, still crashing');
  const more = await bob.say('btw it also says error 0x80040115');
  expect(heard(more, 'bob')).toBe('I added that to INC-1.');
});

story('what is surely about something else, or asks, is no answer to the agent', async (desk) => {
  const bob = await askedByCarlos(desk);
  expect(heard(await bob.say('any update?'), 'bob')).toContain('You have 1 open ticket');
  expect(heard(await bob.say('the printer on floor 2 is jammed'), 'bob')).toContain('Category: Printing');
});

story('where no agent has said anything, “still crashing” is read as ever', async (desk) => {
  const bob = desk.as('bob', 'slack');
  await bob.say('Outlook keeps freezing every time I open the shared calendar');
  await bob.say('yes');
  await desk.wait('PT1H');
  expect(heard(await bob.say('did that, still crashing'), 'carlos')).toBe('');
});
