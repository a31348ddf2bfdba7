import { describe, expect } from '@jest/globals';
import { askedForMouse, heard, last, reported, story } from './story.ts';

describe('search', () => {
  story('finds by words, with or without accents and endings, those that match most first', async (desk) => {
    await reported(desk, 'la impresora del segundo piso imprime en blanco');
    await desk.wait('PT10M');
    await reported(desk, 'la impresora no tiene tóner');
    await desk.wait('PT10M');
    await reported(desk, 'no hay wifi en la sala de reuniones');
    const carlos = desk.as('carlos', 'teams');
    const found = heard(await carlos.say('buscar impresoras toner'), 'carlos');
    expect(found).toMatch(/INC-2/);
    expect(found).not.toMatch(/INC-1|INC-3/);
    const both = heard(await carlos.say('buscar IMPRESORA'), 'carlos');
    expect(both.indexOf('INC-2')).toBeLessThan(both.indexOf('INC-1'));
    expect(heard(await carlos.say('busca reunión'), 'carlos')).toMatch(/INC-3/);
    expect(heard(await desk.as('sofia', 'slack').command('search wifi'), 'sofia')).toMatch(/INC-3/);
    expect(heard(await carlos.say('buscar dinosaurio'), 'carlos')).toMatch(/No encuentro nada/);
  });

  story('finds by number, person, item and category', async (desk) => {
    await reported(desk, 'no puedo imprimir');
    await askedForMouse(desk);
    const carlos = desk.as('carlos', 'teams');
    expect(heard(await carlos.say('buscar INC-1'), 'carlos')).toMatch(/INC-1 ·/);
    expect(heard(await carlos.say('buscar req 1'), 'carlos')).toMatch(/REQ-1 ·/);
    expect(heard(await carlos.say('buscar 1'), 'carlos')).toMatch(/INC-1[^]*REQ-1/);
    expect(heard(await carlos.say('buscar torres'), 'carlos')).toMatch(/INC-1/);
    expect(heard(await carlos.say('buscar ana mouse'), 'carlos')).toMatch(/REQ-1/);
    expect(heard(await carlos.say('buscar INC-77'), 'carlos')).toMatch(/No encuentro nada/);
    const { category } = await desk.ticket('INC-1');
    expect(heard(await carlos.say(`buscar ${String(category)}`), 'carlos')).toMatch(/INC-1/);
  });

  story('shows ten at a time, and more on a word or a tap', async (desk) => {
    for (let count = 1; count <= 12; count += 1) {
      await reported(desk, `no puedo imprimir la factura ${count}`);
      await desk.wait('PT10M');
    }
    const carlos = desk.as('carlos', 'teams');
    const first = last(await carlos.say('buscar factura'), 'carlos');
    expect(first.text).toMatch(/Del 1 al 10 de 12/);
    expect(first.text?.match(/INC-\d+ ·/g)).toHaveLength(10);
    expect(first.choices).toHaveLength(1);
    const rest = last(await carlos.say('mas'), 'carlos');
    expect(rest.text?.match(/INC-\d+ ·/g)).toEqual(['INC-2 ·', 'INC-1 ·']);
  });

  story('is for agents; to others the word means what it says', async (desk) => {
    const bob = desk.as('bob', 'slack');
    expect(heard(await bob.command('search printer'), 'bob')).not.toMatch(/INC-/);
    const text = heard(await desk.as('ana', 'slack').say('buscar un proveedor de laptops'), 'ana');
    expect(text).not.toMatch(/agentes/);
    expect(heard(await desk.as('carlos', 'teams').say('buscar'), 'carlos')).toMatch(/buscar PALABRAS/);
  });
});
