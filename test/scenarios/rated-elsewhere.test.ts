import { describe, expect } from '@jest/globals';
import { heard, reported, solved, story, type Desk } from './story.ts';

/** Ana is asked on Slack how it went. */
async function asked(desk: Desk) {
  const ana = await reported(desk);
  await solved(desk);
  await ana.tap('Conforme');
  await desk.wait('PT2H');
  return desk.as('ana', 'whatsapp');
}

describe('a rating on another channel than it was asked on', () => {
  for (const [words, rating] of [
    ['5', 5],
    ['4 gracias', 4],
    ['cinco', 5],
    ['un 4, tardó mucho', 4],
  ] as const)
    story(`"${words}" is heard`, async (desk) => {
      await (await asked(desk)).say(words);
      expect(await desk.ticket('INC-1')).toMatchObject({ rating });
    });

  story('a mark in words shows the question there', async (desk) => {
    const ana = await asked(desk);
    expect(heard(await ana.say('excelente'), 'ana')).toContain('¿Cómo fue la atención de INC-1');
    await ana.say('5');
    expect(await desk.ticket('INC-1')).toMatchObject({ rating: 5 });
  });

  for (const words of ['3 monitores', '5 minutos', 'ok', 'gracias'])
    story(`"${words}" is no rating`, async (desk) => {
      expect(heard(await (await asked(desk)).say(words), 'ana')).not.toContain('INC-1');
      expect(await desk.ticket('INC-1')).toMatchObject({ rating: null });
    });

  for (const words of ['necesito un mouse', 'no me llega el correo'])
    story(`a number while "${words}" waits for an answer there is none`, async (desk) => {
      const ana = await asked(desk);
      await ana.say(words);
      await ana.say('5');
      expect(await desk.ticket('INC-1')).toMatchObject({ rating: null });
    });

  story('nor is one right after something was opened there, or after days', async (desk) => {
    const ana = await asked(desk);
    await ana.say('no me llega el correo');
    await ana.tap('Abrir');
    await ana.say('5');
    await desk.wait('P5D');
    await ana.say('5');
    expect(await desk.ticket('INC-1')).toMatchObject({ rating: null });
  });

  story('where two are asked about, one is shown', async (desk) => {
    await asked(desk);
    const ana = await reported(desk, 'no me llega el correo');
    await solved(desk, 'INC-2');
    await ana.tap('Conforme');
    await desk.wait('PT2H');
    const there = desk.as('ana', 'whatsapp');
    expect(heard(await there.say('4'), 'ana')).toContain('¿Cómo fue la atención de INC-2');
    await there.say('3');
    expect(await desk.ticket('INC-1')).toMatchObject({ rating: null });
    expect(await desk.ticket('INC-2')).toMatchObject({ rating: 3 });
  });
});

story('where it was asked, "3 monitores" asks for something too', async (desk) => {
  await asked(desk);
  expect(heard(await desk.as('ana', 'slack').say('3 monitores'), 'ana')).toContain('Solicitud: Accesorio');
  expect(await desk.ticket('INC-1')).toMatchObject({ rating: null });
});
