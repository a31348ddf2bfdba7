import { describe, expect } from '@jest/globals';
import { heard, last, story, type Desk } from './story.ts';

/** Somebody asks for a laptop, and is asked for accessories, which may be left out. */
async function askedForAccessories(desk: Desk): Promise<ReturnType<Desk['as']>> {
  const ana = desk.as('ana', 'slack');
  await ana.say('necesito una laptop');
  await ana.say('sí');
  await ana.say('una macbook para el viernes porque edito video');
  return ana;
}

describe('what may be left out', () => {
  for (const words of [
    'no gracias, solo la laptop',
    'no, gracias, así está bien',
    'sin accesorios, gracias',
    'ningún accesorio adicional',
    'no accessories please',
    'me da igual',
  ])
    story(`"${words}" leaves it out`, async (desk) => {
      const ana = await askedForAccessories(desk);
      const said = last(await ana.say(words), 'ana').text;
      expect(said).toMatch(/Esto voy a enviar: Laptop/);
      expect(said).not.toMatch(/Accesorios/);
    });

  for (const words of ['no gracias, mejor la mochila', 'sin accesorios no sirve', '¿sin accesorios?', 'no quiero esta laptop'])
    story(`"${words}" does not`, async (desk) => {
      const ana = await askedForAccessories(desk);
      expect(last(await ana.say(words), 'ana').text).not.toMatch(/Esto voy a enviar/);
    });

  story('where it is needed nothing is left out', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('necesito una laptop');
    await ana.say('sí');
    expect(last(await ana.say('cualquiera'), 'ana').text).toMatch(/\(1\/4\)/);
  });
});

describe('a form for another time', () => {
  for (const words of ['sabes qué, mejor lo dejo para después', 'luego sigo, gracias', "I'll finish this later"])
    story(`"${words}" puts it on hold, with its answers`, async (desk) => {
      const ana = desk.as('ana', 'whatsapp');
      await ana.say('necesito una laptop');
      await ana.say('sí');
      await ana.say('t14');
      expect(heard(await ana.say(words), 'ana')).toMatch(/^Dejé en pausa tu solicitud de «Laptop»/);
      expect(last(await ana.say('continuar'), 'ana').text).toMatch(/1 de 4/);
    });

  story('"mañana lo dejo listo" is no such thing where a reason is asked', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('necesito una laptop t14 para el viernes');
    await ana.say('sí');
    expect(last(await ana.say('lo dejo para que lo use el practicante'), 'ana').text).toMatch(/\(4\/4\)/);
  });
});
