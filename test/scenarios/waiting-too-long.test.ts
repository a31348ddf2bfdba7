import { describe, expect } from '@jest/globals';
import { configWith } from './config-with.ts';
import { lima, state, until, waiting } from './set-waiting.ts';
import { heard, last, story } from './story.ts';

const rule = (text: string): string =>
  configWith([{ file: 'desk.yaml', from: /^waiting:\n(?: {2}.*\n)+/m, to: `waiting:\n${text}\n` }]);
const resolving = rule('  requester: { nudge_after: [1d, 3d], then: { after: 5d, do: resolve } }');
const cancelling = rule('  requester: { nudge_after: [4h], then: { after: 1d, do: cancel } }');
const resuming = rule(`  requester: { nudge_after: [1d], then: { after: 2d, do: resume } }
  parts: { nudge_after: [1d], then: { after: 2d, do: resume } }`);

describe('what has waited too long', () => {
  story(
    'is solved at its instant; "no conforme" brings it back, in the same cycle',
    async (desk) => {
      const carlos = await waiting(desk);
      expect(heard(await carlos.say('ver INC-1'), 'carlos')).not.toMatch(/por atendido/);
      await desk.do({ until: lima('03-09T08:59:00') });
      expect(await state(desk)).toBe('waiting');
      await desk.do({ until: lima('03-09T09:00:00') });
      expect(await state(desk)).toBe('resolved');
      await desk.as('ana', 'slack').tap('No conforme');
      await desk.as('ana', 'slack').say('sigo igual');
      expect(await desk.ticket('INC-1')).toMatchObject({ state: 'in_progress', assignee: 'carlos', reopened: 1 });
      // The reminders of the first wait are not those of a second.
      await carlos.say('esperar INC-1 solicitante ¿y ahora?');
      expect(await until(desk, lima('03-10T09:00:00'))).toEqual([`${lima('03-10T09:00:00')} ana`]);
    },
    resolving,
  );

  story(
    'the late answer to what was asked brings it back; thanks do not',
    async (desk) => {
      await waiting(desk);
      await desk.do({ until: lima('03-09T10:00:00') });
      const ana = desk.as('ana', 'slack');
      await ana.say('gracias');
      expect(await state(desk)).toBe('resolved');
      expect(heard(await ana.say('INC-1: es Windows 11'), 'carlos')).toMatch(/Ana Torres respondió en INC-1.*: es Windows 11/);
      expect(await desk.ticket('INC-1')).toMatchObject({ state: 'in_progress', reopened: 1 });
    },
    resolving,
  );

  story(
    'is cancelled, said to everybody; without a further word from anybody',
    async (desk) => {
      await waiting(desk);
      expect(await until(desk, lima('03-02T13:00:00'))).toEqual([`${lima('03-02T13:00:00')} ana`]);
      const lines = await desk.do({ until: lima('03-03T09:00:00') });
      expect(heard(lines, 'ana')).toBe(
        'Anulé INC-1 («no puedo imprimir») porque no hubo respuesta.\nSi todavía lo necesitas, cuéntamelo y abro otro ticket.',
      );
      expect(heard(lines, 'carlos')).toMatch(/^Anulé INC-1/);
      expect(await state(desk)).toBe('cancelled');
      expect(heard(await desk.as('ana', 'slack').say('Windows 11'), 'carlos')).toBe('');
      expect(heard(await desk.wait('P10D'), 'ana')).not.toMatch(/califica|1 a 5/);
    },
    cancelling,
  );

  story(
    'goes on without the answer, which may still come; without the parts only the agent is told',
    async (desk) => {
      const carlos = await waiting(desk);
      const lines = await desk.do({ until: lima('03-04T09:00:00') });
      expect(heard(lines, 'ana')).toMatch(/Seguimos con INC-1 con lo que tenemos, porque no hubo respuesta/);
      expect(heard(lines, 'carlos')).toMatch(/INC-1 vuelve a estar en proceso: no hubo respuesta/);
      expect(await state(desk)).toBe('in_progress');
      expect(heard(await desk.as('ana', 'slack').say('es la versión 11'), 'carlos')).toMatch(/la versión 11$/);
      await carlos.say('esperar INC-1 repuestos');
      const parts = await desk.do({ until: lima('03-06T09:00:00') });
      expect(heard(parts, 'carlos')).toMatch(
        /en espera de repuestos desde[\s\S]*vuelve a estar en proceso: los repuestos no llegaron/,
      );
      expect(heard(parts, 'ana')).toBe('');
      expect(await state(desk)).toBe('in_progress');
    },
    resuming,
  );

  story(
    'an answer at that very instant counts once, whichever comes first',
    async (desk) => {
      await waiting(desk);
      await desk.do({ until: lima('03-04T08:59:59') });
      const answer = { as: 'ana', on: 'slack', say: 'es Windows 11' };
      await desk.do({ until: lima('03-04T09:00:00') });
      await desk.do({ together: [answer, { as: 'carlos', on: 'teams', say: 'reanudar INC-1' }] });
      await desk.do({ repeat: 2 });
      expect(await state(desk)).toBe('in_progress');
      const shown = heard(await desk.as('carlos', 'teams').say('ver INC-1'), 'carlos');
      expect(shown.match(/es Windows 11/g)).toHaveLength(1);
    },
    resuming,
  );

  story(
    'without its number, the late answer is one as well; another matter is another matter',
    async (desk) => {
      const carlos = await waiting(desk);
      await desk.do({ until: lima('03-09T10:00:00') });
      const ana = desk.as('ana', 'slack');
      expect(last(await ana.say('mi laptop no enciende desde ayer'), 'ana').text).toMatch(/Categoría: Equipos/);
      await ana.say('cancelar');
      expect(await state(desk)).toBe('resolved');
      await ana.say('perdón por la demora, es la 22H2');
      expect(await state(desk)).toBe('in_progress');
      // What an agent has solved is not taken back by a remark.
      await carlos.say('resolver INC-1 cambié el tóner');
      await ana.say('INC-1: es la 22H2');
      expect(await state(desk)).toBe('resolved');
    },
    resolving,
  );
});
