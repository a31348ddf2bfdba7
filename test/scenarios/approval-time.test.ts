import { describe, expect } from '@jest/globals';
import { configWith, trialItem } from './config-with.ts';
import { askedForAccess, askedForMouse, heard, last, story } from './story.ts';

/** Sedes works late, San Isidro has Sunday as a working day, the warehouse stands in another zone. */
const config = configWith([
  trialItem('horas', '  - { id: both, by: [luis, elena], need: all, remind_after_hours: 2 }'),
  {
    file: 'calendars.yaml',
    from: /^oficina:/m,
    to: `tarde:
  tz: America/Lima
  hours:
    mon: [['15:00', '23:00']]
    tue: [['15:00', '23:00']]
    wed: [['15:00', '23:00']]
domingo:
  tz: America/Lima
  hours:
    sun: [['10:00', '12:00']]
oficina:`,
  },
  { file: 'teams.yaml', from: /(id: sedes[\s\S]*?calendar: )oficina/, to: '$1tarde' },
  { file: 'sites.yaml', from: /(id: san-isidro\n)/, to: '$1  calendar: domingo\n' },
]);

describe('reminders', () => {
  story('to those who have not decided, once each', async (desk) => {
    await askedForAccess(desk);
    await desk.as('carlos', 'slack').tap('Aprobar');
    const lines = await desk.wait('P1D');
    const reminded = lines.filter(({ text, edited }) => !edited && text?.includes('Recordatorio'));
    expect(reminded.map(({ to }) => to).sort()).toEqual(['marta', 'sofia']);
    expect(reminded[0]?.text).toMatch(/1 de 2/);
  });

  story(
    'each in their own working hours: of their team, else of their site',
    async (desk) => {
      const ana = desk.as('ana', 'slack');
      for (const words of ['nuevo prueba horas', 'porque sí', 'enviar']) await ana.say(words);
      // Monday 09:00. Elena's team begins at 15:00; luis has no team, and his site works on Sundays only.
      const today = await desk.wait('PT10H');
      const told = (who: string, lines: typeof today) =>
        lines.filter(({ to, text }) => to === who && text?.includes('Recordatorio'));
      expect(told('elena', today).map(({ at }) => at)).toContain('2026-03-02T22:00:00.000Z');
      expect(told('luis', today)).toEqual([]);
      const week = await desk.do({ until: '2026-03-08T18:00:00-05:00' });
      expect(told('luis', week).map(({ at }) => at)).toEqual(['2026-03-08T17:00:00.000Z']);
    },
    config,
  );

  story('copies shown by reminders end with all others', async (desk) => {
    const ana = await askedForMouse(desk);
    const reminder = last(await desk.wait('P1D'), 'luis');
    expect(reminder.choices).toContain('Aprobar');
    const lines = await ana.say('anular REQ-1 ya no');
    const closed = lines.filter(({ to, edited, choices }) => to === 'luis' && edited && choices.length === 0);
    expect(closed).toHaveLength(2);
    expect(heard(await desk.as('luis', 'teams').tap('Aprobar', { message: reminder.message ?? '' }), 'luis')).toMatch(/anulado/);
  });
});

describe('absence', () => {
  story('who is away keeps the question; once it is due, their manager is asked beside them', async (desk) => {
    await desk.as('luis', 'teams').say('ausente hasta el 20/03');
    await askedForMouse(desk);
    const lines = await desk.wait('P1D');
    expect(last(lines, 'marta')).toMatchObject({
      choices: ['Aprobar', 'Rechazar', 'Preguntar'],
      text: expect.stringMatching(/Decides por: Luis/),
    });
    await desk.as('marta', 'teams').tap('Aprobar');
    expect(await desk.ticket('REQ-1')).toMatchObject({
      state: 'registered',
      approvals: [{ rule: '1 of 1', decisions: [{ by: 'marta', for: 'luis' }] }],
    });
  });

  story('with a delegate nobody else is asked', async (desk) => {
    await desk.as('luis', 'teams').say('delegar a carlos');
    await desk.as('luis', 'teams').say('ausente hasta el 20/03');
    await askedForMouse(desk);
    const lines = await desk.wait('P2D');
    expect(heard(lines, 'marta')).not.toMatch(/REQ-1/);
    expect(heard(lines, 'carlos')).toMatch(/Recordatorio/);
  });
});

describe('the log', () => {
  story('says who, for whom, on which channel, and what they saw; what no longer counts stays in it', async (desk) => {
    const ana = await askedForMouse(desk);
    await desk.as('luis', 'teams').say('delegar a carlos');
    await desk.as('carlos', 'slack').tap('Aprobar');
    await ana.say('editar REQ-1 1');
    await ana.say('teclado');
    await ana.tap('Enviar');
    await desk.as('luis', 'whatsapp').say('aprobar REQ-1 de acuerdo');
    expect((await desk.ticket('REQ-1'))['approvals']).toMatchObject([
      {
        decisions: [{ by: 'luis', for: 'luis' }],
        log: [
          { by: 'carlos', for: 'luis', channel: 'slack', saw: { what: 'mouse' }, ended: 'changed' },
          { by: 'luis', for: 'luis', channel: 'whatsapp', saw: { what: 'keyboard' } },
        ],
      },
    ]);
  });
});
