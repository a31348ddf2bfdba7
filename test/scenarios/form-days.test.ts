import { describe, expect } from '@jest/globals';
import { heard, last, story, type Desk } from './story.ts';

/** The stories begin on Monday, the 2nd of March 2026. */
async function vacation(desk: Desk, words: string): Promise<ReturnType<Desk['as']>> {
  const ana = desk.as('ana', 'slack');
  await ana.say(words);
  await ana.say('sí');
  return ana;
}

describe('the last day of something', () => {
  for (const [words, day] of [
    ['el 5', '5 de enero de 2027'],
    ['hasta el 31', '31 de diciembre de 2026'],
    ['el viernes', '1 de enero de 2027'],
    ['10 de enero', '10 de enero de 2027'],
    ['solo ese día', 'Hasta: lunes, 28 de diciembre de 2026'],
  ] as const)
    story(`"${words}" where it begins on the 28th of December`, async (desk) => {
      const ana = await vacation(desk, 'quiero salir de vacaciones el 28 de diciembre');
      await ana.say(words);
      expect(last(await ana.say('omitir'), 'ana').text).toContain(day);
    });

  story('before the first is refused, and the first can be changed there', async (desk) => {
    const ana = await vacation(desk, 'quiero salir de vacaciones el 28 de diciembre');
    expect(heard(await ana.say('el 20 de diciembre'), 'ana')).toMatch(/antes del día en que empieza.*28 de diciembre/);
    await ana.say('editar desde');
    await ana.say('el 15 de diciembre');
    await ana.say('el 20');
    expect(last(await ana.say('omitir'), 'ana').text).toMatch(/Desde: .*15 de diciembre[\s\S]*Hasta: .*20 de diciembre/);
  });

  story('before the first is not sent, where the first was changed behind it', async (desk) => {
    const ana = await vacation(desk, 'vacaciones del 3 al 7 de agosto');
    await ana.say('omitir');
    await ana.say('no, desde el 10 de agosto');
    expect(last(await ana.say('enviar'), 'ana').text).toMatch(/antes del día en que empieza[\s\S]*¿Hasta qué día/);
    expect(await desk.tickets()).toEqual([]);
  });
});

describe('days in the first words', () => {
  for (const [words, first] of [
    ['me quiero tomar los últimos 5 días hábiles de diciembre de vacaciones', /\(1\/3\) ¿Desde qué día\?$/],
    ['quiero vacaciones en agosto', /\(1\/3\) ¿Desde qué día\?$/],
    ['quiero vacaciones todo agosto', /Desde: .*1 de agosto[\s\S]*Hasta: .*31 de agosto/],
  ] as const)
    story(`"${words}"`, async (desk) => {
      const ana = desk.as('ana', 'whatsapp');
      await ana.say(words);
      expect(last(await ana.say('sí'), 'ana').text).toMatch(first);
    });

  story('by which something is needed may be a month', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('necesito una laptop para diciembre');
    expect(last(await ana.say('sí'), 'ana').text).toMatch(/Para cuándo: martes, 1 de diciembre/);
  });
});

story('days by their numbers are of the month that is spoken of, before it is confirmed and behind', async (desk) => {
  const ana = desk.as('ana', 'whatsapp');
  await ana.say('quisiera mis vacaciones del 15 al 30 de diciembre');
  await ana.say('ah no, mejor del 16 al 30');
  expect(last(await ana.say('sale'), 'ana').text).toMatch(/Desde: .*16 de diciembre[\s\S]*Hasta: .*30 de diciembre/);
  expect(last(await ana.say('no, desde el 17'), 'ana').text).toMatch(/Desde: .*17 de diciembre/);
  await ana.say('omitir');
  expect(last(await ana.say('perdón, del 8 al 9 de mayo'), 'ana').text).toMatch(/8 de mayo[\s\S]*9 de mayo/);
});
