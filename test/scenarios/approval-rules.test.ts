import { describe, expect } from '@jest/globals';
import { configWith, trialItem as item } from './config-with.ts';
import { heard, last, rewritten, story, type Desk } from './story.ts';

const config = configWith([
  item('uno', '  - { id: any, by: [carlos, sofia] }'),
  item('todos', '  - { id: each, by: [carlos, sofia], need: all }'),
  item('primero', '  - { id: fast, by: [carlos, sofia], need: first }'),
  item('cadauno', '  - { id: heard, by: [carlos, sofia, marta], need: everyone }'),
  item('parte', '  - { id: share, by: [carlos, sofia, marta], need: 60% }'),
  item('equipo', '  - { id: staff, by: { team: mesa }, need: 2 }'),
  item('jefatura', '  - { id: boss, by: manager }\n  - { id: next, by: manager_of_manager }'),
  item(
    'roles',
    '  - { id: chiefs, by: { role: administrator } }\n  - { id: lead, by: [{ leads: sedes }, { head_of: department }], need: all }',
  ),
  item('dueno', '  - { id: place, by: { owner_of: site } }'),
  item(
    'campo',
    '  - { id: named, by: { field: approver }, need: all }',
    '  - { id: approver, kind: person, label: { es: Quién aprueba, en: Approver } }',
  ),
  item('lado', '  - { id: left, by: [carlos] }\n  - { id: right, by: [sofia], parallel: true }\n  - { id: end, by: [pedro] }'),
  item('ojos', '  - { id: one, by: [carlos, sofia] }\n  - { id: two, by: [carlos, sofia], four_eyes: true }'),
  item('pares', '  - { id: one, by: [carlos, sofia] }\n  - { id: two, by: [carlos, sofia], four_eyes: true, parallel: true }'),
  item('vencer', '  - { id: yes, by: [luis], expire: { after_days: 2, outcome: approve } }\n  - { id: rest, by: [pedro] }'),
  item('negar', '  - { id: no, by: [luis], expire: { after_days: 2, outcome: reject } }'),
  item('subir', '  - { id: up, by: [luis], expire: { after_days: 2, outcome: escalate } }'),
  item('pasar', '  - { id: up, by: [luis], expire: { after_days: 1, outcome: escalate, to: [pedro, marta] } }'),
]);

/** Asks for an item of this test: REQ-1, or the next number. */
async function asked(desk: Desk, name: string, { more = [], as = 'ana' }: { more?: readonly string[]; as?: string } = {}) {
  const person = desk.as(as, 'slack');
  await person.say(`nuevo prueba ${name}`);
  await person.say('porque sí');
  for (const answer of more) await person.say(answer);
  return person.say('enviar');
}

const told = (title: string, tell: (desk: Desk) => Promise<void>) => {
  story(title, tell, config);
};
const approvals = async (desk: Desk) => (await desk.ticket('REQ-1'))['approvals'];

describe('how many must agree', () => {
  told('one of two: the first yes is enough, a no is not the end', async (desk) => {
    await asked(desk, 'uno');
    await desk.as('carlos', 'slack').say('rechazar REQ-1 no hace falta');
    expect(await approvals(desk)).toMatchObject([{ rule: '1 of 2', state: 'pending' }]);
    await desk.as('sofia', 'slack').tap('Aprobar');
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'registered', approvals: [{ state: 'approved' }] });
  });

  told('all: every copy shows who is missing; one no ends it', async (desk) => {
    await asked(desk, 'todos');
    const lines = await desk.as('carlos', 'slack').tap('Aprobar');
    expect(rewritten(lines, 'sofia').at(-1)?.text).toMatch(/Aprobó: Carlos Huamán[\s\S]*1 de 2[\s\S]*Por decidir: Sofía Rojas/);
    expect(heard(lines, 'carlos')).toMatch(/pendiente, 1 de 2; por decidir: Sofía Rojas/);
    await desk.as('sofia', 'slack').say('rechazado, no está en el plan');
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'rejected', approvals: [{ rule: '2 of 2', state: 'rejected' }] });
  });

  told('first: whoever answers first decides, also with a no', async (desk) => {
    await asked(desk, 'primero');
    const lines = await desk.as('sofia', 'slack').say('rechazar REQ-1 ya hay uno');
    expect(rewritten(lines, 'carlos').at(-1)).toMatchObject({ choices: [] });
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'rejected', approvals: [{ rule: '1 of 2' }] });
  });

  told('everyone: all are heard before it is decided', async (desk) => {
    await asked(desk, 'cadauno');
    await desk.as('carlos', 'slack').say('rechazar REQ-1 es caro');
    await desk.as('sofia', 'slack').tap('Aprobar');
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'awaiting_approval' });
    const lines = await desk.as('marta', 'teams').tap('Aprobar');
    expect(heard(lines, 'ana')).toMatch(/Carlos Huamán rechazó REQ-1[\s\S]*es caro/);
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'rejected', approvals: [{ rule: '3 of 3' }] });
  });

  told('a percentage is rounded up', async (desk) => {
    await asked(desk, 'parte');
    expect(await approvals(desk)).toMatchObject([{ rule: '2 of 3' }]);
    await desk.as('carlos', 'slack').tap('Aprobar');
    await desk.as('marta', 'teams').tap('Aprobar');
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'registered' });
  });
});

describe('who decides', () => {
  told('the members of a team, without who asks', async (desk) => {
    await asked(desk, 'equipo', { as: 'carlos' });
    expect(await approvals(desk)).toMatchObject([{ rule: '2 of 2' }]);
  });

  told('the manager, then the manager of the manager', async (desk) => {
    await asked(desk, 'jefatura');
    expect(heard(await desk.as('luis', 'teams').tap('Aprobar'), 'marta')).toMatch(/Ana Torres pide/);
    await desk.as('marta', 'teams').tap('Aprobar');
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'registered' });
  });

  told('roles, leads and the head of the department', async (desk) => {
    await asked(desk, 'roles');
    expect(heard(await desk.as('marta', 'teams').tap('Aprobar'), 'elena')).toMatch(/Ana Torres pide/);
    await desk.as('elena', 'teams').tap('Aprobar');
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'awaiting_approval' });
    await desk.as('luis', 'teams').tap('Aprobar');
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'registered' });
  });

  told('who answers for the site', async (desk) => {
    expect(heard(await asked(desk, 'dueno'), 'elena')).toMatch(/Ana Torres pide/);
  });

  told('whom the form names; oneself is nobody', async (desk) => {
    expect(heard(await asked(desk, 'campo', { more: ['pedro'] }), 'pedro')).toMatch(/Ana Torres pide/);
    const lines = await asked(desk, 'campo', { more: ['yo'], as: 'bob' });
    expect(heard(lines, 'bob')).toMatch(/could|nobody|find/i);
    expect(await desk.tickets()).toHaveLength(1);
  });
});

describe('stages side by side, and other eyes', () => {
  told('both are asked at once, the next one waits for both', async (desk) => {
    const lines = await asked(desk, 'lado');
    expect(last(lines, 'carlos').choices).toContain('Aprobar');
    expect(last(lines, 'sofia').choices).toContain('Aprobar');
    expect(heard(await desk.as('sofia', 'slack').tap('Aprobar'), 'pedro')).toBe('');
    expect(heard(await desk.as('carlos', 'slack').tap('Aprobar'), 'pedro')).toMatch(/Ana Torres pide/);
    await desk.as('pedro', 'teams').tap('Aprobar');
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'registered' });
  });

  told('one no ends both', async (desk) => {
    await asked(desk, 'lado');
    const lines = await desk.as('sofia', 'slack').say('rechazar REQ-1 no toca');
    expect(rewritten(lines, 'carlos').at(-1)).toMatchObject({ choices: [] });
    expect(await desk.ticket('REQ-1')).toMatchObject({
      state: 'rejected',
      approvals: [{ state: 'cancelled' }, { state: 'rejected' }, { state: 'cancelled' }],
    });
  });

  told('four eyes: who decided one stage is not asked in the other', async (desk) => {
    await asked(desk, 'ojos');
    const lines = await desk.as('carlos', 'slack').tap('Aprobar');
    expect(last(lines, 'sofia').choices).toContain('Aprobar');
    expect(last(lines, 'carlos').choices ?? []).toEqual([]);
    expect(heard(await desk.as('carlos', 'slack').say('aprobar REQ-1'), 'carlos')).toMatch(/otra persona/);
    await desk.as('sofia', 'slack').tap('Aprobar');
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'registered', approvals: [{}, { rule: '1 of 1' }] });
  });

  told('four eyes side by side: deciding one takes the buttons off the other', async (desk) => {
    await asked(desk, 'pares');
    await desk.as('carlos', 'slack').say('aprobar REQ-1');
    expect(heard(await desk.as('carlos', 'slack').say('aprobar REQ-1'), 'carlos')).toMatch(
      /Ya registré tu decisión|otra persona/,
    );
    await desk.as('sofia', 'slack').say('aprobar REQ-1');
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'registered' });
  });

  told('four eyes of one person alone: refused before anything is asked', async (desk) => {
    const sofia = desk.as('sofia', 'slack');
    const lines = await sofia.say('nuevo prueba ojos');
    expect(heard(lines, 'sofia')).toMatch(/no se abrió nada.*Marta Quispe/);
    expect(await desk.tickets()).toEqual([]);
  });
});

describe('when nobody decides', () => {
  told('approved by expiry, where the stage says so: the log says that nobody did', async (desk) => {
    await asked(desk, 'vencer');
    const lines = await desk.wait('P3D');
    expect(heard(lines, 'pedro')).toMatch(/Ana Torres pide[\s\S]*al vencer el plazo/);
    expect(await approvals(desk)).toMatchObject([
      { state: 'approved', decisions: [{ by: 'system', for: 'system', decision: 'approved' }] },
      { state: 'pending' },
    ]);
  });

  told('rejected by expiry', async (desk) => {
    await asked(desk, 'negar');
    expect(heard(await desk.wait('P3D'), 'ana')).toMatch(/REQ-1 quedó rechazado: nadie decidió en 2 días/);
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'rejected' });
  });

  told('escalated to the manager, who reads from whom it came; then cancelled', async (desk) => {
    await asked(desk, 'subir');
    const lines = await desk.wait('P3D');
    expect(last(lines, 'marta')).toMatchObject({
      choices: ['Aprobar', 'Rechazar', 'Preguntar'],
      text: expect.stringMatching(/Viene de: Luis/),
    });
    expect(rewritten(lines, 'luis').at(-1)).toMatchObject({
      choices: [],
      text: expect.stringMatching(/ahora decide Marta Quispe/),
    });
    expect(heard(lines, 'ana')).toMatch(/Luis Ramírez no decidió a tiempo/);
    expect(heard(await desk.as('luis', 'teams').say('aprobar REQ-1'), 'luis')).toMatch(/no te toca/);
    expect(heard(await desk.wait('P4D'), 'ana')).toMatch(/REQ-1 se anuló/);
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'cancelled', approvals: [{ state: 'expired' }] });
  });

  told('escalated to whom the stage names: any of them may decide', async (desk) => {
    await asked(desk, 'pasar');
    const lines = await desk.wait('P1DT1H');
    expect(last(lines, 'pedro').choices).toContain('Aprobar');
    expect(last(lines, 'marta').choices).toContain('Aprobar');
    await desk.as('pedro', 'teams').tap('Aprobar');
    expect(await desk.ticket('REQ-1')).toMatchObject({
      state: 'registered',
      approvals: [{ rule: '1 of 2', decisions: [{ by: 'pedro' }] }],
    });
  });
});
