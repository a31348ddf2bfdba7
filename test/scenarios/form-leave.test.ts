import { describe, expect } from '@jest/globals';
import { heard, last, reported, rewritten, story } from './story.ts';

describe('leaving a form', () => {
  story('"nuevo" puts the first form on hold and says so; "continuar" asks which, the newest first', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('nuevo laptop');
    await ana.say('t14');
    expect(last(await ana.say('nuevo acceso'), 'ana').text).toMatch(/pausa.*«Laptop».*«continuar»/);
    await ana.say('la vpn no conecta');
    await ana.tap('No es una solicitud');
    expect(last(await ana.say('continuar'), 'ana').choices).toEqual(['Acceso a un sistema (0/3)', 'Laptop (1/4)']);
    const back = last(await ana.say('laptop'), 'ana');
    expect(back.text).toMatch(/«Laptop»: 1 de 4[\s\S]*\(2\/4\)/);
    expect(back.text).not.toMatch(/pausa/);
    expect(last(await ana.say('continuar con acceso'), 'ana').text).toMatch(/pausa.*«Laptop»[\s\S]*acceso/);
    expect(last(await ana.say('seguir con laptop'), 'ana').text).toMatch(/\(2\/4\)/);
  });

  story('in English, by the name of the item', async (desk) => {
    const bob = desk.as('bob', 'web');
    await bob.say('new laptop');
    await bob.say('new software');
    expect(last(await bob.say('continue laptop please'), 'bob').text).toMatch(/“Laptop”: 0 of 4/);
    expect(last(await bob.say('where was I?'), 'bob').text).toMatch(/“Laptop”: 0 of 4[\s\S]*\(1\/4\)/);
  });

  story('a question that goes on elsewhere loses its buttons where it stood', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('nuevo laptop');
    const moved = await desk.as('ana', 'whatsapp').say('en que me quede');
    expect(rewritten(moved, 'ana')).toMatchObject([
      { on: 'slack', choices: [], text: expect.stringMatching(/Sigue en WhatsApp/) },
    ]);
    const again = await desk.as('ana', 'whatsapp').say('patata');
    expect(rewritten(again, 'ana')).toMatchObject([
      { on: 'whatsapp', choices: [], text: expect.stringMatching(/Sigue más abajo/) },
    ]);
    expect(rewritten(await ana.say('t14'), 'ana')).toHaveLength(1);
  });

  story('a date has no buttons to lose, and says on the other channel where it goes on', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('nuevo laptop');
    await ana.say('t14');
    const moved = await desk.as('ana', 'teams').say('continuar');
    expect(rewritten(moved, 'ana')).toMatchObject([{ on: 'slack', text: expect.stringMatching(/Sigue en Teams/) }]);
  });

  story('"cancelar" says what went and how to begin again, and leaves the other form alone', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('nuevo laptop');
    await ana.say('nuevo acceso');
    expect(heard(await ana.say('cancelar'), 'ana')).toMatch(/«Acceso a un sistema».*No se envió nada.*nuevo[\s\S]*continuar/);
    expect(last(await ana.say('continuar'), 'ana').text).toMatch(/«Laptop»/);
    expect(heard(await desk.as('ana', 'slack').say('cancelar por favor'), 'ana')).toMatch(/«Laptop»/);
    expect(heard(await ana.say('cancelar'), 'ana')).toMatch(/No hay nada en curso/);
  });

  story('a day before it lapses its person is reminded once; at the end they are told how to begin again', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('nuevo laptop');
    expect(heard(await desk.wait('P28D'), 'ana')).toBe('');
    expect(heard(await desk.wait('P1DT1H'), 'ana')).toBe(
      'Tu solicitud de «Laptop» sin enviar vence mañana. Escribe «continuar» para terminarla.',
    );
    expect(heard(await desk.wait('P1D'), 'ana')).toMatch(/venció.*«nuevo Laptop»/);
    expect(heard(await ana.say('continuar'), 'ana')).toMatch(/No tienes nada pendiente/);
  });

  story('whoever takes it up has as long again', async (desk) => {
    const bob = desk.as('bob', 'web');
    await bob.say('new laptop');
    await desk.wait('P29DT1H');
    await bob.say('continue');
    expect(heard(await desk.wait('P10D'), 'bob')).toBe('');
    expect(last(await bob.say('t14'), 'bob').text).toMatch(/\(2\/4\)/);
  });
});

describe('between the questions', () => {
  story('words to a ticket are no answer, whatever is asked; the question stands again', async (desk) => {
    const ana = await reported(desk);
    await desk.wait('PT10M');
    await ana.say('nuevo software');
    const lines = await ana.say('INC-1: sigue igual');
    expect(heard(lines, 'team:mesa')).toMatch(/INC-1: sigue igual/);
    expect(last(lines, 'ana').text).toMatch(/\(1\/\d\)/);
    await ana.say('Visio, como en INC-1');
    expect(last(await ana.say('gratuita'), 'ana').text).toMatch(/Programa: Visio, como en INC-1/);
  });

  story('"nuevo" begins an answer too, unless it names something of the catalog', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('nuevo laptop');
    for (const answer of ['t14', '20/03', 'nuevo puesto en Cusco']) await ana.say(answer);
    expect(last(await ana.say('resumen'), 'ana').text).toMatch(/Motivo: nuevo puesto en Cusco/);
    expect(last(await ana.say('nuevo viaje'), 'ana').text).toMatch(/pausa.*«Laptop»[\s\S]*viajan/);
  });

  story("a ticket that is somebody else's is an answer like any other", async (desk) => {
    await reported(desk);
    const bob = desk.as('bob', 'web');
    await bob.say('new software');
    await bob.say('INC-1 plugin');
    expect(last(await bob.say('summary'), 'bob').text).toMatch(/Program: INC-1 plugin/);
  });

  story('"resumen" shows what there is; "empezar de nuevo" begins again', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('nuevo laptop');
    expect(last(await ana.say('resumen'), 'ana').text).toMatch(/Todavía no hay respuestas[\s\S]*\(1\/4\)/);
    await ana.say('t14');
    expect(last(await ana.say('Resumen'), 'ana').text).toMatch(/1\. Modelo: T14[\s\S]*\(2\/4\)/);
    expect(last(await ana.say('empezar de nuevo'), 'ana').text).toMatch(/\(1\/4\)/);
    expect(last(await ana.say('start over'), 'ana').text).toMatch(/\(1\/4\)/);
  });

  story('an answer is edited by its number in many words, by its name, and before it is asked', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('nuevo laptop');
    for (const answer of ['t14', '20/03']) await ana.say(answer);
    for (const words of [
      'editar 1',
      'cambiar la respuesta 1',
      'editar la primera',
      'edit answer one',
      'editar modelo',
      'cambia el modelo',
      'edit model please',
    ]) {
      // prettier-ignore
      expect(last(await ana.say(words), 'ana').text).toMatch(/\(1\/4\)/);
      expect(last(await ana.say('x1'), 'ana').text).toMatch(/\(3\/4\)/);
    }
    expect(last(await ana.say('editar accesorios'), 'ana').text).toMatch(/\(4\/4\)/);
    expect(last(await ana.say('mochila'), 'ana').text).toMatch(/\(3\/4\)/);
    expect(last(await ana.say('editar contraseña'), 'ana').text).not.toMatch(/No hay una respuesta/);
  });
});

describe('redelivery', () => {
  story('each event of a form, delivered again, changes nothing', async (desk) => {
    const ana = desk.as('ana', 'slack');
    for (const words of ['nuevo laptop', 't14', '20/03', 'atrás', '20/03', 'viajes', 'omitir', 'editar 1', 'x1']) {
      await ana.say(words);
      expect(await desk.do({ repeat: 2 })).toEqual([]);
    }
    await ana.tap('Enviar');
    expect(await desk.do({ repeat: 2 })).toEqual([]);
    expect(await desk.tickets()).toHaveLength(1);
  });
});
