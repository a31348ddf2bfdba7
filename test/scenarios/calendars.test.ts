import { describe, expect } from '@jest/globals';
import { configWith } from './config-with.ts';
import { reported, story, type Desk } from './story.ts';

const party = [
  'BEGIN:VCALENDAR',
  'BEGIN:VEVENT',
  'DTSTART;VALUE=DATE:20260304',
  'SUMMARY:Aniversario de la empresa',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n');
const file = { file: 'feriados.ics', text: party };
const named = { file: 'calendars.yaml', from: /^oficina:\n/m, to: 'oficina:\n  holidays_from: [feriados.ics]\n' };
const half = "[['09:00', '13:00']]";
const shorter = {
  file: 'calendars.yaml',
  from: /^oficina:\n/m,
  to: `oficina:\n  changes: [{ from: 2026-03-05, hours: { mon: ${half}, tue: ${half}, wed: ${half}, thu: ${half}, fri: ${half} } }]\n`,
};

const due = async (desk: Desk, number = 'INC-1') => ((await desk.ticket(number))['resolution'] as { dueAt: string | null }).dueAt;

describe('what is promised on a Monday at nine, thirty working hours', () => {
  story('is due on Thursday at nine', async (desk) => {
    await reported(desk);
    expect(new Date((await due(desk)) ?? '')).toEqual(new Date('2026-03-05T09:00:00-05:00'));
  });

  story(
    'a day later with a holiday from a file on the way',
    async (desk) => {
      await reported(desk);
      expect(new Date((await due(desk)) ?? '')).toEqual(new Date('2026-03-06T09:00:00-05:00'));
      await desk.do({ until: '2026-03-05T10:00:00-05:00' });
      const [why] = await desk.as('carlos', 'slack').say('why INC-1');
      expect(why?.text).toContain('Aniversario de la empresa');
    },
    configWith([file, named]),
  );

  story(
    'by the old hours before they change and by the new ones from then on; a day promised then is one of the new',
    async (desk) => {
      await reported(desk);
      expect(new Date((await due(desk)) ?? '')).toEqual(new Date('2026-03-05T10:00:00-05:00'));
      await desk.do({ until: '2026-03-09T09:00:00-05:00' });
      await reported(desk, 'se cayó el wifi del piso 2');
      expect(new Date((await due(desk, 'INC-2')) ?? '')).toEqual(new Date('2026-03-11T13:00:00-05:00'));
    },
    configWith([shorter]),
  );
});
