import { describe, expect } from '@jest/globals';
import { configWith } from './config-with.ts';
import type { Printed } from './run-scenario.ts';
import { reported, story } from './story.ts';

/** Who was told which percentage, in order. */
function told(lines: readonly Printed[]): string[] {
  return lines.flatMap(({ to, text }) => {
    const percent = / (\d+) %/.exec(text)?.[1];
    return percent ? [`${percent} ${to}`] : [];
  });
}

const levels = /(id: estandar[^]*?\n) {2}alerts: \[50, 75, 100\]/;
const policyTells = (alerts: string): { file: string; from: RegExp; to: string } => ({
  file: 'sla.yaml',
  from: levels,
  to: `$1  alerts: ${alerts}`,
});
const secondLead = {
  file: 'people.yaml',
  from: /(email: sofia@[^]*?teams: \[\{ team: mesa)( ?\}|, role: agent \})/,
  to: '$1, role: lead }',
};
const english = { file: 'people.yaml', from: /(email: carlos@mesa.example\n {2}language: )es/, to: '$1en' };

describe('whom a level tells', () => {
  story(
    'those that the policy names, each once whatever else they are',
    async (desk) => {
      await reported(desk);
      await desk.as('carlos', 'teams').say('tomar INC-1');
      const lines = await desk.wait('P2D');
      expect(told(lines).sort()).toEqual(['50 marta', '50 sofia', '60 team:mesa']);
    },
    // Of Pedro, who may not see the ticket, nothing is heard: the room is told in his place.
    configWith([secondLead, policyTells('[{ at: 50, tell: [lead, head, manager, marta] }, { at: 60, tell: pedro }]')]),
  );

  story(
    'two leads are both told of what is missed',
    async (desk) => {
      await reported(desk);
      const lines = await desk.do({ until: '2026-03-02T18:00:00-05:00' });
      expect(
        told(lines)
          .filter((one) => one.startsWith('100'))
          .sort(),
      ).toEqual(['100 marta', '100 sofia', '100 team:mesa']);
    },
    configWith([secondLead]),
  );

  story(
    'in the language and with the due time of each',
    async (desk) => {
      await reported(desk);
      await desk.as('carlos', 'teams').say('take INC-1');
      const lines = await desk.do({ until: '2026-03-05T09:00:00-05:00' });
      const english = lines.filter(({ to, text }) => to === 'carlos' && text.includes('%'));
      expect(english.map(({ text }) => text)).toEqual([
        expect.stringMatching(/^INC-1 .*: 50 % of the resolution target is used\. Due Thu.*5 Mar.*09:00/),
        expect.stringMatching(/: 75 % of the resolution target/),
        expect.stringMatching(/: 100 % of the resolution target: breached/),
      ]);
      expect(english[0]?.choices).toEqual(['Reassign', 'Wait', 'Show']);
    },
    configWith([english]),
  );

  story(
    'who may know only how it stands reads no words of the requester, and may look',
    async (desk) => {
      await reported(desk);
      const lines = (await desk.wait('PT3H')).filter(({ text }) => text.includes('%'));
      expect(lines).toMatchObject([
        { to: 'gerencia', text: expect.stringContaining('INC-1 («Impresión»): 50 %'), choices: ['Ver'] },
      ]);
    },
    configWith([policyTells('[{ at: 50, tell: gerencia, targets: response }]')]),
  );

  story(
    'a level above the whole, and one for a single target',
    async (desk) => {
      await reported(desk);
      const lines = await desk.wait('P10D');
      expect(told(lines)).toEqual(['80 team:mesa', '120 team:mesa']);
      expect(lines.find(({ text }) => text.includes('120 %'))?.text).toMatch(/plazo de solución: vencido/);
    },
    configWith([policyTells('[{ at: 80, targets: response }, { at: 120, targets: resolution, tell: room }]')]),
  );

  story(
    'a team’s own time and a third party’s are told to the desk only, for what they are',
    async (desk) => {
      await reported(desk);
      const carlos = desk.as('carlos', 'teams');
      await carlos.say('tomar INC-1');
      await carlos.say('escalar INC-1 Lenovo');
      const lines = await desk.do({ until: '2026-03-04T09:00:00-05:00' });
      const texts = lines.filter(({ text }) => text.includes('%')).map(({ to, text }) => `${to} ${text}`);
      expect(texts.some((text) => /^carlos .*del plazo de Lenovo \(proveedor\)/.test(text))).toBe(true);
      expect(texts.some((text) => /^carlos .*del plazo de Mesa de ayuda \(interno\)/.test(text))).toBe(true);
      expect(texts.filter((text) => /^(ana|luis|gerencia) /.test(text))).toEqual([]);
    },
    configWith([
      {
        file: 'sla.yaml',
        from: levels,
        to: `$1  internal:
    - { team: mesa, goals: { critical: 2h, high: 4h, normal: 1d, low: 2d } }
  vendor:
    - { supplier: Lenovo, goals: { critical: 2h, high: 4h, normal: 1d, low: 2d } }
  alerts: [{ at: 50, tell: [assignee, luis, gerencia], targets: [internal, vendor] }]`,
      },
    ]),
  );

  story(
    'outside of their own hours people are told when they are back, each at their own time',
    async (desk) => {
      await reported(desk);
      await desk.as('carlos', 'teams').say('tomar INC-1');
      const lines = await desk.do({ until: '2026-03-05T18:00:00-05:00' });
      const missed = lines.filter(({ text }) => text.includes('100 %')).map(({ to, at }) => `${at.slice(5, 16)} ${to}`);
      expect(missed.sort()).toEqual(
        ['03-05T14:00 carlos', '03-05T14:00 marta', '03-05T14:00 team:mesa', '03-05T19:00 elena'].sort(),
      );
    },
    configWith([
      policyTells('[{ at: 100, tell: [assignee, room, lead, elena] }]'),
      {
        file: 'calendars.yaml',
        from: /^oficina:/m,
        to: "tarde:\n  tz: America/Lima\n  hours:\n    thu: [['14:00', '18:00']]\n\noficina:",
      },
      { file: 'teams.yaml', from: /(en: Facilities \}[^]*?calendar: )oficina/, to: '$1tarde' },
    ]),
  );
});
