import { describe, expect } from '@jest/globals';
import { heard, last, story } from './story.ts';

describe('conditions in a form', () => {
  story('a free program asks for no cost and needs the manager alone', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('nuevo programa o licencia');
    await ana.say('7-Zip');
    expect(last(await ana.say('gratuita'), 'ana').text).toMatch(/1\. Programa: 7-Zip\n2\. Licencia: Gratuita/);
    await ana.say('enviar');
    const { approvals } = await desk.ticket('REQ-1');
    expect(approvals).toMatchObject([{ stage: 'manager', rule: '1 of 1', state: 'pending' }]);
  });

  story('a paid one asks for it, and a cost over 500 goes to finance too', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('nuevo programa o licencia');
    await ana.say('Photoshop');
    expect(last(await ana.say('pagada'), 'ana').text).toMatch(/cuesta/);
    await ana.say('S/ 800');
    await ana.say('enviar');
    expect((await desk.ticket('REQ-1'))['approvals']).toMatchObject([
      { stage: 'manager' },
      { stage: 'finance', state: 'pending', asked: false },
    ]);
    expect(heard(await desk.as('luis', 'teams').tap('Aprobar'), 'pedro')).toMatch(/Photoshop[\s\S]*800/);
  });

  story('exactly 500 does not; a changed answer drops what depended on it', async (desk) => {
    const bob = desk.as('bob', 'slack');
    await bob.say('new software');
    for (const answer of ['AutoCAD', 'paid', '500']) await bob.say(answer);
    await bob.say('edit answer 3');
    expect(last(await bob.say('PEN 500'), 'bob').text).toMatch(/Cost/);
    await bob.say('send');
    expect((await desk.ticket('REQ-1'))['approvals']).toHaveLength(1);
    await bob.say('new software');
    for (const answer of ['AutoCAD', 'paid', '900', 'edit answer 2']) await bob.say(answer);
    expect(last(await bob.say('free'), 'bob').text).not.toMatch(/Cost/);
    await bob.say('send');
    expect(await desk.ticket('REQ-2')).toMatchObject({ answers: { program: 'AutoCAD', licence: 'free' } });
  });

  story('"no sé" chooses nothing, and words about the same thing begin no second form', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('nuevo programa o licencia');
    await ana.say('Visio');
    for (const words of ['no sé', 'no', 'Visio 2021'])
      expect(last(await ana.say(words), 'ana').text).toMatch(/gratuita o pagada/);
    expect(last(await ana.say('gratis'), 'ana').text).toMatch(/2\. Licencia: Gratuita/);
  });

  story('which folder, page or other system is asked only where it is one', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('nuevo acceso');
    expect(last(await ana.say('carpeta compartida'), 'ana').text).toMatch(/Cuál/);
    expect(last(await ana.say('atrás'), 'ana').text).toMatch(/acceso/);
    expect(last(await ana.say('VPN'), 'ana').text).toMatch(/nivel/);
  });
});

describe('a form as one card', () => {
  const laptop = { Modelo: 'T14', 'Para cuándo': '2026-03-20', Motivo: 'viajes' };

  story('"como formulario" makes a card of it, which is filled in and sent', async (desk) => {
    const ana = desk.as('ana', 'web');
    await ana.say('nuevo laptop');
    const card = last(await ana.say('como formulario'), 'ana');
    expect(card.inputs).toMatchObject([
      { label: 'Modelo', type: 'choice', required: true, options: ['T14', 'X1 Carbon', 'MacBook Pro 14'] },
      { label: 'Para cuándo', type: 'date', required: true },
      { label: 'Motivo', type: 'long_text', required: true },
      { label: 'Accesorios', type: 'choice', required: false },
    ]);
    expect(heard(await ana.tap('Enviar', { fill: laptop }), 'ana')).toMatch(/REQ-1/);
    expect(await desk.ticket('REQ-1')).toMatchObject({ answers: { model: 't14', needed_by: '2026-03-20', reason: 'viajes' } });
  });

  story('what is missing is said all at once, and what was filled in is kept', async (desk) => {
    const ana = desk.as('ana', 'teams');
    await ana.say('nuevo laptop');
    await ana.say('en formulario');
    const back = last(await ana.tap('Enviar', { fill: { Modelo: 'T14', 'Para cuándo': '2020-01-01' } }), 'ana');
    expect(back.text).toMatch(/ya pasó[\s\S]*«Motivo»/);
    expect(back.inputs?.[0]).toMatchObject({ label: 'Modelo', value: 'T14' });
    expect(await desk.tickets()).toEqual([]);
    await ana.tap('Enviar', { fill: { 'Para cuándo': '2026-03-20', Motivo: 'viajes' } });
    expect(await desk.tickets()).toHaveLength(1);
  });

  story('"una por una" goes back to questions with what was answered', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('nuevo laptop');
    await ana.say('t14');
    expect(last(await ana.say('como formulario'), 'ana').inputs?.[0]).toMatchObject({ value: 'T14' });
    expect(last(await ana.say('t14'), 'ana').text).toMatch(/una por una/);
    expect(last(await ana.say('una por una'), 'ana').text).toMatch(/\(2\/4\)/);
  });

  story('in English, "as a form" and "one by one"', async (desk) => {
    const bob = desk.as('bob', 'web');
    await bob.say('new laptop');
    expect(last(await bob.say('as a form'), 'bob').choices).toEqual(['Send', 'Cancel']);
    await bob.say('one by one');
    await bob.say('as a form');
    await bob.tap('Send', { fill: { Model: 'X1 Carbon', 'Needed by': '2026-03-20', Reason: 'travel' } });
    expect(await desk.ticket('REQ-1')).toMatchObject({ answers: { model: 'x1' } });
  });

  story('rows of a repeating group, and an area named by its label', async (desk) => {
    const luis = desk.as('luis', 'web');
    await luis.say('nuevo ingreso de personal');
    await luis.say('como formulario');
    const equipment = [
      { Artículo: 'Laptop', Cantidad: 1 },
      { Artículo: 'Monitor', Cantidad: 2 },
    ];
    const sent = await luis.tap('Enviar', {
      fill: { Nombre: 'Juan Pérez', 'Fecha de ingreso': '2026-04-01', Área: 'Ventas', Equipo: equipment },
    });
    expect(heard(sent, 'marta')).toMatch(/Área: Ventas[\s\S]*1 × Laptop y 2 × Monitor/);
    expect(await desk.ticket('REQ-1')).toMatchObject({
      answers: {
        department: 'sales',
        equipment: [
          { what: 'laptop', quantity: 1 },
          { what: 'monitor', quantity: 2 },
        ],
      },
    });
  });
});
