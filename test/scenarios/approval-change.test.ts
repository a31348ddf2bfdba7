import { describe, expect } from '@jest/globals';
import { configWith, trialItem } from './config-with.ts';
import { askedForMouse, heard, last, rewritten, story, type Desk } from './story.ts';

const all = ['Aprobar', 'Rechazar', 'Preguntar'];
const approvals = async (desk: Desk, number = 'REQ-1') => (await desk.ticket(number))['approvals'];

describe('answers that change', () => {
  const config = configWith([
    trialItem(
      'dos',
      '  - { id: price, by: [luis], fields: [cost] }\n  - { id: rest, by: [pedro], fields: [what] }',
      '  - { id: cost, kind: number, label: { es: Costo, en: Cost } }',
    ),
  ]);

  story('while it waits: the old copies end, the new ones show the new answer', async (desk) => {
    const ana = await askedForMouse(desk);
    await ana.say('editar REQ-1 1');
    await ana.say('teclado');
    const lines = await ana.tap('Enviar');
    expect(rewritten(lines, 'luis')[0]).toMatchObject({ choices: [], text: expect.stringMatching(/esto ya no vale/) });
    expect(last(lines, 'luis')).toMatchObject({ choices: all, text: expect.stringMatching(/Teclado/) });
  });

  story('at work: back to approval, told to who had decided and who works on it, and on afterwards', async (desk) => {
    const ana = await askedForMouse(desk);
    await desk.as('luis', 'teams').tap('Aprobar');
    await desk.as('carlos', 'slack').say('tomar REQ-1');
    await ana.say('editar REQ-1 artículo');
    await ana.say('monitor');
    const lines = await ana.tap('Enviar');
    expect(heard(lines, 'luis')).toMatch(/lo que decidiste ya no cuenta[\s\S]*Artículo: Mouse → Monitor/);
    expect(heard(lines, 'carlos')).toMatch(/Ana Torres cambió REQ-1/);
    expect(await desk.ticket('REQ-1')).toMatchObject({
      state: 'awaiting_approval',
      approvals: [{ state: 'pending', decisions: [] }],
    });
    await desk.as('luis', 'teams').tap('Aprobar');
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'in_progress', assignee: 'carlos', answers: { what: 'monitor' } });
  });

  story(
    'only the stages that are about the answer, and those after them, are asked again',
    async (desk) => {
      const ana = desk.as('ana', 'slack');
      for (const words of ['nuevo prueba dos', 'para un curso', '100', 'enviar']) await ana.say(words);
      await desk.as('luis', 'teams').tap('Aprobar');
      await desk.as('pedro', 'teams').tap('Aprobar');
      for (const words of ['editar REQ-1 motivo', 'para dos cursos']) await ana.say(words);
      const lines = await ana.tap('Enviar');
      expect(heard(lines, 'luis')).toBe('');
      expect(await approvals(desk)).toMatchObject([{ state: 'approved' }, { state: 'pending' }]);
      await desk.as('pedro', 'teams').tap('Aprobar');
      for (const words of ['editar REQ-1 costo', '900']) await ana.say(words);
      await ana.tap('Enviar');
      expect(await approvals(desk)).toMatchObject([{ state: 'pending' }, { state: 'pending', asked: false }]);
    },
    config,
  );

  story('nothing changes: nothing is asked again; nobody else may', async (desk) => {
    const ana = await askedForMouse(desk);
    await ana.say('editar REQ-1 1');
    await ana.say('mouse');
    expect(heard(await ana.tap('Enviar'), 'ana')).toMatch(/queda como estaba/);
    expect(heard(await ana.say('editar REQ-1 9'), 'ana')).toMatch(/9/);
    expect(heard(await desk.as('bob', 'slack').say('edit REQ-1'), 'bob')).toMatch(/cannot find/);
    await desk.as('luis', 'teams').say('rechazar REQ-1 no');
    expect(heard(await ana.say('editar REQ-1'), 'ana')).toMatch(/ya no se pueden cambiar/);
  });

  story('a stage that no longer applies leaves its decision in the log; giving up leaves all as it was', async (desk) => {
    const ana = desk.as('ana', 'slack');
    for (const words of ['nuevo software', 'adobe', 'pagada', '900', 'enviar']) await ana.say(words);
    await desk.as('luis', 'teams').tap('Aprobar');
    await desk.as('pedro', 'teams').tap('Aprobar');
    await ana.say('editar REQ-1 costo');
    expect(heard(await ana.say('cancelar'), 'ana')).toMatch(/REQ-1 queda como estaba/);
    for (const words of ['editar REQ-1 costo', '100', 'enviar']) await ana.say(words);
    expect(await approvals(desk)).toMatchObject([
      {
        stage: 'manager',
        state: 'pending',
        log: [
          { by: 'luis', ended: 'changed' },
          { by: 'pedro', ended: 'changed' },
        ],
      },
    ]);
    await desk.as('luis', 'teams').tap('Aprobar');
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'registered' });
  });

  story('by an agent, who is not the requester: the requester is told', async (desk) => {
    await askedForMouse(desk);
    const carlos = desk.as('carlos', 'slack');
    await carlos.say('editar REQ-1 1');
    await carlos.say('monitor');
    expect(heard(await carlos.tap('Enviar'), 'ana')).toMatch(/Carlos Huamán cambió REQ-1:\nArtículo: Mouse → Monitor/);
  });
});
