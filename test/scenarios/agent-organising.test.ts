import { describe, expect } from '@jest/globals';
import { askedForMouse, heard, last, reported, solved, story } from './story.ts';
import { changedConfig } from './changed-config.ts';

describe('priority', () => {
  for (const words of [
    'prioridad INC-1 alta no pueden facturar',
    'Prioridad inc-1: ALTA, no pueden facturar',
    'priority INC-1 high no pueden facturar',
    'prioridad INC-1 a alta porque no pueden facturar',
  ]) {
    story(`"${words}" changes it, and what is due follows from the start`, async (desk) => {
      await reported(desk);
      await desk.wait('PT30M');
      const lines = await desk.as('carlos', 'teams').say(words);
      expect(heard(lines, 'carlos')).toMatch(/INC-1 tiene ahora prioridad alta/);
      expect(heard(lines, 'ana')).toMatch(/prioridad alta/);
      expect(heard(lines, 'ana')).not.toMatch(/facturar/);
      expect(await desk.ticket('INC-1')).toMatchObject({
        priority: 'high',
        response: { dueAt: '2026-03-02T15:00:00.000Z' },
        resolution: { dueAt: '2026-03-02T22:00:00.000Z' },
      });
    });
  }

  story('impact and urgency are read off the matrix', async (desk) => {
    await reported(desk);
    const carlos = desk.as('carlos', 'teams');
    await carlos.say('prioridad INC-1 impacto alto urgencia crítica toda la planta está parada');
    expect(await desk.ticket('INC-1')).toMatchObject({ priority: 'critical' });
    await carlos.say('priority INC-1 low impact low urgency it was one desk');
    expect(await desk.ticket('INC-1')).toMatchObject({ priority: 'low' });
  });

  story('asks for the level and for the reason; the reason is internal', async (desk) => {
    const ana = await reported(desk);
    const carlos = desk.as('carlos', 'teams');
    expect(last(await carlos.say('prioridad INC-1'), 'carlos').choices).toEqual(['crítica', 'alta', 'baja']);
    expect(last(await carlos.say('alta'), 'carlos')).toMatchObject({ text: expect.stringMatching(/Por qué/) });
    await carlos.say('llamó el gerente');
    expect(await desk.ticket('INC-1')).toMatchObject({ priority: 'high' });
    expect(heard(await ana.say('ver INC-1'), 'ana')).not.toMatch(/gerente/);
    expect(heard(await carlos.say('ver INC-1'), 'carlos')).toMatch(/cambió la prioridad — llamó el gerente/);
  });

  story('where there are no buttons, the number of a choice is enough', async (desk) => {
    await reported(desk);
    const carlos = desk.as('carlos', 'whatsapp');
    await carlos.say('prioridad INC-1');
    await carlos.say('2');
    await carlos.say('llamó el gerente');
    expect(await desk.ticket('INC-1')).toMatchObject({ priority: 'high' });
    await carlos.say('categoría INC-1');
    await carlos.say('1');
    expect(await desk.ticket('INC-1')).toMatchObject({ category: 'hardware' });
  });

  story('the queue follows; the same again is refused, and so is a ticket that is over', async (desk) => {
    await reported(desk);
    await desk.wait('PT6M');
    await reported(desk, 'la vpn no conecta');
    const carlos = desk.as('carlos', 'teams');
    await carlos.say('prioridad INC-2 crítica todo ventas está sin vpn');
    expect(last(await carlos.say('cola'), 'carlos').text?.split('\n')[1]).toMatch(/INC-2/);
    expect(heard(await carlos.say('prioridad INC-2 crítica de verdad'), 'carlos')).toMatch(/ya tiene prioridad crítica/);
    await carlos.say('anular INC-2 duplicado');
    expect(heard(await carlos.say('prioridad INC-2 baja ya pasó'), 'carlos')).toMatch(
      /anulado, así que no se puede cambiar la prioridad/,
    );
  });
});

describe('category', () => {
  for (const words of [
    'categoria INC-1 red',
    'categoría INC-1 Red e internet',
    'category INC-1 network',
    'category INC-1 to wifi, it is the access point',
  ]) {
    story(`"${words}"`, async (desk) => {
      await reported(desk);
      expect(heard(await desk.as('carlos', 'teams').say(words), 'carlos')).toMatch(/«Red e internet»/);
      expect(await desk.ticket('INC-1')).toMatchObject({ category: 'network', team: 'mesa' });
    });
  }

  story('unknown or left out: which is asked', async (desk) => {
    await reported(desk);
    const carlos = desk.as('carlos', 'slack');
    expect(last(await carlos.say('categoría INC-1 zapatos'), 'carlos')).toMatchObject({
      text: expect.stringMatching(/No encuentro la categoría «zapatos»/),
      choices: expect.arrayContaining(['Correo', 'Red e internet']),
    });
    await carlos.tap('Correo');
    expect(await desk.ticket('INC-1')).toMatchObject({ category: 'email' });
  });

  story('a request has none', async (desk) => {
    await askedForMouse(desk);
    expect(heard(await desk.as('carlos', 'teams').say('categoría REQ-1 red'), 'carlos')).toMatch(/es una solicitud/);
  });

  const telephones = changedConfig('categories.yaml', (text) =>
    text.replace('- id: telephony\n', '- id: telephony\n  team: sedes\n'),
  );
  story(
    'of another team: that team is offered, and the ticket goes only if wanted',
    async (desk) => {
      await reported(desk);
      const carlos = desk.as('carlos', 'slack');
      expect(last(await carlos.say('categoría INC-1 anexo'), 'carlos')).toMatchObject({ choices: ['Sí', 'No'] });
      await carlos.say('no');
      expect(await desk.ticket('INC-1')).toMatchObject({ category: 'telephony', team: 'mesa' });
      await carlos.say('categoría INC-1 red');
      await carlos.say('categoría INC-1 telefonía');
      await carlos.tap('Sí');
      expect(await desk.ticket('INC-1')).toMatchObject({ category: 'telephony', team: 'sedes' });
    },
    telephones,
  );
});

describe('closing without conformity', () => {
  story('is for the lead, with a reason, which the requester and the agent read', async (desk) => {
    await reported(desk);
    await desk.as('carlos', 'teams').say('tomar INC-1');
    expect(heard(await desk.as('carlos', 'teams').say('cerrar INC-1 ya está'), 'carlos')).toMatch(/no te corresponde cerrar/);
    const marta = desk.as('marta', 'teams');
    expect(last(await marta.say('cerrar INC-1'), 'marta')).toMatchObject({ expects: { type: 'text' } });
    const lines = await marta.say('la impresora se dio de baja');
    expect(heard(lines, 'ana')).toMatch(/Marta Quispe cerró INC-1\. Motivo: la impresora se dio de baja.*reabrir INC-1/);
    expect(heard(lines, 'carlos')).toMatch(/cerró INC-1/);
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'closed', closed: 'lead' });
  });

  story('also of what is resolved: the question for conformity goes', async (desk) => {
    const ana = await reported(desk);
    const asked = last(await solved(desk), 'ana').message ?? '';
    await desk.as('marta', 'teams').say('close INC-1 no answer from the requester');
    expect(heard(await ana.tap('No conforme', { message: asked }), 'ana')).toMatch(/cerrado/);
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'closed', closed: 'lead' });
  });

  story('not of what nobody has begun', async (desk) => {
    await reported(desk);
    expect(heard(await desk.as('marta', 'teams').say('cerrar INC-1 no es nuestro'), 'marta')).toMatch(
      /registrado, así que no se puede cerrar/,
    );
  });
});

describe('conformity in words', () => {
  story('given by telephone: the agent records it, the requester learns who did', async (desk) => {
    await reported(desk);
    await solved(desk);
    const lines = await desk.as('sofia', 'slack').say('conforme INC-1 por teléfono');
    expect(heard(lines, 'ana')).toMatch(/Sofía Rojas registró que estás conforme con INC-1/);
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'closed', closed: 'agent' });
    expect(heard(await desk.as('carlos', 'teams').say('ver INC-1'), 'carlos')).toMatch(/registró la conformidad — por teléfono/);
  });

  story('by the requester with the number: the card is answered', async (desk) => {
    const ana = await reported(desk);
    await solved(desk);
    expect(heard(await ana.say('conforme INC-1'), 'ana')).toMatch(/INC-1 queda cerrado/);
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'closed', closed: 'conform' });
    expect(heard(await ana.say('conforme INC-1'), 'ana')).toMatch(/no hay nada que confirmar/);
  });

  story('"no conforme INC-1" of two that wait: that one, with its reason asked', async (desk) => {
    const ana = await reported(desk);
    await desk.wait('PT6M');
    await reported(desk, 'la vpn no conecta');
    await solved(desk, 'INC-1');
    await solved(desk, 'INC-2');
    expect(last(await ana.say('no conforme INC-1'), 'ana')).toMatchObject({ expects: { type: 'text' } });
    expect(heard(await ana.say('sigue sin imprimir nada'), 'carlos')).toMatch(
      /no está conforme con INC-1: sigue sin imprimir nada/,
    );
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'in_progress', reopened: 1 });
    expect(await desk.ticket('INC-2')).toMatchObject({ state: 'resolved' });
    expect(heard(await ana.say('disagree INC-2 still no vpn'), 'carlos')).toMatch(/still no vpn/);
  });

  story('"no conforme" of what is closed already offers to reopen it', async (desk) => {
    const ana = await reported(desk);
    await solved(desk);
    await ana.say('conforme');
    expect(last(await ana.say('no estoy conforme con INC-1, sigue igual'), 'ana').choices).toContain('Reabrir');
    await ana.tap('Reabrir');
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'in_progress', reopened: 1 });
  });

  story('nobody else answers for her', async (desk) => {
    await reported(desk);
    await solved(desk);
    expect(heard(await desk.as('bob', 'slack').say('conform INC-1'), 'bob')).toMatch(/cannot find INC-1/i);
    expect(heard(await desk.as('carlos', 'teams').say('no conforme INC-1 porque sí'), 'carlos')).toMatch(
      /No encuentro|no te corresponde/,
    );
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'resolved' });
  });
});
