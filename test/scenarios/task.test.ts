import { describe, expect } from '@jest/globals';
import { heard, last, rewritten, story, type Desk } from './story.ts';

/** Ana asks for a new colleague: REQ-1, with a part for `mesa` and one for `sedes`, once Luis approves it. */
async function asked(desk: Desk): Promise<void> {
  const ana = desk.as('ana', 'slack');
  await ana.say('nuevo onboarding');
  await ana.say('Rodrigo Salas');
  await ana.say('16 de marzo');
  await ana.say('ventas');
  await ana.say('omitir');
  await ana.tap('Enviar');
}

async function approved(desk: Desk): Promise<void> {
  await asked(desk);
  await desk.as('luis', 'teams').tap('Aprobar');
}

const tasks = async (desk: Desk): Promise<unknown> => (await desk.ticket('REQ-1'))['tasks'];

describe('tasks for teams', () => {
  story('wait for the approval; then each team gets its own card, with the form', async (desk) => {
    await asked(desk);
    expect(await tasks(desk)).toEqual([
      { id: 1, team: 'mesa', state: 'waiting', assignee: null },
      { id: 2, team: 'sedes', state: 'waiting', assignee: null },
    ]);
    expect(heard(await desk.as('elena', 'web').say('tomar REQ-1.2'), 'elena')).toMatch(/espera la aprobación/);
    const lines = await desk.as('luis', 'teams').tap('Aprobar');
    expect(last(lines, 'team:sedes')).toMatchObject({
      text: expect.stringMatching(/REQ-1\.2[\s\S]*fotocheck[\s\S]*Rodrigo Salas/),
      choices: ['Tomar'],
    });
    expect(heard(lines, 'team:mesa')).toMatch(/REQ-1\.1/);
    expect(heard(lines, 'team:sedes')).not.toMatch(/REQ-1\.1/);
  });

  story('by buttons and by words, in both notations; the last one solves the request', async (desk) => {
    await approved(desk);
    const elena = desk.as('elena', 'web');
    const taken = await elena.tap('Tomar', { of: 'REQ-1' });
    expect(heard(taken, 'elena')).toMatch(/Tienes la tarea REQ-1\.2/);
    expect(heard(taken, 'ana')).toMatch(/Elena[\s\S]*REQ-1/);
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'in_progress', assignee: null });
    const carlos = desk.as('carlos', 'slack');
    await carlos.say('tomar REQ-1 tarea 1');
    expect(await desk.ticket('REQ-1')).toMatchObject({ assignee: 'carlos' });
    const progress = await carlos.command('resolve REQ-1.1 cuentas creadas');
    expect(heard(progress, 'ana')).toMatch(/ya está hecho: Preparar cuentas y equipo\. Falta: Preparar sitio y fotocheck/);
    expect(last(await elena.tap('Resolver', { of: 'REQ-1' }), 'elena')).toMatchObject({ expects: { type: 'long_text' } });
    const lines = await elena.say('sitio 14 listo');
    expect(last(lines, 'ana')).toMatchObject({
      text: expect.stringMatching(/cuentas creadas[\s\S]*sitio 14 listo/),
      choices: ['Conforme', 'No conforme'],
    });
    expect(rewritten(lines, 'team:sedes').at(-1)?.choices).toEqual([]);
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'resolved', tasks: [{ state: 'done' }, { state: 'done' }] });
  });

  story('the request cannot be resolved while a team is missing; who is said', async (desk) => {
    await approved(desk);
    const carlos = desk.as('carlos', 'slack');
    await carlos.say('tomar REQ-1');
    await carlos.say('resolver REQ-1.1 listo');
    expect(heard(await carlos.say('resolver REQ-1 todo listo'), 'carlos')).toMatch(/falta Preparar sitio y fotocheck \(Sedes/);
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'in_progress' });
  });

  story('a team works on its own task alone, and does not read the notes of the other', async (desk) => {
    await approved(desk);
    const carlos = desk.as('carlos', 'slack');
    const elena = desk.as('elena', 'web');
    expect(heard(await elena.say('cola'), 'elena')).toMatch(/REQ-1\.2/);
    expect(heard(await elena.say('tomar REQ-1.1'), 'elena')).toMatch(/es del equipo Mesa de ayuda/);
    expect(heard(await carlos.say('nota REQ-1.1 laptop prestada de Pedro'), 'carlos')).toMatch(/REQ-1\.1/);
    expect(heard(await elena.say('ver REQ-1'), 'elena')).not.toMatch(/prestada/);
    expect(heard(await desk.as('sofia', 'slack').say('ver REQ-1'), 'sofia')).toMatch(/prestada/);
    expect(heard(await desk.as('bob', 'slack').say('take REQ-1.2'), 'bob')).toMatch(/REQ-1/);
    expect(await tasks(desk)).toMatchObject([{ assignee: null }, { assignee: null }]);
  });

  story('tasks are listed, assigned within their team, and unknown ones are said to be', async (desk) => {
    await approved(desk);
    const carlos = desk.as('carlos', 'slack');
    expect(heard(await carlos.say('tareas REQ-1'), 'carlos')).toMatch(/REQ-1\.1[\s\S]*REQ-1\.2/);
    expect(heard(await carlos.say('asignar REQ-1.1 sofia'), 'sofia')).toMatch(/Carlos Huamán asignó la tarea REQ-1\.1/);
    expect(await tasks(desk)).toMatchObject([{ assignee: 'sofia' }, {}]);
    expect(heard(await carlos.say('asignar REQ-1.1 elena'), 'carlos')).toMatch(/no es del equipo/);
    expect(heard(await carlos.say('tomar REQ-1.7'), 'carlos')).toMatch(/no tiene la tarea 7/);
    expect(heard(await carlos.say('tomar REQ-9.1'), 'carlos')).toMatch(/No encuentro REQ-9/);
    expect(heard(await carlos.say('escalar REQ-1.1 Dell'), 'carlos')).toMatch(/REQ-1\.1/);
  });

  story('cancelling the request cancels them and takes the buttons off', async (desk) => {
    await approved(desk);
    const lines = await desk.as('ana', 'slack').say('anular REQ-1 ya no ingresa');
    expect(rewritten(lines, 'team:sedes').at(-1)).toMatchObject({ choices: [], text: expect.stringMatching(/anulada/) });
    expect(await tasks(desk)).toMatchObject([{ state: 'cancelled' }, { state: 'cancelled' }]);
    expect(heard(await desk.as('elena', 'web').say('resolver REQ-1.2 listo'), 'elena')).toMatch(/anulada/);
  });

  story('both teams finish at the same moment: it is solved once', async (desk) => {
    await approved(desk);
    const lines = await desk.do({
      together: [
        { as: 'carlos', on: 'slack', say: 'resolver REQ-1.1 cuentas creadas' },
        { as: 'elena', on: 'web', say: 'resolver REQ-1.2 sitio listo' },
      ],
    });
    expect(lines.filter(({ to, choices }) => to === 'ana' && choices.includes('Conforme'))).toHaveLength(1);
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'resolved' });
    expect(await desk.do({ repeat: 2 })).toEqual([]);
  });

  story('"No conforme" brings it back to be solved as a whole', async (desk) => {
    await approved(desk);
    await desk.as('carlos', 'slack').say('resolver REQ-1.1 cuentas');
    await desk.as('elena', 'web').say('resolver REQ-1.2 sitio');
    const ana = desk.as('ana', 'slack');
    await ana.tap('No conforme');
    await ana.say('no me dieron el fotocheck');
    const carlos = desk.as('carlos', 'slack');
    await carlos.say('resolver REQ-1 fotocheck entregado');
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'resolved', reopened: 1 });
  });
});
