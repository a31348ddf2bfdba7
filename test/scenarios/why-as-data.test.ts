import { describe, expect } from '@jest/globals';
import { configWith } from './config-with.ts';
import { heard, reported, story, type Desk } from './story.ts';

interface Explained {
  readonly why: {
    readonly number: string;
    readonly policy: { readonly id: string; readonly chosen: { readonly by: string; readonly matched?: readonly object[] } };
    readonly clocks: readonly {
      readonly target: string;
      readonly used: number;
      readonly goal: number;
      readonly verdict: string;
      readonly due?: { readonly at: string; readonly by: string };
      readonly intervals: readonly {
        readonly from: string;
        readonly to: string;
        readonly rule: string;
        readonly counted: boolean;
        readonly minutes: number;
        readonly name?: object;
      }[];
      readonly levels: readonly { readonly percent: number; readonly announced: boolean }[];
    }[];
  } | null;
}

const why = async (desk: Desk, number: string): Promise<Explained['why']> => {
  const [line] = (await desk.do({ show: `why ${number}` })) as unknown as readonly Explained[];
  return line?.why ?? null;
};
const clockOf = (found: Explained['why'], target: string) => found?.clocks.find((clock) => clock.target === target);

describe('why, as data', () => {
  story('every interval with its rule, and a sum that is what was used', async (desk) => {
    await desk.do({ now: '2026-04-29T16:00:00-05:00' });
    await reported(desk);
    const carlos = desk.as('carlos', 'teams');
    await carlos.say('tomar INC-1');
    await desk.do({ until: '2026-04-30T09:00:00-05:00' });
    await carlos.say('esperar INC-1 repuestos');
    await desk.do({ until: '2026-04-30T11:00:00-05:00' });
    await carlos.say('reanudar INC-1');
    await desk.do({ until: '2026-05-04T10:00:00-05:00' });
    const found = await why(desk, 'inc-1');
    expect(found).toMatchObject({ number: 'INC-1', policy: { id: 'estandar', chosen: { by: 'default' } } });
    const clock = clockOf(found, 'resolution');
    expect(clock?.intervals.map(({ rule, minutes }) => `${rule} ${minutes}`)).toEqual([
      'counted 120',
      'outside_hours 0',
      'counted 60',
      'paused 0',
      'counted 420',
      'outside_hours 0',
      'holiday 0',
      'free_day 0',
      'outside_hours 0',
      'counted 120',
    ]);
    expect(clock).toMatchObject({
      used: 720,
      goal: 1800,
      verdict: 'running',
      due: { at: '2026-05-05T23:00:00.000Z', by: 'goal' },
    });
    expect(clock?.intervals.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(clock?.used);
    expect(clock?.intervals.find(({ rule }) => rule === 'holiday')).toMatchObject({
      from: '2026-05-01T05:00:00.000Z',
      to: '2026-05-02T05:00:00.000Z',
      counted: false,
    });
    expect(clock?.levels.map(({ percent, announced }) => `${percent} ${announced}`)).toEqual([
      '50 false',
      '75 false',
      '100 false',
    ]);
  });

  story('nothing of what is not there', async (desk) => {
    expect(await why(desk, 'INC-9')).toBeNull();
  });

  const network = configWith([
    {
      file: 'sla.yaml',
      from: /- id: estandar\n/,
      to: `- id: impresoras
  label: { es: Impresoras, en: Printers }
  when: { category: printing, kind: incident }
  calendar: oficina
  goals:
    critical: { response: 10m, resolution: 20m }
    high: { response: 10m, resolution: 20m }
    normal: { response: 30m, resolution: 2h }
    low: { response: 10m, resolution: 20m }

- id: estandar
`,
    },
  ]);
  story(
    'by what the policy was chosen, in the words of the configuration',
    async (desk) => {
      const ana = await reported(desk);
      expect((await why(desk, 'INC-1'))?.policy).toMatchObject({
        id: 'impresoras',
        chosen: { by: 'conditions', matched: expect.arrayContaining([{ on: 'category', value: 'printing' }]) },
      });
      const told = heard(await ana.say('por qué INC-1'), 'ana');
      expect(told).toMatch(/«Impresoras»: es el primero que corresponde, por su tipo \(Reporte\) y la categoría Impresión/);
      expect(told).not.toMatch(/estandar|impresoras|printing/);
    },
    network,
  );

  const whole = configWith([
    {
      file: 'sla.yaml',
      from: /- id: estandar\n/,
      to: `- id: comercial
  when: { department: management, company: Comercial Mesa Andina }
  calendar: oficina
  goals:
    critical: { response: 10m, resolution: 20m }
    high: { response: 10m, resolution: 20m }
    normal: { response: 30m, resolution: 2h }
    low: { response: 10m, resolution: 20m }

- id: estandar
`,
    },
    { file: 'departments.yaml', from: /( +)head: luis\n/, to: '$1head: luis\n$1part_of: management\n' },
  ]);
  story(
    'a condition that the whole of a department, or the desk’s own company, meets is named too',
    async (desk) => {
      const ana = await reported(desk);
      const matched = [
        { on: 'department', value: 'management' },
        { on: 'company', value: 'Comercial Mesa Andina' },
      ];
      expect((await why(desk, 'INC-1'))?.policy.chosen.matched).toEqual(matched);
      expect(heard(await ana.say('por qué INC-1'), 'ana')).toMatch(
        /por el área Gerencia general y la empresa Comercial Mesa Andina/,
      );
    },
    whole,
  );

  story(
    'another category or team says that it moved what is due',
    async (desk) => {
      const carlos = desk.as('carlos', 'teams');
      await reported(desk);
      await desk.wait('PT1H');
      await carlos.say('categoría INC-1 red era el wifi');
      expect(heard(await carlos.say('por qué INC-1'), 'carlos')).toMatch(
        /El lun, 2 mar\., 10:00 cambió la categoría: el vencimiento pasó del lun, 2 mar\., 09:30 al lun, 2 mar\., 13:00/,
      );
    },
    network,
  );
});
