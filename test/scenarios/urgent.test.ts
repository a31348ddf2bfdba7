import { describe, expect } from '@jest/globals';
import { heard, last, rewritten, story } from './story.ts';

describe('why it is urgent', () => {
  story('is shown in the words that said so, and opens by the matrix', async (desk) => {
    const ana = desk.as('ana', 'slack');
    const shown = last(await ana.say('nadie puede facturar desde las 9'), 'ana');
    expect(shown.text).toMatch(/Prioridad: crítica, porque dices «nadie puede facturar»/);
    expect(shown.choices?.slice(0, 4)).toEqual(['Abrir', 'Corregir', 'No es una solicitud', 'No es tan urgente']);
    expect(heard(await ana.tap('Abrir'), 'ana')).toMatch(/Prioridad: crítica/);
    expect(await desk.ticket('INC-1')).toMatchObject({ priority: 'critical' });
  });

  story('in English', async (desk) => {
    const shown = last(await desk.as('bob', 'teams').say('my laptop is dead and I have a meeting in 5 minutes'), 'bob');
    expect(shown.text).toMatch(/Priority: high, because you say “I have a meeting in 5 minutes”/i);
    expect(shown.choices).toContain('Not that urgent');
  });

  story('nothing of it: nothing more to read or to tap', async (desk) => {
    const shown = last(await desk.as('ana', 'slack').say('mi mouse no funciona'), 'ana');
    expect(shown.text).toMatch(/Prioridad: normal$/m);
    expect(shown.choices).not.toContain('Es más urgente');
  });

  story('what is usual says so', async (desk) => {
    const shown = last(await desk.as('ana', 'slack').say('mi cuenta está bloqueada'), 'ana');
    expect(shown.text).toMatch(/Prioridad: alta, lo usual en «/);
  });

  story('many and soon at once weigh more than either', async (desk) => {
    const ana = desk.as('ana', 'slack');
    expect(last(await ana.say('el wifi del piso 3 no funciona para varios usuarios'), 'ana').text).toMatch(/Prioridad: alta/);
    await ana.say('no');
    expect(last(await ana.say('el wifi no funciona para varios usuarios, es urgente'), 'ana').text).toMatch(
      /Prioridad: crítica, porque dices «varios usuarios» y «urgente»/,
    );
  });

  story('"no es urgente" lowers it', async (desk) => {
    const ana = desk.as('ana', 'slack');
    const shown = last(await ana.say('no imprime la impresora, pero no es urgente'), 'ana');
    expect(shown.text).toMatch(/Prioridad: baja, porque dices «no es urgente»/);
    expect(shown.choices).toContain('Es más urgente');
    await ana.tap('Abrir');
    expect(await desk.ticket('INC-1')).toMatchObject({ priority: 'low' });
  });
});

describe('corrected with one tap', () => {
  story('down, said at once, and up again', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('nadie puede facturar');
    const card = rewritten(await ana.tap('No es tan urgente'), 'ana')[0];
    expect(card?.text).toMatch(/Prioridad: alta, como me indicaste/);
    expect(card?.choices).toContain('Es más urgente');
    await ana.tap('Es más urgente');
    await ana.say('no es tan urgente');
    await ana.tap('Abrir');
    expect(await desk.ticket('INC-1')).toMatchObject({ priority: 'high' });
  });

  story('a double tap counts once, a redelivery not at all', async (desk) => {
    const ana = desk.as('ana', 'whatsapp');
    await ana.say('nadie puede facturar');
    const tap = { as: 'ana', on: 'whatsapp', tap: 'No es tan urgente' };
    await desk.do({ together: [tap, tap] });
    await desk.do({ repeat: 2 });
    await ana.say('abrir');
    expect(await desk.ticket('INC-1')).toMatchObject({ priority: 'high' });
  });

  story('further words do not undo what was said', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('nadie puede facturar');
    await ana.tap('No es tan urgente');
    await ana.say('en la sede de Lima');
    await ana.tap('Abrir');
    expect(await desk.ticket('INC-1')).toMatchObject({ priority: 'high' });
  });

  story('also where nothing was said of it, under "Corregir"', async (desk) => {
    const bob = desk.as('bob', 'web');
    await bob.say('my mouse does not work');
    await bob.tap('Correct it').catch(() => bob.say('correct'));
    expect(last(await bob.tap('More urgent'), 'bob').text).toMatch(/Priority: high, as you said/i);
    await bob.say('yes');
    expect(await desk.ticket('INC-1')).toMatchObject({ priority: 'high' });
  });

  story('words added to the card count, as they do in the first', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('no abre el sap');
    expect(rewritten(await ana.say('y hay clientes esperando'), 'ana')[0]?.text).toMatch(/alta, porque dices «/);
  });
});
