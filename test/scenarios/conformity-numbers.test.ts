import { describe, expect } from '@jest/globals';
import { configWith } from './config-with.ts';
import { heard, last, reported, rewritten, solved, story } from './story.ts';

/** Printers wait longer: one nudge after two working days, closed after four, a day to reopen. */
const printers = configWith([
  {
    file: 'categories.yaml',
    from: /(- id: printing\n)/,
    to: '$1  conformity: { nudge_after_days: [2], close_after_days: 4, reopen_days: 1 }\n',
  },
]);

describe('how long the desk waits for "conforme"', () => {
  story('each nudge names the day on which it will close; closing says until when it can be reopened', async (desk) => {
    await reported(desk);
    await solved(desk);
    const first = await desk.do({ until: '2026-03-03T09:00:00-05:00' });
    expect(first.find(({ to, text }) => to === 'ana' && /se cerrará/.test(text))).toMatchObject({
      at: '2026-03-03T14:00:00.000Z',
      text: expect.stringMatching(/INC-1.*se cerrará el jueves 5 de marzo/),
    });
    const second = await desk.wait('P1D');
    expect(heard(second, 'ana').match(/se cerrará el jueves 5 de marzo/g)).toHaveLength(1);
    const closing = await desk.wait('P1D');
    expect(closing.find(({ to, text }) => to === 'ana' && /Cerré/.test(text))).toMatchObject({
      at: '2026-03-05T14:00:00.000Z',
      text: expect.stringMatching(/reabrir INC-1.*hasta el jue, 12 mar., \d\d:\d\d/),
    });
    expect(rewritten(closing, 'ana').every(({ choices }) => choices.length === 0)).toBe(true);
  });

  story('in English too', async (desk) => {
    const bob = desk.as('bob', 'slack');
    await bob.say('the vpn does not connect');
    await bob.say('yes');
    await solved(desk);
    expect(heard(await desk.wait('P1D'), 'bob')).toMatch(/it will be closed on Thursday 5 March/);
    expect(heard(await desk.wait('P2D'), 'bob')).toMatch(/reopen INC-1.*until Thu 12 Mar, \d\d:\d\d/);
  });

  story(
    'a category of its own: two days, four days, a day to reopen',
    async (desk) => {
      const ana = await reported(desk);
      await solved(desk);
      expect(heard(await desk.do({ until: '2026-03-04T08:59:00-05:00' }), 'ana')).toBe('');
      const nudge = last(await desk.do({ until: '2026-03-04T09:00:00-05:00' }), 'ana');
      expect(nudge).toMatchObject({ text: expect.stringMatching(/viernes 6 de marzo/), choices: ['Conforme', 'No conforme'] });
      expect(heard(await desk.do({ until: '2026-03-06T08:59:00-05:00' }), 'ana')).toBe('');
      expect(heard(await desk.do({ until: '2026-03-06T09:00:00-05:00' }), 'ana')).toMatch(
        /4 días hábiles.*hasta el lun, 9 mar., \d\d:\d\d/,
      );
      expect(await desk.ticket('INC-1')).toMatchObject({ state: 'closed', closed: 'silence' });
      await desk.do({ until: '2026-03-09T09:01:00-05:00' });
      expect(heard(await ana.say('reabrir INC-1 sigue igual'), 'ana')).toMatch(/1 d/);
    },
    printers,
  );

  story('reopened and solved again, it begins anew with the first nudge', async (desk) => {
    const ana = await reported(desk);
    await solved(desk);
    await desk.wait('P2D');
    await ana.tap('No conforme');
    await ana.say('sigue igual');
    await desk.wait('PT1H');
    await desk.as('carlos', 'teams').say('resolver INC-1 otra pieza');
    expect(heard(await desk.do({ until: '2026-03-05T09:59:00-05:00' }), 'ana')).toBe('');
    expect(heard(await desk.do({ until: '2026-03-05T10:00:00-05:00' }), 'ana')).toMatch(/se cerrará el lunes 9 de marzo/);
    expect(heard(await desk.do({ until: '2026-03-09T10:00:00-05:00' }), 'ana')).toMatch(/Cerré INC-1/);
  });
});
