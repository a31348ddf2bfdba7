import { describe, expect } from '@jest/globals';
import { askedForMouse, heard, last, reported, solved, story } from './story.ts';

describe('what works again, or only somewhere, sometimes, or yesterday', () => {
  for (const words of [
    'ayer ya funcionó y hoy de nuevo se cayó',
    'ya funciona y se cae a cada rato',
    'ya entré mil veces',
    'ya puedo esperar hasta mañana',
    'en otra laptop ya funciona',
    'it works now and then',
    'it is working for Luis',
  ])
    // prettier-ignore
    story(`"${words}" takes back no report`, async (desk) => {
      const ana = desk.as('ana', 'slack');
      await ana.say('no funciona el wifi');
      expect(heard(await ana.say(words), 'ana')).not.toMatch(/no abro nada|not open anything/);
    });

  for (const words of ['sí, ya funciona', 'ya funciona y muchas gracias', 'it works now, thanks for your help'])
    // prettier-ignore
    story(`"${words}" does`, async (desk) => {
      const ana = desk.as('ana', 'slack');
      await ana.say('no funciona el wifi');
      expect(heard(await ana.say(words), 'ana')).toMatch(/no abro nada|not open anything/);
    });

  story('"ya imprime y se atasca" is no yes to "¿conforme?"', async (desk) => {
    const ana = await reported(desk);
    await solved(desk);
    await ana.say('ya imprime y se atasca');
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'in_progress' });
  });
});

describe('"no, sigue sin funcionar"', () => {
  story('is no reason to reject what was asked since', async (desk) => {
    const luis = desk.as('luis', 'slack');
    await luis.say('no puedo imprimir');
    await luis.tap('Abrir');
    await solved(desk);
    await askedForMouse(desk);
    await luis.say('no, sigue sin funcionar');
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'in_progress' });
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'awaiting_approval' });
    await luis.say('no, es muy caro');
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'rejected' });
  });

  story('of another thing is none of what was solved', async (desk) => {
    await reported(desk);
    await solved(desk);
    const ana = desk.as('ana', 'whatsapp');
    await ana.say('sigue sin funcionar el wifi del piso 3');
    await ana.say('no se arregló la cafetera del piso 2');
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'resolved' });
    await ana.say('cancelar');
    await ana.say('no, sigue sin funcionar la impresora');
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'in_progress' });
  });

  story('where two may be meant: it is asked which, and nothing is opened', async (desk) => {
    const ana = await reported(desk);
    await ana.say('no funciona el wifi');
    await ana.tap('Abrir');
    await solved(desk);
    await solved(desk, 'INC-2');
    const there = desk.as('ana', 'whatsapp');
    expect(heard(await there.say('no, sigue sin funcionar'), 'ana')).toMatch(/No estoy seguro de cuál[\s\S]*INC-2[\s\S]*INC-1/);
    expect((await desk.tickets()).length).toBe(2);
  });

  story('with a number in front it is said of that ticket, whatever is about to be opened', async (desk) => {
    const ana = await reported(desk);
    await desk.wait('PT10M');
    await ana.say('no funciona el wifi');
    expect(heard(await ana.say('INC-1 sigue igual'), 'team:mesa')).toBe('Ana Torres escribió en INC-1: sigue igual');
    await ana.say('sí');
    expect((await desk.tickets()).length).toBe(2);
  });
});

describe('forms', () => {
  story('"sí" is no beginning of "sin costo"', async (desk) => {
    const ana = desk.as('ana', 'slack');
    for (const words of ['necesito un software', 'sí', 'photoshop']) await ana.say(words);
    expect(last(await ana.say('si'), 'ana').choices).toEqual(['Gratuita', 'Pagada']);
    expect(last(await ana.say('sin costo'), 'ana').text).toMatch(/Licencia: Gratuita/);
  });

  story('other days are no comment on the first ones, and the summary hears whom it is for', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('quiero pedir vacaciones del 20 al 25 de marzo');
    await ana.say('sí');
    expect(heard(await ana.say('mejor del 21 al 26 de marzo'), 'ana')).toMatch(/^Listo, cambié: Desde y Hasta\./);
    await ana.say('mejor del lado del mar');
    await ana.say('enviar');
    expect(await desk.ticket('REQ-1')).toMatchObject({ answers: { from: '2026-03-21', comment: 'mejor del lado del mar' } });
    for (const words of ['necesito una laptop x1 para el viernes', 'sí', 'viajes', 'omitir', 'es para Luis'])
      await ana.say(words);
    expect(last(await ana.say('no, para Bob'), 'ana').text).toMatch(/Para: Bob Wilson/);
    expect(last(await ana.say('mejor para mí'), 'ana').text).not.toMatch(/Para: /);
  });

  story('"no, gracias" once it is sent is no comment', async (desk) => {
    const ana = await askedForMouse(desk);
    expect(heard(await ana.say('no, gracias'), 'team:mesa')).toBe('');
  });
});

describe('whom it is for', () => {
  for (const [words, shown] of [
    ['necesito una laptop para la Sra. Rosa', /Para: Rosa Flores/],
    ['necesito una laptop para el Dr. Vargas', /Para: Elena Vargas/],
    ['necesito acceso a SAP para Mengano y Bob Wilson', /No encuentro a «Mengano».*va solo para Bob Wilson/],
  ] as const)
    // prettier-ignore
    story(`"${words}"`, async (desk) => {
      const ana = desk.as('ana', 'slack');
      await ana.say(words);
      expect(heard(await ana.say('sí'), 'ana')).toMatch(shown);
    });

  story('"para mi jefe y otra para mí" are two', async (desk) => {
    const ana = desk.as('ana', 'slack');
    expect(heard(await ana.say('necesito una laptop para mi jefe y otra para mí'), 'ana')).toMatch(
      /primero la de Luis Ramírez, y después sigo con la de Ana Torres/,
    );
  });

  for (const words of [
    'necesito una laptop para Jesús María',
    'necesito una laptop para Miranda Consultores SAC',
    'necesito una laptop para Mercedes Benz',
    'necesito una laptop para Segundo piso',
    'I need a laptop for Christian holidays',
    "I need a laptop for Kevin's replacement",
    'I need a laptop for Luis’s team',
  ])
    // prettier-ignore
    story(`"${words}" names nobody`, async (desk) => {
      const ana = desk.as('ana', 'slack');
      await ana.say(words);
      expect(heard(await ana.say('sí'), 'ana')).not.toMatch(/No encuentro|do not find|(?:Para|For): /);
    });
});

story('"otra vez lo mismo" means what is open; "ya" says so', async (desk) => {
  const ana = await reported(desk);
  await desk.wait('PT1H');
  expect(heard(await ana.say('otra vez lo mismo'), 'ana')).toMatch(/¿Te refieres a INC-1/);
  expect(heard(await ana.say('ya'), 'ana')).toMatch(/^INC-1/);
  expect((await desk.tickets()).length).toBe(1);
});

describe('what is only put off', () => {
  story('"ok, lo veo mañana" approves nothing; a yes with a reason does', async (desk) => {
    await askedForMouse(desk);
    const luis = desk.as('luis', 'teams');
    for (const words of ['ok, lo veo mañana', 'ok, te aviso']) expect(heard(await luis.say(words), 'luis')).toMatch(/Aquí estoy/);
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'awaiting_approval' });
    await luis.say('ok, que lo compren');
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'registered' });
    expect(heard(await luis.say('ok'), 'luis')).toMatch(/Aquí estoy/);
  });

  story('"ok, lo pruebo y te aviso" is neither content nor not', async (desk) => {
    const ana = await reported(desk);
    await solved(desk);
    for (const words of ['ok, lo pruebo y te aviso', 'todavía no lo pruebo', 'mañana lo pruebo']) await ana.say(words);
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'resolved' });
    await ana.say('no, todo bien, gracias');
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'closed' });
  });

  story('"no, ya funciona" and "ya no falla" close; "ya no imprime" does not', async (desk) => {
    const ana = await reported(desk);
    await solved(desk);
    await ana.say('ya no falla');
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'closed' });
    await ana.say('5');
    await ana.say('omitir');
    await reported(desk);
    await solved(desk, 'INC-2');
    await ana.say('no, ya no imprime');
    expect(await desk.ticket('INC-2')).toMatchObject({ state: 'in_progress' });
  });
});
