import { describe, expect } from '@jest/globals';
import { configWith, trialItem } from './config-with.ts';
import { askedForMouse, heard, last, rewritten, story, type Desk } from './story.ts';

const config = configWith([
  trialItem('late', '  - { id: no, by: [luis], expire: { after_days: 1, outcome: reject } }'),
  trialItem('both', '  - { id: b, by: [bob, luis], need: all }'),
]);

/** Bob, who speaks English, asks for an item of this test. */
async function asked(desk: Desk, name: string, as = 'bob') {
  const person = desk.as(as, 'slack');
  for (const words of [`new trial ${name}`, 'for a course']) await person.say(words);
  return person.say('send');
}

describe('approvals in English', () => {
  story('a delegate decides, says why, and takes it back', async (desk) => {
    await desk.as('luis', 'teams').say('delegar a bob');
    await askedForMouse(desk);
    const bob = desk.as('bob', 'slack');
    expect(heard(await bob.say('reject REQ-1'), 'bob')).toMatch(/Why/);
    await bob.say('cancel');
    expect(heard(await bob.say('ask REQ-1 what happened to the old one?'), 'bob')).toMatch(/I asked Ana Torres/);
    const answered = await desk.as('ana', 'slack').say('se rompió');
    expect(last(answered, 'bob')).toMatchObject({
      choices: ['Approve', 'Reject', 'Ask'],
      text: expect.stringMatching(/Ana Torres answered: se rompió/),
    });
    const lines = await bob.say('rejected, no budget');
    expect(heard(lines, 'ana')).toMatch(/Bob Wilson por Luis Ramírez rechazó REQ-1[\s\S]*no budget/);
    expect(heard(await bob.say('withdraw REQ-1'), 'bob')).toMatch(/can no longer be taken back/);
  });

  story('an answer is changed, and approved again', async (desk) => {
    const bob = await askedForMouse(desk, 'bob');
    await desk.as('luis', 'teams').tap('Aprobar');
    await bob.say('edit REQ-1 1');
    await bob.say('keyboard');
    expect(heard(await bob.say('send'), 'bob')).toMatch(/asked for approval again/);
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'awaiting_approval', answers: { what: 'keyboard' } });
    await bob.say('withdraw REQ-1 not needed any more');
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'cancelled' });
  });

  story(
    'rejected when the time is up',
    async (desk) => {
      await asked(desk, 'late');
      expect(heard(await desk.wait('P2D'), 'bob')).toMatch(/REQ-1 was rejected: nobody decided within 1 working day/);
    },
    config,
  );

  story(
    'all must agree: who is missing, a change of mind, and what came too late',
    async (desk) => {
      await asked(desk, 'both', 'ana');
      const bob = desk.as('bob', 'slack');
      expect(heard(await bob.say('i approve'), 'bob')).toMatch(/1 of 2; still to decide: Luis Ramírez/);
      const back = await bob.say('withdraw REQ-1');
      expect(rewritten(back, 'bob').at(-1)?.choices).toEqual(['Approve', 'Reject', 'Ask']);
      await desk.as('luis', 'teams').say('no lo apruebo, es caro');
      expect(heard(await bob.say('approve REQ-1'), 'bob')).toMatch(/no longer waiting for a decision/);
      expect(await desk.ticket('REQ-1')).toMatchObject({
        state: 'rejected',
        approvals: [{ decisions: [{ by: 'luis', reason: 'es caro' }] }],
      });
    },
    config,
  );

  story('what is said to a repeated event, and to a second of the same', async (desk) => {
    await askedForMouse(desk);
    const luis = desk.as('luis', 'teams');
    await luis.say('preguntar REQ-1 ¿para qué?');
    expect(await desk.do({ repeat: 2 })).toEqual([]);
    await desk.as('ana', 'slack').say('para dibujar');
    expect(await desk.do({ repeat: 1 })).toEqual([]);
    await luis.say('delegar a carlos');
    expect(await desk.do({ repeat: 2 })).toEqual([]);
    expect(heard(await luis.say('delegar'), 'luis').match(/Carlos/g)).toHaveLength(1);
  });

  story('asked which one, decided on its own card, and asked no longer', async (desk) => {
    await askedForMouse(desk);
    await askedForMouse(desk, 'bob');
    const luis = desk.as('luis', 'teams');
    await luis.say('apruebo');
    await luis.tap('Aprobar', { of: 'REQ-1' });
    await luis.say('sí');
    expect(await desk.ticket('REQ-2')).toMatchObject({ state: 'registered' });
    expect(heard(await luis.say('apruebo'), 'luis')).not.toMatch(/Cuál/);
  });
});
