import { describe, expect } from '@jest/globals';
import { askedForMouse, heard, last, reported, solved, story } from './story.ts';

describe('opened for somebody who called', () => {
  story('shown first, opened by a tap; the requester is told and agrees', async (desk) => {
    const carlos = desk.as('carlos', 'slack');
    expect(last(await carlos.say('abrir @ana no puede imprimir desde ayer'), 'carlos')).toMatchObject({
      text: expect.stringMatching(/Solicitante: Ana Torres[\s\S]*no puede imprimir desde ayer/),
      choices: expect.arrayContaining(['Abrir']),
    });
    const lines = await carlos.tap('Abrir');
    expect(heard(lines, 'carlos')).toMatch(/INC-1 para Ana Torres/);
    expect(last(lines, 'ana')).toMatchObject({
      text: expect.stringMatching(/Carlos Huamán abrió INC-1 para ti[\s\S]*no puede imprimir/),
      choices: ['Está bien', 'No es así', 'No es mío'],
    });
    expect(await desk.ticket('INC-1')).toMatchObject({
      requester: 'ana',
      openedBy: 'carlos',
      source: 'phone',
      category: 'printing',
    });
    expect(heard(await desk.as('ana', 'slack').tap('Está bien'), 'ana')).toMatch(/Gracias/);
  });

  story('people by id, name, or with what the agent puts around them, in both languages', async (desk) => {
    const carlos = desk.as('carlos', 'slack');
    const ways = [
      'open @bob cannot print',
      'open bob: cannot print',
      'abrir un ticket para Bob no puede imprimir',
      'open for bob, the printer is dead',
    ];
    for (const way of ways) {
      expect(last(await carlos.command(way), 'carlos').text).toMatch(/Bob/);
      await carlos.say('cancelar');
    }
    expect(heard(await carlos.command('open @nadie no imprime'), 'carlos')).toMatch(/abrir @ana/);
    expect(heard(await carlos.command('open'), 'carlos')).toMatch(/abrir @ana/);
    expect(await desk.tickets()).toHaveLength(0);
  });

  story('"no es así" asks what, and the correction reaches the agent and the team', async (desk) => {
    const carlos = desk.as('carlos', 'slack');
    await carlos.say('abrir ana: no puede imprimir');
    await carlos.tap('Abrir');
    const ana = desk.as('ana', 'slack');
    expect(last(await ana.tap('No es así'), 'ana')).toMatchObject({ expects: { type: 'long_text' } });
    const lines = await ana.say('es el escáner el que no funciona');
    expect(heard(lines, 'carlos')).toMatch(/Ana Torres corrige INC-1[\s\S]*escáner/);
    expect(heard(lines, 'team:mesa')).toMatch(/escáner/);
  });

  story('for some minutes, what they write about it is a comment on it', async (desk) => {
    const carlos = desk.as('carlos', 'slack');
    await carlos.say('abrir ana: su laptop no enciende');
    await carlos.tap('Abrir');
    const ana = desk.as('ana', 'slack');
    await ana.say('está bien');
    expect(heard(await ana.say('en realidad es el monitor'), 'team:mesa')).toMatch(/INC-1: en realidad es el monitor/);
  });

  story('"no es mío" is told to who opened it', async (desk) => {
    const carlos = desk.as('carlos', 'slack');
    await carlos.say('abrir ana: no puede imprimir');
    await carlos.tap('Abrir');
    const ana = desk.as('ana', 'slack');
    expect(heard(await ana.say('no es mío, yo no llamé'), 'carlos')).toMatch(/Ana Torres dice que INC-1 no es suyo/);
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'registered' });
  });

  story('"abrir" stays an answer, and nobody else opens for others', async (desk) => {
    const carlos = desk.as('carlos', 'slack');
    await carlos.say('no puedo imprimir');
    await carlos.say('abrir');
    expect(await desk.ticket('INC-1')).toMatchObject({ requester: 'carlos', openedBy: null });
    const bob = desk.as('bob', 'slack');
    expect(heard(await bob.command('open @ana cannot print'), 'bob')).toMatch(/for agents/);
    expect(await desk.tickets()).toHaveLength(1);
  });

  story('a request: the agent fills in the form, who called is its requester, and the agent may not approve it', async (desk) => {
    const carlos = desk.as('carlos', 'slack');
    await carlos.say('abrir ana: necesita acceso a sap');
    let answer = last(await carlos.tap('Abrir'), 'carlos');
    for (const text of ['lectura', 'omitir', 'enviar']) answer = last(await carlos.say(text), 'carlos');
    expect(answer.text).toMatch(/REQ-1 para Ana Torres/);
    const request = await desk.ticket('REQ-1');
    expect(request).toMatchObject({ requester: 'ana', openedBy: 'carlos', source: 'phone' });
    expect(heard(await carlos.say('aprobar REQ-1'), 'carlos')).not.toMatch(/quedó aprobado|Aprobaste/);
    expect((await desk.ticket('REQ-1'))['approvals']).toMatchObject([{ decisions: [] }]);
  });

  story('who called has it open already: no second ticket, the words become a note', async (desk) => {
    await reported(desk);
    const carlos = desk.as('carlos', 'slack');
    await desk.wait('PT1H');
    expect(last(await carlos.say('abrir ana: llama otra vez, no puede imprimir'), 'carlos').choices).toContain(
      'Es lo mismo: INC-1',
    );
    await carlos.tap('Es lo mismo: INC-1');
    expect(heard(await carlos.say('ver INC-1'), 'carlos')).toMatch(/llama otra vez/);
    expect(heard(await desk.as('ana', 'slack').say('ver INC-1'), 'ana')).not.toMatch(/llama otra vez/);
    expect(await desk.tickets()).toHaveLength(1);
  });

  story('it happens to who called as well: they are counted in and told', async (desk) => {
    await reported(desk);
    const carlos = desk.as('carlos', 'slack');
    await carlos.say('abrir bob: no puede imprimir');
    expect(heard(await carlos.tap('También le pasa: INC-1'), 'bob')).toMatch(/INC-1/);
    expect(await desk.ticket('INC-1')).toMatchObject({ affected: ['bob'] });
  });

  story('a redelivery and a double tap open one', async (desk) => {
    const carlos = desk.as('carlos', 'slack');
    await carlos.say('abrir ana: no puede imprimir');
    const tap = { as: 'carlos', on: 'slack', tap: 'Abrir' };
    await desk.do({ together: [tap, tap] });
    await desk.do({ repeat: 2 });
    expect(await desk.tickets()).toHaveLength(1);
  });
});

describe('participants', () => {
  story('added: told, reads what is public, comments, hears of the end; removed: told, reads nothing more', async (desk) => {
    const ana = await reported(desk);
    const lines = await ana.say('agregar INC-1 a luis');
    expect(heard(lines, 'luis')).toMatch(/Ana Torres te agregó a INC-1/);
    const luis = desk.as('luis', 'teams');
    await desk.as('carlos', 'slack').say('nota INC-1 cuidado con este');
    expect(heard(await luis.say('ver INC-1'), 'luis')).toMatch(/no puedo imprimir/);
    expect(heard(await luis.say('ver INC-1'), 'luis')).not.toMatch(/cuidado/);
    expect(heard(await luis.say('INC-1 la bandeja 2 se traba siempre'), 'team:mesa')).toMatch(/Luis[\s\S]*bandeja 2/);
    const over = await solved(desk);
    expect(heard(over, 'luis')).toMatch(/INC-1 quedó atendido/);
    expect(last(over, 'luis').choices).toEqual([]);
    expect(heard(await desk.as('carlos', 'teams').say('quitar INC-1 luis'), 'luis')).toMatch(/Ya no sigues INC-1/);
    expect(await desk.ticket('INC-1')).toMatchObject({ participants: [] });
  });

  story('twice, unknown, already concerned, not theirs to add', async (desk) => {
    const ana = await reported(desk);
    await ana.say('agregar INC-1 bob');
    expect(heard(await ana.say('agregar INC-1 bob'), 'ana')).toMatch(/ya sigue/);
    expect(heard(await ana.say('agregar INC-1 ana'), 'ana')).toMatch(/ya sigue/);
    expect(heard(await ana.say('agregar INC-1 fulano de tal'), 'ana')).toMatch(/fulano/);
    expect(heard(await ana.say('agregar INC-1 sofia'), 'ana')).toMatch(/ya lo ve completo/);
    expect(heard(await desk.as('pedro', 'teams').say('agregar INC-1 pedro'), 'pedro')).toMatch(/No encuentro INC-1/);
    expect(heard(await desk.as('bob', 'teams').say('add INC-1 pedro'), 'pedro')).toBe('');
    expect(heard(await desk.as('bob', 'teams').say('remove INC-1 bob'), 'bob')).toMatch(/no longer follow/);
    expect(await desk.ticket('INC-1')).toMatchObject({ participants: [] });
  });

  story('to a confidential ticket only its team adds somebody', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('nuevo vacation');
    await ana.say('9 de marzo');
    let answer = last(await ana.say('13 de marzo'), 'ana');
    while (answer.choices?.includes('Omitir')) answer = last(await ana.say('omitir'), 'ana');
    await ana.say('enviar');
    expect(heard(await ana.say('agregar REQ-1 bob'), 'ana')).toMatch(/confidencial/);
    expect(heard(await desk.as('rosa', 'web').say('agregar REQ-1 bob'), 'bob')).toMatch(/REQ-1/);
    expect(await desk.ticket('REQ-1')).toMatchObject({ participants: ['bob'] });
  });
});

describe('asked for somebody else', () => {
  story('both are told, the beneficiary answers conformity and is asked for the rating', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('necesito un mouse para Bob');
    let lines = await ana.say('sí');
    for (const text of ['omitir', 'omitir', 'enviar']) if (!/REQ-1/.test(heard(lines, 'ana'))) lines = await ana.say(text);
    expect(await desk.ticket('REQ-1')).toMatchObject({ requester: 'ana', beneficiary: 'bob' });
    expect(heard(lines, 'bob')).toMatch(/Ana Torres asked for something for you: REQ-1/);
    await desk.as('luis', 'teams').tap('Aprobar');
    const end = await solved(desk, 'REQ-1');
    expect(last(end, 'ana').choices).toEqual(['Conforme', 'No conforme']);
    const bob = desk.as('bob', 'slack');
    await bob.tap(last(end, 'bob').choices?.[0] ?? '');
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'closed' });
    const asked = await desk.wait('P1D');
    expect(heard(asked, 'ana')).not.toMatch(/1 \(/);
    await bob.tap('5');
    expect(await desk.ticket('REQ-1')).toMatchObject({ rating: 5 });
  });

  story('nobody may ask for a mouse of their own through a colleague without a manager', async (desk) => {
    await askedForMouse(desk);
    expect(await desk.ticket('REQ-1')).toMatchObject({ beneficiary: null });
  });
});
