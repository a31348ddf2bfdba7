import { describe, expect } from '@jest/globals';
import { heard, last, story } from './story.ts';

describe('what is given back is no request for a new one', () => {
  for (const [who, words] of [
    ['ana', 'quiero devolver el mouse y la laptop'],
    ['ana', 'tengo que devolver la laptop'],
    ['ana', 'devolución de laptop'],
    ['ana', 'quiero entregar mi laptop, me voy de la empresa'],
    ['ana', 'necesito regresar el monitor'],
    ['ana', 'quero devolver o notebook e o mouse'],
    ['bob', 'I want to return my laptop and the monitor'],
    ['bob', 'return laptop'],
    ['bob', "I'd like to give back the monitor"],
  ] as const)
    // prettier-ignore
    story(`"${words}": a person is proposed, and called by a yes`, async (desk) => {
      const person = desk.as(who, 'whatsapp');
      const asked = last(await person.say(words), who);
      expect(asked.text).toMatch(/devolver algo[\s\S]*¿Le aviso a una persona|return something[\s\S]*Shall I tell a person/);
      const called = await person.say(who === 'ana' ? 'sí' : 'yes');
      expect(heard(called, who)).toMatch(/Le avisé al equipo|I told the/);
      expect(called.some(({ to, text }) => to === 'team:mesa' && text.includes(words))).toBe(true);
      expect(await desk.tickets()).toEqual([]);
    });

  story('"una persona" is that choice, and asked once', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('quiero devolver la laptop');
    expect(heard(await ana.say('una persona'), 'ana')).not.toMatch(/devolver/);
  });

  story('a no opens nothing; a new one may be meant after all', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('quiero devolver la laptop');
    expect(last(await ana.say('no'), 'ana').text).toMatch(/no abrí nada/);
    await ana.say('quiero devolver la laptop');
    expect(last(await ana.tap('Necesito algo'), 'ana').text).toMatch(/Solicitud: Laptop/);
    await ana.tap('No es una solicitud');
    await ana.say('quiero devolver la laptop');
    expect(last(await ana.say('quiero una nueva'), 'ana').text).toMatch(/Solicitud: Laptop/);
  });

  story('beside another need both are offered, and the other comes next', async (desk) => {
    const ana = desk.as('ana', 'slack');
    expect(last(await ana.say('quiero devolver la laptop y necesito un mouse'), 'ana').text).toMatch(
      /1\. Solicitud: «quiero devolver la laptop»\n2\. Solicitud «Accesorio/,
    );
    expect(last(await ana.say('las dos'), 'ana').text).toMatch(/devolver algo/);
    expect(heard(await ana.say('sí'), 'ana')).toMatch(/necesito un mouse». ¿Seguimos/);
  });

  for (const words of [
    'necesito una laptop para devolver la mía',
    'necesito una laptop, la devuelvo el viernes',
    'quiero devolver la laptop y necesito una nueva',
    'I need a laptop to return the one I have',
  ])
    // prettier-ignore
    story(`"${words}" asks for one`, async (desk) => {
      const ana = desk.as('ana', 'slack');
      expect(last(await ana.say(words), 'ana').text).toMatch(/Solicitud: Laptop/);
    });
});
