import { describe, expect } from '@jest/globals';
import { askedForAccess, askedForMouse, heard, last, rewritten, story } from './story.ts';

const stage = { state: 'approved', decisions: [{ by: 'luis', decision: 'approved', reason: null }] };

describe('approving', () => {
  story('a tap approves; the requester and the team are told, the card keeps who decided', async (desk) => {
    await askedForMouse(desk);
    const lines = await desk.as('luis', 'teams').tap('Aprobar');
    expect(heard(lines, 'ana')).toMatch(/REQ-1 fue aprobad/);
    expect(last(lines, 'team:mesa')).toMatchObject({ ticket: 'REQ-1', choices: expect.arrayContaining(['Tomar']) });
    expect(rewritten(lines, 'luis')[0]).toMatchObject({ choices: [], text: expect.stringMatching(/Aprobó: Luis Ramírez/) });
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'registered', approvals: [stage] });
  });

  story('two stages, in order: the second is asked only after the first', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('nuevo laptop');
    for (const answer of ['t14', '20/03', 'viajes', 'omitir']) await ana.say(answer);
    expect(heard(await ana.say('enviar'), 'pedro')).toBe('');
    expect(heard(await desk.as('pedro', 'teams').say('aprobar REQ-1'), 'pedro')).toMatch(/no te toca/);
    expect(heard(await desk.as('luis', 'teams').say('sí'), 'pedro')).toMatch(/Ana Torres pide «Laptop»/);
    await desk.as('pedro', 'teams').say('aprobado');
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'registered' });
  });

  story('a rejection needs a reason, which the requester reads', async (desk) => {
    await askedForMouse(desk);
    const luis = desk.as('luis', 'teams');
    expect(last(await luis.tap('Rechazar'), 'luis')).toMatchObject({ expects: { type: 'text' } });
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'awaiting_approval' });
    expect(heard(await luis.say('no hay presupuesto'), 'ana')).toMatch(/Luis Ramírez rechazó REQ-1[\s\S]*no hay presupuesto/);
    expect(await desk.ticket('REQ-1')).toMatchObject({
      state: 'rejected',
      approvals: [{ decisions: [{ decision: 'rejected', reason: 'no hay presupuesto' }] }],
    });
  });

  story('a double tap on "Rechazar" asks once, and the conversation is free afterwards', async (desk) => {
    await askedForMouse(desk);
    const luis = desk.as('luis', 'teams');
    await luis.tap('Rechazar');
    expect(heard(await luis.tap('Rechazar'), 'luis')).toBe('');
    await luis.say('muy caro');
    expect(last(await luis.say('no puedo imprimir'), 'luis').choices).toContain('Abrir');
  });

  story('a change of mind: the reason is asked, and approved after all', async (desk) => {
    await askedForMouse(desk);
    const luis = desk.as('luis', 'teams');
    await luis.tap('Rechazar');
    await luis.say('aprobar');
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'registered', approvals: [stage] });
    expect(last(await luis.say('no puedo imprimir'), 'luis').choices).toContain('Abrir');
  });

  story('"cancelar" takes the rejection back, not the request', async (desk) => {
    await askedForMouse(desk);
    const luis = desk.as('luis', 'teams');
    await luis.tap('Rechazar');
    await luis.say('cancelar');
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'awaiting_approval' });
    await luis.tap('Aprobar');
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'registered' });
  });

  story('reason and rejection in one message', async (desk) => {
    await askedForMouse(desk);
    await askedForMouse(desk, 'bob');
    const luis = desk.as('luis', 'teams');
    expect(heard(await luis.say('Rechazar REQ-1 no corresponde'), 'ana')).toMatch(/no corresponde/);
    expect(heard(await luis.say('rechazar, ya tiene uno'), 'bob')).toMatch(/ya tiene uno/);
  });

  for (const [words, state] of [
    ['apruebo', 'registered'],
    ['Lo apruebo, gracias', 'registered'],
    ['rechazo: muy caro', 'rejected'],
    ['no lo apruebo, hay uno en almacén', 'rejected'],
  ] as const)
    story(`"${words}" decides the only one that waits, wherever it was asked`, async (desk) => {
      await askedForMouse(desk);
      await desk.as('luis', 'whatsapp').say(words);
      expect(await desk.ticket('REQ-1')).toMatchObject({ state });
    });

  story('"apruebo" of somebody from whom nothing is awaited decides nothing', async (desk) => {
    await askedForMouse(desk);
    for (const who of ['ana', 'bob', 'carlos', 'pedro']) await desk.as(who, 'whatsapp').say('apruebo');
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'awaiting_approval' });
  });

  story('words where it was not asked: what waits is shown there first, nothing is decided blindly', async (desk) => {
    await askedForMouse(desk);
    const luis = desk.as('luis', 'whatsapp');
    expect(last(await luis.say('aprobado'), 'luis')).toMatchObject({
      on: 'whatsapp',
      choices: ['Aprobar', 'Rechazar', 'Preguntar'],
      ticket: 'REQ-1',
    });
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'awaiting_approval' });
    await luis.say('sí');
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'registered' });
  });

  story('of several, `of` or the number picks one; a bare yes means the newest', async (desk) => {
    await askedForMouse(desk);
    await askedForMouse(desk, 'bob');
    const luis = desk.as('luis', 'teams');
    await luis.tap('Aprobar', { of: 'REQ-1' });
    expect(await desk.ticket('REQ-2')).toMatchObject({ state: 'awaiting_approval' });
    await luis.say('sí');
    expect(await desk.ticket('REQ-2')).toMatchObject({ state: 'registered' });
    expect(heard(await luis.say('sí'), 'luis')).toMatch(/No tienes nada pendiente de aprobar/);
  });

  story('a tap after the requester has cancelled is refused politely', async (desk) => {
    const ana = await askedForMouse(desk);
    const lines = await ana.say('anular REQ-1 ya conseguí uno');
    expect(rewritten(lines, 'luis')[0]?.choices).toEqual([]);
    const asked = rewritten(lines, 'luis')[0]?.message;
    expect(heard(await desk.as('luis', 'teams').tap('Aprobar', { message: asked ?? '' }), 'luis')).toMatch(/ya/);
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'cancelled', approvals: [{ state: 'cancelled', decisions: [] }] });
  });
});

describe('two of three', () => {
  story('the requester is never one of them', async (desk) => {
    const carlos = await askedForAccess(desk, 'carlos');
    expect((await desk.ticket('REQ-1'))['approvals']).toMatchObject([{ rule: '2 of 2' }]);
    expect(heard(await carlos.say('aprobar REQ-1'), 'carlos')).toMatch(/su propia solicitud/);
    await desk.as('marta', 'teams').tap('Aprobar');
    await desk.as('sofia', 'slack').tap('Aprobar');
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'registered' });
  });

  story('two at once: both count, every copy is rewritten, the third is too late', async (desk) => {
    await askedForAccess(desk);
    const lines = await desk.do({
      together: [
        { as: 'marta', on: 'teams', tap: 'Aprobar' },
        { as: 'carlos', on: 'slack', tap: 'Aprobar' },
      ],
    });
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'registered', approvals: [{ rule: '2 of 3', state: 'approved' }] });
    const third = rewritten(lines, 'sofia').at(-1);
    expect(third).toMatchObject({ choices: [], text: expect.stringMatching(/2 de 2/) });
    expect(heard(await desk.as('sofia', 'slack').tap('Aprobar', { message: third?.message ?? '' }), 'sofia')).toMatch(/ya/);
    expect(lines.filter(({ to, edited }) => to === 'team:mesa' && !edited)).toHaveLength(1);
  });

  story('one rejection leaves it open, two end it; who has decided talks on freely', async (desk) => {
    await askedForAccess(desk);
    const carlos = desk.as('carlos', 'slack');
    await carlos.tap('Rechazar');
    const first = await carlos.say('no lo necesita');
    expect(heard(first, 'carlos')).toMatch(/aún pueden decidir/);
    expect(heard(first, 'ana')).toBe('');
    expect(heard(await carlos.say('gracias'), 'carlos')).not.toMatch(/decisión/);
    expect(heard(await carlos.say('no, es todo'), 'carlos')).not.toMatch(/decisión/);
    const sofia = desk.as('sofia', 'slack');
    expect(heard(await sofia.say('rechazar, tampoco veo el motivo'), 'ana')).toMatch(/Sofía Rojas rechazó/);
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'rejected' });
  });

  story('a double tap of one approver counts once', async (desk) => {
    await askedForAccess(desk);
    const tap = { as: 'carlos', on: 'slack', tap: 'Aprobar' };
    await desk.do({ together: [tap, tap] });
    expect(await desk.ticket('REQ-1')).toMatchObject({
      state: 'awaiting_approval',
      approvals: [{ decisions: [{ by: 'carlos' }] }],
    });
  });
});

describe('nobody to approve', () => {
  story('the request is refused and says whom to ask', async (desk) => {
    const pedro = desk.as('pedro', 'web');
    await pedro.say('necesito una laptop');
    expect(heard(await pedro.say('sí'), 'pedro')).toMatch(/no se abrió nada.*Marta Quispe/);
    expect(await desk.tickets()).toEqual([]);
    expect(last(await pedro.say('no puedo imprimir'), 'pedro').choices).toContain('Abrir');
  });

  story('nothing waits: "aprobado" is no report of anything', async (desk) => {
    const luis = desk.as('luis', 'teams');
    await luis.say('aprobado');
    expect(heard(await luis.tap('Algo falla'), 'luis')).toMatch(/Qué pasó/);
    await luis.say('no puedo imprimir');
    expect(await desk.ticket('INC-1')).toMatchObject({ requester: 'luis' });
  });
});
