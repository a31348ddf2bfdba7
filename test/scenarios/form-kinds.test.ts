import { describe, expect } from '@jest/globals';
import { everyKind } from './every-kind.ts';
import type { Voice } from './run-scenario.ts';
import { heard, last, rewritten, story, type Desk } from './story.ts';

const config = everyKind();

/** Ana answers the form's questions one after the other. */
async function answered(desk: Desk, ...answers: readonly string[]): Promise<Voice> {
  const ana = desk.as('ana', 'slack');
  await ana.say('nuevo todo');
  for (const answer of answers) await ana.say(answer);
  return ana;
}

const toStars = ['Cosa', 'rojo', 'luis', 'omitir', 'usar', 'omitir', 'usar', 'el viernes a las 3', 'del lunes al viernes', 'hora y media', 'dos mil soles', '3', 'usar', 'omitir', 'omitir', 'Larcomar', 'no', 'omitir']; // prettier-ignore

describe('each kind of question', () => {
  story(
    'is asked in its own way, read, computed from, and summed up',
    async (desk) => {
      const ana = await answered(desk, ...toStars, '4 estrellas');
      await ana.say('2 lapiceros');
      const summary = last(await ana.say('listo'), 'ana');
      expect(summary.text).toMatch(/Gracias por tu paciencia/);
      await ana.say('enviar');
      expect((await desk.ticket('REQ-1'))['answers']).toEqual({
        title: 'Cosa',
        colours: ['red'],
        who: 'luis',
        site: 'san-isidro',
        dept: 'sales',
        when: '2026-03-06T20:00:00.000Z',
        stay: { from: '2026-03-09', to: '2026-03-13' },
        long: 90,
        price: { amount: 2000, currency: 'PEN' },
        count: 3,
        total: { amount: 6000, currency: 'PEN' },
        mail: 'ana@mesa.example',
        place: { text: 'Larcomar' },
        ok: false,
        stars: 4,
        rows: [{ what: 'pen', many: 2 }],
      });
    },
    config,
  );

  story(
    'information stands before the next question, once',
    async (desk) => {
      const ana = desk.as('ana', 'slack');
      await ana.say('nuevo todo');
      expect(last(await ana.say('Cosa'), 'ana').text).toMatch(/Ahora van los detalles\.\nSon varios\.\n\(2\/20\)/);
      await ana.say('atrás');
      expect(last(await ana.say('Otra cosa'), 'ana').text).not.toMatch(/detalles/);
    },
    config,
  );
});

describe('several choices', () => {
  story(
    'are tapped on and off in place, and end with "Listo"',
    async (desk) => {
      const ana = await answered(desk, 'Cosa');
      expect(rewritten(await ana.tap('Rojo'), 'ana')[0]?.choices).toEqual(['✓ Rojo', 'Verde', 'Azul', 'Negro', 'Listo']);
      await ana.tap('Azul');
      const off = await ana.tap('Rojo');
      expect(rewritten(off, 'ana')[0]?.choices).toEqual(['Rojo', 'Verde', '✓ Azul', 'Negro', 'Listo']);
      expect(heard(off, 'ana')).toBe('');
      expect(last(await ana.tap('Listo'), 'ana').text).toMatch(/Responsable/);
      expect(last(await ana.say('resumen'), 'ana').text).toMatch(/2\. Colores: Azul/);
    },
    config,
  );

  story(
    'a double tap picks once; "Listo" with none chosen asks again',
    async (desk) => {
      const ana = await answered(desk, 'Cosa');
      expect(last(await ana.tap('Listo'), 'ana').text).toMatch(/Falta.*Colores/);
      const tap = { as: 'ana', on: 'slack', tap: 'Verde' };
      await desk.do({ together: [tap, tap] });
      await desk.do({ repeat: 2 });
      await ana.say('listo');
      expect(last(await ana.say('resumen'), 'ana').text).toMatch(/Colores: Verde\n/);
    },
    config,
  );

  story(
    'typed together they are the whole answer; what is named right behind it joins them, and "listo" ends nothing else',
    async (desk) => {
      const ana = await answered(desk, 'Cosa');
      expect(last(await ana.say('1 y 3'), 'ana').text).toMatch(/Responsable/);
      expect(last(await ana.say('verde'), 'ana').text).toMatch(/Agregué Verde[\s\S]*Responsable/);
      expect(last(await ana.say('listo'), 'ana').text).toMatch(/Responsable/);
      expect(last(await ana.say('resumen'), 'ana').text).toMatch(/Colores: Rojo, Verde y Azul/);
    },
    config,
  );

  story(
    'more than the form takes is refused',
    async (desk) => {
      const ana = await answered(desk, 'Cosa');
      expect(last(await ana.say('rojo, verde, azul y negro'), 'ana').text).toMatch(/3[\s\S]*Colores/);
      for (const colour of ['Rojo', 'Verde', 'Azul', 'Negro']) await ana.tap(colour);
      expect(last(await ana.tap('Listo'), 'ana').text).toMatch(/3[\s\S]*Colores/);
    },
    config,
  );
});

describe('a long list', () => {
  story(
    'is searched by part of a name and tapped',
    async (desk) => {
      const ana = await answered(desk, 'Cosa', 'rojo');
      const found = last(await ana.say('ma'), 'ana');
      expect(found.text).toMatch(/Encontré 7/);
      expect(found.choices).toContain('Marta Quispe');
      expect(found.choices?.length).toBeLessThanOrEqual(11);
      await ana.tap('Marta Quispe');
      expect(last(await ana.say('resumen'), 'ana').text).toMatch(/Responsable: Marta Quispe/);
    },
    config,
  );

  story(
    'shows ten at a time and "más"; the number typed is the one in sight',
    async (desk) => {
      const ana = await answered(desk, 'Cosa', 'rojo');
      const first = last(await ana.say('c'), 'ana');
      expect(first.choices).toHaveLength(11);
      const second = last(await ana.say('más'), 'ana');
      expect(second.choices?.[0]).not.toBe(first.choices?.[0]);
      await ana.say('2');
      expect(last(await ana.say('resumen'), 'ana').text).toContain(`Responsable: ${second.choices?.[1]}`);
    },
    config,
  );

  story(
    'a name that nobody has is refused, one that two have is asked back',
    async (desk) => {
      const ana = await answered(desk, 'Cosa', 'rojo');
      expect(last(await ana.say('Fulano Perengano'), 'ana').text).toMatch(/No encuentro a «Fulano Perengano»/);
      expect(last(await ana.say('yo'), 'ana').text).toMatch(/Equipo/);
      await ana.say('Bob y Carlos');
      expect(last(await ana.say('resumen'), 'ana').text).toMatch(/Responsable: Ana Torres\n.*Equipo: Bob Wilson y Carlos Huamán/);
    },
    config,
  );
});

describe('defaults', () => {
  story(
    'are offered as a button, taken with a word, and another answer is as good',
    async (desk) => {
      const ana = await answered(desk, 'Cosa', 'rojo', 'luis', 'omitir');
      const site = await ana.say('resumen');
      expect(last(site, 'ana').choices).toContain('Usar: Oficina principal San Isidro');
      await ana.tap('Usar: Oficina principal San Isidro');
      await ana.say('omitir');
      await ana.say('legal');
      expect(last(await ana.say('resumen'), 'ana').text).toMatch(/Sede: Oficina principal San Isidro\n.*Área: Legal/);
    },
    config,
  );

  story(
    'what is computed is not asked, changes with its answers, and cannot be edited',
    async (desk) => {
      const ana = await answered(desk, ...toStars, '4', '2 lapiceros');
      expect(last(await ana.say('editar precio'), 'ana').choices).toEqual([expect.stringMatching(/^Dejar: S\/\s2,000\.00$/)]);
      const changed = last(await ana.say('100'), 'ana').text ?? '';
      expect(changed).toMatch(/Total: S\/\s300\.00/);
      expect(last(await ana.say('editar total'), 'ana').text).toMatch(/«Total» se calcula/);
      await ana.say('cambiar cantidad');
      expect(last(await ana.say('igual'), 'ana').text).toMatch(/Cantidad: 3\n/);
    },
    config,
  );
});

describe('rows of a group', () => {
  story(
    'are asked column by column, one after the other, edited and removed',
    async (desk) => {
      const ana = await answered(desk, ...toStars, '4');
      expect(last(await ana.say('lapicero'), 'ana').text).toMatch(/Fila 1: Cuántos/);
      expect(last(await ana.say('20'), 'ana').text).toMatch(/máximo es 9[\s\S]*Fila 1: Cuántos/);
      await ana.say('2');
      const between = last(await ana.say('azules'), 'ana');
      expect(between.choices).toEqual(['Otra fila', 'Ninguna más']);
      await ana.say('otra');
      await ana.say('cuaderno');
      expect(last(await ana.say('atrás'), 'ana').text).toMatch(/Fila 2: Artículo/);
      expect(last(await ana.say('atras'), 'ana').choices).toEqual(['Otra fila', 'Ninguna más']);
      await ana.tap('Otra fila');
      for (const answer of ['cuaderno', '1', 'omitir']) await ana.say(answer);
      expect(last(await ana.say('quitar 9'), 'ana').text).toMatch(/No hay una fila 9/);
      expect(last(await ana.say('quitar la fila 1'), 'ana').text).toMatch(/Fila 1: 1 × Cuaderno/);
      expect(last(await ana.say('ninguna más'), 'ana').text).toMatch(/Artículos: 1 × Cuaderno/);
    },
    config,
  );

  story(
    'end by themselves at the most there may be, and may be typed all at once',
    async (desk) => {
      const ana = await answered(desk, ...toStars, '4');
      expect(last(await ana.say('2 lapiceros, 1 cuaderno'), 'ana').text).toMatch(/Artículos: 2 × Lapicero y 1 × Cuaderno/);
      expect(last(await ana.say('otra fila'), 'ana').text).toMatch(/Fila 3: Artículo/);
      await ana.say('lapicero');
      await ana.say('1');
      expect(last(await ana.say('omitir'), 'ana').choices).toContain('Enviar');
    },
    config,
  );
});
