import { describe, expect } from '@jest/globals';
import { askedForMouse, heard, last, reported, solved, story } from './story.ts';

describe('small talk', () => {
  story('greetings, thanks and how-are-you open nothing and join nothing', async (desk) => {
    const ana = desk.as('ana', 'slack');
    expect(heard(await ana.say('Buenos días!'), 'ana')).toMatch(/Hola, Ana/);
    await ana.say('no puedo imprimir');
    await ana.say('gracias');
    await ana.say('hola');
    await ana.tap('Abrir');
    expect(heard(await ana.say('muchas gracias'), 'team:mesa')).toBe('');
    expect(heard(await ana.say('perfecto'), 'team:mesa')).toBe('');
    expect(heard(await desk.as('carlos', 'teams').say('ver INC-1'), 'carlos')).not.toMatch(/gracias|hola/i);
  });

  story('what the catalog calls an item asks for it, though its words also serve in small talk', async (desk) => {
    const ana = desk.as('ana', 'slack');
    const wanted: readonly [string, string][] = [
      ['necesito un viaje de trabajo', 'Viaje de trabajo'],
      ['necesito pasajes a Cusco', 'Viaje de trabajo'],
      ['necesito un evento', 'Evento'],
      ['I need holiday leave', 'Vacaciones'],
      ['contraseña', 'Restablecer contraseña'],
    ];
    for (const [words, item] of wanted) {
      expect(last(await ana.say(words), 'ana').text).toMatch(new RegExp(`Solicitud: ${item}`));
      await ana.tap('No es una solicitud');
    }
  });

  story('"una persona": the team is told who and what, no ticket is opened', async (desk) => {
    const bob = desk.as('bob', 'teams');
    const lines = await bob.say('I want to talk to a person');
    expect(heard(lines, 'team:mesa')).toMatch(/Bob Wilson/);
    expect(heard(lines, 'bob')).toMatch(/person/);
    expect(await desk.tickets()).toEqual([]);
    expect(last(await bob.say('my printer is broken'), 'bob').choices).toContain('Open it');
  });

  story('"ayuda con mi impresora" is a report and no verb; "ayuda" lists what this person can do', async (desk) => {
    const ana = desk.as('ana', 'slack');
    expect(last(await ana.say('ayuda con mi impresora que no imprime'), 'ana').choices).toContain('Abrir');
    const help = heard(await desk.as('pedro', 'web').say('ayuda'), 'pedro');
    expect(help).toMatch(/Laptop/);
    expect(help).not.toMatch(/tomar INC/);
    expect(heard(await desk.as('carlos', 'teams').say('AYUDA'), 'carlos')).toMatch(/tomar INC/);
  });
});

describe('questions about tickets', () => {
  story('one, several, none', async (desk) => {
    const ana = desk.as('ana', 'slack');
    expect(heard(await ana.say('¿cómo van mis tickets?'), 'ana')).toMatch(/No tienes tickets/);
    await reported(desk);
    await desk.wait('PT6M');
    await reported(desk, 'la vpn no conecta');
    const both = heard(await ana.say('estado'), 'ana');
    expect(both).toMatch(/2 tickets abiertos[\s\S]*INC-2[\s\S]*INC-1/);
    expect(heard(await ana.say('¿como va inc 1?'), 'ana')).toMatch(/INC-1[\s\S]*registrado/);
    expect(heard(await ana.say('INC-2'), 'ana')).toMatch(/la vpn no conecta/);
    expect(heard(await ana.say('ver INC-1'), 'ana')).toMatch(/abrió el ticket/);
  });

  story('words that are addressed to a ticket tell something, unless they surely ask', async (desk) => {
    const ana = await reported(desk);
    await desk.wait('PT6M');
    for (const told of ['INC-1: still no wifi here', 'INC-1 still no wifi here', 'INC-1: sigo esperando al técnico'])
      expect(heard(await ana.say(told), 'team:mesa')).toMatch(/Ana Torres escribió en INC-1/);
    for (const asked of ['INC-1: novedades', 'INC-1 any news', 'any progress on INC-1', 'INC-1: ¿sigue pendiente?'])
      expect(heard(await ana.say(asked), 'ana')).toMatch(/registrado/);
  });

  story('what is asked beside the thanks is heard', async (desk) => {
    const ana = await reported(desk);
    for (const asked of ['genial, muchas gracias. ¿Puede ser el miércoles?', 'gracias, ¿pueden venir mañana temprano?'])
      expect(heard(await ana.say(asked), 'team:mesa')).toContain(`Ana Torres escribió en INC-1: ${asked}`);
    expect(heard(await ana.say('gracias, ¿todo bien?'), 'team:mesa')).toBe('');
  });

  story('thanks with a number are no comment, and a guess at another subject is none', async (desk) => {
    const ana = await reported(desk);
    expect(await ana.say('INC-1 gracias')).toMatchObject([{ to: 'ana', text: expect.stringMatching(/^Con gusto/) }]);
    expect(heard(await ana.say('me pasa desde ayer en la tarde'), 'team:mesa')).toMatch(/INC-1: me pasa desde ayer/);
    expect(heard(await ana.say('es el de la laptop'), 'team:mesa')).toMatch(/INC-1: es el de la laptop/);
    expect(heard(await ana.say('el wifi también está caído en toda la oficina'), 'ana')).toMatch(/Red e internet/);
  });

  story('an approver, who may not comment, is told that the words were not added', async (desk) => {
    await askedForMouse(desk);
    const lines = await desk.as('luis', 'teams').say('REQ-1 está bien pero que sea barato');
    expect(heard(lines, 'luis')).toMatch(/por aprobar[\s\S]*No agregué lo que escribiste/);
  });

  story('words to a cancelled ticket are not dropped without a word', async (desk) => {
    const ana = await reported(desk);
    await ana.say('anular INC-1 ya funciona');
    const lines = await ana.say('INC-1 volvió a fallar');
    expect(heard(lines, 'ana')).toMatch(/INC-1 está anulado, así que ya no agregué lo que escribiste/);
  });

  story('a number among words is a comment on that ticket', async (desk) => {
    const ana = await reported(desk);
    await desk.wait('PT1H');
    await desk.as('carlos', 'teams').say('tomar INC-1');
    const lines = await ana.say('INC-1: es la impresora del segundo piso');
    expect(heard(lines, 'carlos')).toBe('Ana Torres escribió en INC-1: es la impresora del segundo piso');
    expect(heard(lines, 'ana')).toMatch(/INC-1/);
  });
});

describe('cancelling', () => {
  story('the requester: with the reason asked, or given at once', async (desk) => {
    const ana = await reported(desk);
    expect(last(await ana.say('anular INC-1'), 'ana')).toMatchObject({ expects: { type: 'text' } });
    await ana.say('ya funciona');
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'cancelled' });
    await desk.wait('PT6M');
    await reported(desk, 'la vpn no conecta');
    await ana.say('cancelar INC-2 era mi cable');
    expect(await desk.ticket('INC-2')).toMatchObject({ state: 'cancelled' });
    expect(heard(await ana.say('reabrir INC-2'), 'ana')).toMatch(/no se puede reabrir/);
  });

  story('"cancelar" alone leaves the question, not the ticket', async (desk) => {
    const ana = await reported(desk);
    await ana.say('anular INC-1');
    await ana.say('cancelar');
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'registered' });
    expect(heard(await ana.say('cancelar'), 'ana')).toBe('¿Anulo INC-1 («no puedo imprimir»)?');
    await desk.wait('PT20M');
    await ana.tap('No');
    expect(heard(await ana.say('cancelar'), 'ana')).toMatch(/anular INC-12/);
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'registered' });
  });

  story('what is solved is not cancelled any more', async (desk) => {
    const ana = await reported(desk);
    await solved(desk);
    expect(heard(await ana.say('anular INC-1 ya no'), 'ana')).toMatch(/atendido.*no se puede anular/);
  });
});

describe('in English', () => {
  story('from the report to the rating', async (desk) => {
    const bob = desk.as('bob', 'teams');
    await bob.say('I cannot print');
    expect(heard(await bob.say('yes please'), 'bob')).toMatch(/INC-1 is registered/);
    const carlos = desk.as('carlos', 'slack');
    expect(heard(await carlos.say('take INC-1'), 'bob')).toMatch(/Carlos Huamán is/);
    const asked = await carlos.say('resolve INC-1 new toner');
    expect(last(asked, 'bob').choices).toEqual(['I agree', 'Not solved']);
    expect(heard(await bob.say('it works now, thanks'), 'bob')).toMatch(/closed|Thank/);
    await bob.tap('I agree').catch(() => []);
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'closed' });
    await bob.say('5 great');
    expect(await desk.ticket('INC-1')).toMatchObject({ rating: 5, ratingWords: 'great' });
  });

  story('each reads their own language: an English request, a Spanish approver', async (desk) => {
    const bob = desk.as('bob', 'web');
    for (const words of ['I need a new mouse', 'yes', 'skip']) await bob.say(words);
    expect(heard(await bob.say('send it'), 'luis')).toMatch(/Bob Wilson pide «Accesorio o suministro»/);
    await desk.as('luis', 'teams').tap('Rechazar');
    expect(heard(await desk.as('luis', 'teams').say('no hay'), 'bob')).toMatch(
      /Luis Ramírez rejected REQ-1[\s\S]*Reason: no hay/,
    );
  });

  story('the language is changed and stays', async (desk) => {
    const ana = desk.as('ana', 'slack');
    expect(heard(await ana.say('idioma ingles'), 'ana')).toMatch(/English/);
    await reported(desk).catch(() => undefined);
    expect(heard(await ana.say('status'), 'ana')).not.toMatch(/Tienes/);
    expect(heard(await ana.say('language klingon'), 'ana')).toMatch(/Spanish or English/);
    expect(heard(await ana.say('language spanish'), 'ana')).toMatch(/español/);
  });
});

describe('channels', () => {
  story('a person is answered where they write, and reached where they wrote last', async (desk) => {
    await askedForMouse(desk);
    await desk.as('ana', 'whatsapp').say('hola');
    const lines = await desk.as('luis', 'teams').tap('Aprobar');
    expect(last(lines, 'ana')).toMatchObject({ on: 'whatsapp' });
  });

  story('a question asked elsewhere is not answered by accident', async (desk) => {
    await reported(desk);
    await solved(desk);
    await desk.as('ana', 'web').say('hola');
    await desk.as('ana', 'web').say('sí');
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'resolved' });
  });
});
