import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Explanation } from '../../src/domain/clock/why/explanation.ts';
import { runMesa } from '../fakes/run-mesa.ts';
import { temporaryStore } from '../fakes/temporary-store.ts';
import { configWith } from '../scenarios/config-with.ts';
import { reported } from '../scenarios/story.ts';
import { openStory } from '../scenarios/run-scenario.ts';

const withPolicy = configWith([
  {
    file: 'sla.yaml',
    from: /- id: estandar\n/,
    to: `- id: impresoras
  when: { category: printing }
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

let place: Awaited<ReturnType<typeof temporaryStore>>;

/** A store on which a day was played. */
beforeAll(async () => {
  place = await temporaryStore();
  const desk = await openStory({ ...place, drop: async () => undefined });
  await reported(desk as Parameters<typeof reported>[0]);
  await desk.as('carlos', 'teams').say('tomar INC-1');
  await desk.do({ wait: 'P1D' });
});
afterAll(() => place.drop());

const why = (...args: readonly string[]) => runMesa(['why', ...args, '--data', place.folder]);

describe('mesa why', () => {
  test('explains a ticket in words, as of the last instant of a script', async () => {
    const { code, out, err } = await why('inc-1');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/Plazos de INC-1[\s\S]*Plazo de solución: meta de 3 días hábiles \(30 h\); tiempo usado: 10 h/);
    expect(out).toMatch(/• lun 2 mar: 09:00–18:00 → 9 h[\s\S]*Suma: 9 h \+ 1 h = 10 h \(meta: 30 h\)/);
    expect((await why('INC-1', '--language', 'en')).out).toMatch(
      /Deadlines of INC-1[\s\S]*Sum: 9 h \+ 1 h = 10 h \(goal: 30 h\)/,
    );
  });

  test('and as data, with every interval', async () => {
    const { code, out } = await why('INC-1', '--json');
    expect(code).toBe(0);
    const { why: found } = JSON.parse(out) as { why: Explanation };
    const clock = found.clocks.find(({ target }) => target === 'resolution');
    expect(clock?.intervals.map(({ rule, minutes }) => [rule, minutes])).toEqual([
      ['counted', 540],
      ['outside_hours', 0],
      ['counted', 60],
    ]);
    expect(clock).toMatchObject({ used: 600, left: 1200, calendar: { zone: 'America/Lima' }, due: { by: 'goal' } });
  });

  test('a ticket that is over names the policy it ended under, also where that is gone', async () => {
    const other = await temporaryStore();
    const desk = await openStory({ ...other, drop: async () => undefined }, withPolicy);
    await reported(desk as Parameters<typeof reported>[0]);
    await desk.as('ana', 'slack').say('anular INC-1 ya no hace falta');
    await desk.do({ wait: 'P1D' });
    const { out } = await runMesa(['why', 'INC-1', '--data', other.folder]);
    await other.drop();
    expect(out).toContain('Rige el compromiso «impresoras»: regía cuando el ticket terminó.');
  });

  test('says what is wrong', async () => {
    expect(await why('INC-9')).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/there is no ticket INC-9/) });
    expect(await why()).toMatchObject({ code: 2, err: expect.stringMatching(/usage: mesa why NUMBER/) });
    expect(await why('12')).toMatchObject({ code: 2 });
    expect(await why('INC-1', '--language', 'fr')).toMatchObject({ code: 2, err: expect.stringMatching(/es or en/) });
  });
});
