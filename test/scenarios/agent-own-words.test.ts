import { expect, test } from '@jest/globals';
import { openStory } from './run-scenario.ts';
import { heard, reported, story, type Desk } from './story.ts';

test.each([["I'll take INC-1"], ["I'm taking INC-1"], ['I will take INC-1, thanks'], ['eu assumo INC-1']])(
  '“%s” takes it',
  async (words) => {
    const opened = await openStory();
    try {
      await reported(opened as Desk);
      await opened.as('carlos', 'slack').say(words);
      expect((await opened.do({ show: 'INC-1' }))[0]?.tickets?.[0]).toMatchObject({ state: 'in_progress', assignee: 'carlos' });
    } finally {
      await opened.close();
    }
  },
);

story('“put INC-1 on hold for parts”, “give INC-1 to Sofía”: words around the number', async (desk) => {
  await reported(desk);
  const carlos = desk.as('carlos', 'slack');
  await carlos.say("I'll take INC-1");
  await carlos.say('put INC-1 on hold for parts until Friday');
  expect(await desk.ticket('INC-1')).toMatchObject({ state: 'waiting' });
  await carlos.say('resume INC-1');
  await carlos.say('pon INC-1 en espera por repuestos');
  expect(await desk.ticket('INC-1')).toMatchObject({ state: 'waiting' });
  await carlos.say('give INC-1 to Sofía');
  expect(await desk.ticket('INC-1')).toMatchObject({ assignee: 'sofia' });
});

story('“give me access to SAP” is asked for, and hands nothing over', async (desk) => {
  expect(heard(await desk.as('carlos', 'slack').say('give me access to SAP'), 'carlos')).toContain('Acceso a un sistema');
});
