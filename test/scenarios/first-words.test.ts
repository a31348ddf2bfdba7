import { describe, expect } from '@jest/globals';
import { configWith } from './config-with.ts';
import { last, story } from './story.ts';

describe('what the first words say is filled in, shown, and can be changed', () => {
  story('a laptop: model, day and reason', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('necesito una laptop T14 para el próximo lunes a primera hora porque la mía murió');
    const asked = last(await ana.say('sí'), 'ana');
    expect(asked.text).toMatch(/Modelo: T14\nPara cuándo: .*9 de marzo.*\nMotivo: La mía murió/);
    expect(asked.text).toMatch(/accesorio/);
    expect(last(await ana.say('omitir'), 'ana').text).toMatch(
      /1\. Modelo: T14\n2\. Para cuándo: .*9 de marzo.*\n3\. Motivo: La mía murió/,
    );
    await ana.say('editar respuesta 1');
    await ana.say('x1');
    await ana.say('enviar');
    expect(await desk.ticket('REQ-1')).toMatchObject({
      answers: { model: 'x1', needed_by: '2026-03-09', reason: 'La mía murió' },
    });
  });

  story('a laptop, in English, for somebody else', async (desk) => {
    const bob = desk.as('bob', 'web');
    await bob.say('I need an X1 Carbon laptop for Luis by Friday because his is broken');
    const asked = last(await bob.say('yes'), 'bob');
    expect(asked.text).toMatch(/For: Luis Ramírez\nModel: X1 Carbon\nNeeded by: .*6 March.*\nReason: His is broken/);
  });

  story('an amount waits until its field is opened by another answer', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('necesito una licencia de AutoCAD de 900 dólares');
    expect(last(await ana.say('sí'), 'ana').text).toMatch(/gratuita o pagada[\s\S]*Programa: AutoCAD/);
    const shown = last(await ana.say('pagada'), 'ana');
    expect(shown.text).toMatch(/1\. Programa: AutoCAD\n2\. Licencia: Pagada\n3\. Costo: .*900/);
    await ana.say('enviar');
    expect(await desk.ticket('REQ-1')).toMatchObject({ answers: { cost: { amount: 900, currency: 'USD' } } });
  });

  story('access until a day, or for so long', async (desk) => {
    const bob = desk.as('bob', 'slack');
    await bob.say('I need read access to SAP until 30 April');
    await bob.say('yes');
    await bob.say('send');
    expect(await desk.ticket('REQ-1')).toMatchObject({ answers: { system: 'sap', level: 'read', until: '2026-04-30' } });
  });

  story('days of vacation, from Monday to Friday', async (desk) => {
    const ana = desk.as('ana', 'whatsapp');
    await ana.say('quiero vacaciones del lunes al viernes');
    await ana.say('sí');
    await ana.say('omitir');
    await ana.say('enviar');
    expect(await desk.ticket('REQ-1')).toMatchObject({ answers: { from: '2026-03-09', to: '2026-03-13' } });
  });

  story('somebody new: name, day, area and things', async (desk) => {
    const luis = desk.as('luis', 'teams');
    await luis.say('ingreso de personal: Rodrigo Salas Paredes el 16 de marzo en ventas con una laptop y dos monitores');
    const summary = last(await luis.say('sí'), 'luis');
    expect(summary.text).toMatch(/1\. Nombre: Rodrigo Salas Paredes\n2\. Fecha de ingreso: .*16 de marzo.*\n3\. Área: Ventas/);
    await luis.say('enviar');
    expect((await desk.ticket('REQ-1'))['answers']).toMatchObject({
      equipment: [{ what: 'laptop', quantity: 1 }, { what: 'monitor', quantity: 2 }],
    }); // prettier-ignore
  });

  story('a room, with its hours and how many come', async (desk) => {
    const bob = desk.as('bob', 'web');
    await bob.say('book the meeting room Paracas tomorrow from 10 to 11:30 for 8 people');
    const summary = last(await bob.say('yes'), 'bob');
    expect(summary.text).toMatch(/1\. Room: Paracas.*\n2\. Date: .*3 March.*\n3\. Time: 10:00 – 11:30\n4\. People: 8/);
  });

  story('no day that has passed, that is denied, or that does not exist', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('necesito una laptop para el 31 de febrero');
    expect(last(await ana.say('sí'), 'ana').text).not.toMatch(/Para cuándo:/);
    await ana.say('cancelar');
    await ana.say('necesito una laptop, no es para mañana');
    expect(last(await ana.say('sí'), 'ana').text).not.toMatch(/Para cuándo:/);
  });
});

const counting = configWith([
  {
    file: 'catalog/peripheral.yaml',
    from: '  - id: reason\n',
    to: '  - { id: quantity, kind: number, integer: true, min: 1, max: 20, label: { es: Cantidad, en: Quantity } }\n  - id: reason\n',
  },
]);

describe('how many', () => {
  for (const [words, many] of [
    ['necesito un par de teclados', 2],
    ['necesito media docena de teclados', 6],
    ['necesito 3 teclados', 3],
  ] as const)
    // prettier-ignore
    story(words, async (desk) => {
      const ana = desk.as('ana', 'slack');
      await ana.say(words);
      expect(last(await ana.say('sí'), 'ana').text).toMatch(new RegExp(`Artículo: Teclado\nCantidad: ${many}`));
    }, counting);

  story(
    'in English; what the field does not take is asked',
    async (desk) => {
      const bob = desk.as('bob', 'slack');
      await bob.say('I need 4 keyboards');
      expect(last(await bob.say('yes'), 'bob').text).toMatch(/Quantity: 4/);
      await bob.say('cancel');
      await bob.say('I need 300 keyboards');
      expect(last(await bob.say('yes'), 'bob').text).not.toMatch(/Quantity: /);
    },
    counting,
  );
});
