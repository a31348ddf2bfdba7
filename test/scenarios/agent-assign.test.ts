import { describe, expect } from '@jest/globals';
import { askedForMouse, heard, last, reported, rewritten, story } from './story.ts';

describe('assigning', () => {
  for (const words of [
    'asignar INC-1 sofia',
    'asignar inc-1 a Sofía Rojas',
    'Asigna INC 1 @sofia',
    'INC-1 asignar sofía rojas',
    'assign INC-1 to sofia',
  ]) {
    story(`"${words}" gives it to Sofía, who has a card with which to take it`, async (desk) => {
      await reported(desk);
      const lines = await desk.as('carlos', 'teams').say(words);
      expect(last(lines, 'sofia')).toMatchObject({
        text: expect.stringMatching(/Carlos Huamán te asignó INC-1/),
        choices: ['Tomar'],
      });
      expect(heard(lines, 'carlos')).toMatch(/INC-1 queda asignado a Sofía Rojas/);
      expect(heard(lines, 'ana')).toBe('');
      expect(await desk.ticket('INC-1')).toMatchObject({ state: 'registered', assignee: 'sofia', response: { metAt: null } });
      expect(heard(await desk.as('sofia', 'slack').tap('Tomar', { of: 'INC-1' }), 'ana')).toMatch(/Sofía Rojas está atendiendo/);
      expect(await desk.ticket('INC-1')).toMatchObject({ state: 'in_progress', assignee: 'sofia' });
    });
  }

  story('what is said behind the name is for whoever gets it, and never for the requester', async (desk) => {
    const ana = await reported(desk);
    const lines = await desk.as('carlos', 'teams').say('asignar INC-1 a sofia, es la impresora del directorio');
    expect(heard(lines, 'sofia')).toMatch(/es la impresora del directorio/);
    expect(heard(await ana.say('ver INC-1'), 'ana')).not.toMatch(/directorio/);
  });

  story('both the old assignee and the new one are told, and the clock goes on as it was', async (desk) => {
    await reported(desk);
    await desk.as('carlos', 'teams').say('tomar INC-1');
    await desk.wait('PT2H');
    const before = (await desk.ticket('INC-1'))['resolution'];
    const lines = await desk.as('marta', 'teams').say('asignar INC-1 sofia');
    expect(heard(lines, 'carlos')).toMatch(/INC-1 pasó a Sofía Rojas/);
    expect(heard(lines, 'sofia')).toMatch(/Marta Quispe te asignó INC-1/);
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'in_progress', assignee: 'sofia', resolution: before });
  });

  story('to a team: its queue and its room have it, the old room keeps no more than where it went', async (desk) => {
    await reported(desk);
    const lines = await desk.as('carlos', 'teams').say('asignar INC-1 al equipo sedes');
    expect(rewritten(lines, 'team:mesa')[0]).toMatchObject({
      text: 'INC-1 pasó al equipo Sedes y servicios generales.',
      choices: [],
    });
    expect(last(lines, 'team:sedes')).toMatchObject({
      text: expect.stringMatching(/^INC-1 · no puedo imprimir/),
      choices: expect.arrayContaining(['Tomar']),
    });
    expect(heard(lines, 'ana')).toMatch(/Sedes/);
    expect(await desk.ticket('INC-1')).toMatchObject({ team: 'sedes', assignee: null, state: 'registered' });
    const elena = desk.as('elena', 'teams');
    expect(heard(await elena.say('cola'), 'elena')).toMatch(/INC-1/);
    await elena.say('tomar INC-1');
    expect(await desk.ticket('INC-1')).toMatchObject({ assignee: 'elena' });
    expect(heard(await desk.as('carlos', 'teams').say('tomar INC-1'), 'carlos')).toMatch(/no te corresponde tomar/);
  });

  story('to a person of another team: it moves there with them', async (desk) => {
    await reported(desk);
    const lines = await desk.as('carlos', 'teams').say('asignar INC-1 elena');
    expect(heard(lines, 'carlos')).toMatch(/Elena Vargas[\s\S]*Sedes/);
    expect(heard(lines, 'elena')).toMatch(/te asignó INC-1/);
    expect(heard(lines, 'team:sedes')).toMatch(/Carlos Huamán pasó INC-1 a este equipo/);
    expect(await desk.ticket('INC-1')).toMatchObject({ team: 'sedes', assignee: 'elena' });
  });

  story('to a team that keeps to itself: those who passed it on see it no longer', async (desk) => {
    await reported(desk, 'no puedo abrir mi boleta de pago');
    const carlos = desk.as('carlos', 'teams');
    const lines = await carlos.say('asignar INC-1 recursos humanos');
    expect(heard(lines, 'carlos')).toMatch(/INC-1 pasó a la cola/);
    const gone = heard(await carlos.say('ver INC-1'), 'carlos');
    expect(gone).toBe(heard(await carlos.say('ver INC-99'), 'carlos').replace('INC-99', 'INC-1'));
    expect(heard(await desk.as('rosa', 'teams').say('cola'), 'rosa')).toMatch(/INC-1/);
    expect(JSON.stringify(rewritten(lines, 'team:mesa'))).not.toMatch(/boleta/);
  });

  story('back to the queue of its own team: nobody has it', async (desk) => {
    await reported(desk);
    const carlos = desk.as('carlos', 'teams');
    await carlos.say('tomar INC-1');
    await carlos.say('asignar INC-1 mesa');
    expect(await desk.ticket('INC-1')).toMatchObject({ assignee: null, state: 'in_progress', team: 'mesa' });
    expect(heard(await desk.as('sofia', 'slack').say('cola'), 'sofia')).toMatch(/INC-1/);
  });

  story('nobody known by that name, somebody who is no agent, whoever asked for it', async (desk) => {
    await reported(desk);
    const carlos = desk.as('carlos', 'teams');
    const unknown = last(await carlos.say('asignar INC-1 a don gato'), 'carlos');
    expect(unknown).toMatchObject({
      text: expect.stringMatching(/No encuentro a «a don gato»/),
      choices: expect.arrayContaining(['Yo', 'Sofía Rojas']),
    });
    expect(heard(await carlos.say('asignar INC-1 pedro salazar'), 'carlos')).toMatch(/Pedro Salazar no atiende tickets/);
    expect(heard(await carlos.say('asignar INC-1 ana torres'), 'carlos')).toMatch(/Ana Torres es quien pidió INC-1/);
    expect(await desk.ticket('INC-1')).toMatchObject({ assignee: null });
  });

  story('nobody named: who it may be is asked, as buttons and for words; "yo" takes it', async (desk) => {
    await reported(desk);
    const carlos = desk.as('carlos', 'slack');
    const asked = last(await carlos.say('asignar INC-1'), 'carlos');
    expect(asked.choices?.slice(0, 3)).toEqual(expect.arrayContaining(['Yo', 'Sofía Rojas', 'Marta Quispe']));
    expect(asked.choices).toContain('Recursos humanos');
    await carlos.say('yo');
    expect(await desk.ticket('INC-1')).toMatchObject({ assignee: 'carlos', state: 'in_progress' });
    await carlos.say('asignar INC-1');
    await carlos.tap('Sofía Rojas');
    expect(await desk.ticket('INC-1')).toMatchObject({ assignee: 'sofia' });
  });

  story('from the card in the room: the one who tapped is asked, a double tap asks once', async (desk) => {
    await reported(desk);
    const tap = { as: 'carlos', on: 'slack', tap: 'Asignar' };
    const lines = await desk.do({ together: [tap, tap] });
    expect(lines.filter(({ to, edited }) => to === 'carlos' && !edited)).toHaveLength(1);
    await desk.as('carlos', 'slack').say('marta');
    expect(await desk.ticket('INC-1')).toMatchObject({ assignee: 'marta' });
  });

  story('a redelivered word assigns once; two at once leave one assignee, told truly', async (desk) => {
    await reported(desk);
    const lines = [...(await desk.as('carlos', 'teams').say('asignar INC-1 sofia')), ...(await desk.do({ repeat: 2 }))];
    expect(lines.filter(({ to }) => to === 'sofia')).toHaveLength(1);
    const say = (as: string, to: string): object => ({ as, on: 'teams', say: `asignar INC-1 ${to}` });
    const both = await desk.do({ together: [say('marta', 'carlos'), say('sofia', 'marta')] });
    const { assignee } = await desk.ticket('INC-1');
    expect(['carlos', 'marta']).toContain(assignee);
    expect(heard(both, String(assignee))).toMatch(/te asignó INC-1/);
  });

  story('while it waits for its approval: whoever gets it is told, and no card stands in the room yet', async (desk) => {
    await askedForMouse(desk);
    const lines = await desk.as('carlos', 'teams').say('asignar REQ-1 sofia');
    expect(heard(lines, 'sofia')).toMatch(/REQ-1/);
    expect(heard(lines, 'team:mesa')).toBe('');
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'awaiting_approval', assignee: 'sofia' });
  });

  story('somebody of the team who asked for it does not work on it', async (desk) => {
    const carlos = desk.as('carlos', 'slack');
    await carlos.say('no puedo imprimir');
    await carlos.say('sí');
    expect(heard(await carlos.say('tomar INC-1'), 'carlos')).toMatch(/lo pediste tú/);
    expect(await desk.ticket('INC-1')).toMatchObject({ assignee: null, state: 'registered' });
  });

  story('the requester and strangers to it can assign nothing', async (desk) => {
    const ana = await reported(desk);
    expect(heard(await ana.say('asignar INC-1 sofia'), 'ana')).toMatch(/no te corresponde/);
    expect(heard(await desk.as('bob', 'slack').say('assign INC-1 sofia'), 'bob')).toMatch(/cannot find INC-1/i);
    expect(await desk.ticket('INC-1')).toMatchObject({ assignee: null });
  });
});
