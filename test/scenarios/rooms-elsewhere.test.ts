import { describe, expect } from '@jest/globals';
import { configWith } from './config-with.ts';
import { heard, last, story, type Desk } from './story.ts';
import type { Printed } from './run-scenario.ts';

/** HR keeps its confidential tickets in a room on Slack, facilities theirs in an English one on Teams. */
const config = configWith([
  {
    file: 'teams.yaml',
    from: /(id: rrhh[\s\S]*?)room: \{ channel: web, language: es \}/,
    to: '$1room: { channel: slack, language: es }',
  },
  {
    file: 'teams.yaml',
    from: /(id: sedes[\s\S]*?)room: \{ channel: web, language: es \}/,
    to: '$1room: { channel: teams, language: en }',
  },
]);

const under = (desk: Desk, as: string, card: { on: string; message: string }): ((say: string) => Promise<Printed[]>) => {
  return (say) => desk.do({ as, on: card.on, thread: card.message, say });
};

async function carded(desk: Desk, team: string): Promise<{ on: string; message: string }> {
  const ana = desk.as('ana', 'whatsapp');
  await ana.say('no puedo imprimir');
  await ana.tap('Abrir');
  const moved = await desk.as('carlos', 'web').say(`asignar INC-1 ${team}`);
  const card =
    moved.findLast(({ to, choices }) => to === `team:${team}` && choices.includes('Tomar')) ??
    moved.findLast(({ to }) => to === `team:${team}`);
  return { on: card?.on ?? '', message: card?.message ?? '' };
}

describe('a confidential team’s room', () => {
  story(
    'is an agents’ room for its own people, and for nobody else',
    async (desk) => {
      const card = await carded(desk, 'rrhh');
      expect(card.on).toBe('slack');
      const taken = await under(desk, 'rosa', card)('tomar');
      expect(last(taken, 'team:rrhh')).toMatchObject({ thread: card.message, text: expect.stringMatching(/Rosa/) });
      await under(desk, 'rosa', card)('es por su contrato');
      const carlos = await under(desk, 'carlos', card)('¿qué pasó?');
      expect(heard(carlos, 'carlos')).not.toMatch(/contrato|imprimir/);
      expect(heard(await desk.as('ana', 'whatsapp').say('INC-1 gracias a Rosa, pero sigue igual'), 'team:rrhh')).toMatch(
        /sigue igual/,
      );
      expect(last(await desk.as('marta', 'teams').say('INC-1'), 'marta').text).not.toMatch(/contrato/);
    },
    config,
  );
});

describe('an English room on Teams', () => {
  story(
    'reads everything in its language, whatever those speak who write and work there',
    async (desk) => {
      const card = await carded(desk, 'sedes');
      expect(card.on).toBe('teams');
      const taken = await under(desk, 'elena', card)('tomar');
      expect(last(taken, 'team:sedes').text).toMatch(/^To Elena .*: INC-1 is yours/);
      const told = await desk.as('ana', 'whatsapp').say('INC-1 es la del segundo piso');
      expect(last(told, 'team:sedes')).toMatchObject({ thread: card.message, text: expect.stringMatching(/Ana Torres wrote/) });
      expect(last(told, 'elena').text).toMatch(/Ana Torres escribió/);
      await under(desk, 'elena', card)('reply we are on our way');
      expect(last(await desk.wait('PT11S'), 'ana')).toMatchObject({ on: 'whatsapp', text: expect.stringMatching(/on our way/) });
    },
    config,
  );

  story(
    'two teams work on one ticket: each task’s thread is its own',
    async (desk) => {
      const ana = desk.as('ana', 'slack');
      await ana.say('nuevo onboarding');
      for (const answer of ['Rodrigo Salas', '16 de marzo', 'ventas', 'omitir', 'enviar']) await ana.say(answer);
      const lines = await desk.as('luis', 'whatsapp').say('apruebo REQ-1');
      const [mesa, sedes] = ['REQ-1.1', 'REQ-1.2'].map((number) => {
        const { on = '', message = '' } = lines.find(({ text }) => new RegExp(`^(Tarea|Task) ${number}`).test(text)) ?? {};
        return { on, message };
      });
      if (!mesa || !sedes) throw new Error('no cards');
      const taken = await under(desk, 'elena', sedes)('take');
      expect(last(taken, 'team:sedes')).toMatchObject({ thread: sedes.message, text: expect.stringMatching(/REQ-1\.2/) });
      expect(await under(desk, 'elena', sedes)('the desk is by the window')).toEqual([]);
      await under(desk, 'elena', sedes)('resolve seat 14 is ready');
      expect((await desk.ticket('REQ-1'))['tasks']).toMatchObject([{ state: 'open' }, { state: 'done', assignee: 'elena' }]);
      await under(desk, 'carlos', mesa)('resolver cuentas creadas');
      expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'resolved' });
      expect(last(await desk.as('carlos', 'slack').say('ver REQ-1'), 'carlos').text).toMatch(/window/);
      expect(last(await ana.say('REQ-1'), 'ana').text).not.toMatch(/window/);
    },
    config,
  );
});
