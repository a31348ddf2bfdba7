import { describe, expect } from '@jest/globals';
import { askedForAccess, heard, last, reported, rewritten, solved, story } from './story.ts';

describe('of two tickets', () => {
  for (const words of ['ya imprime, pueden cerrarlo', 'cancela lo de la impresora por favor'])
    story(`"${words}" means the one of which it speaks, not the newest`, async (desk) => {
      const ana = await reported(desk, 'no puedo imprimir');
      await reported(desk, 'no me abre el excel');
      expect(heard(await ana.say(words), 'ana')).toBe('¿Anulo INC-1 («no puedo imprimir»)?');
    });

  story('"ya no lo necesito" means the one opened a moment ago', async (desk) => {
    const ana = await reported(desk, 'no puedo imprimir');
    await reported(desk, 'no me abre el excel');
    expect(heard(await ana.say('ya no lo necesito'), 'ana')).toMatch(/INC-2/);
  });
});

describe('it is over', () => {
  for (const words of ['ya funciona, gracias', 'ahora sí ya quedó, mil gracias'])
    story(`"${words}" of what was reported just now is told to the team, for all its thanks`, async (desk) => {
      const ana = await reported(desk);
      const lines = await ana.say(words);
      expect(heard(lines, 'team:mesa')).toContain(words);
      expect(heard(lines, 'ana')).toMatch(/«anular INC-1»/);
    });

  story('"ahora sí, ya quedó" where it is asked what is left closes; "ahora sí no prende" tells', async (desk) => {
    const ana = await reported(desk);
    await solved(desk);
    await ana.say('sigue igual');
    await ana.say('ahora sí no prende ni la luz');
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'in_progress' });
    await desk.as('carlos', 'teams').say('resolver INC-1 cambié la fuente');
    await ana.say('sigue igual');
    await ana.say('ahora sí, ya quedó, muchas gracias!');
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'closed' });
  });

  story('a mark in a sentence is one', async (desk) => {
    const ana = await reported(desk);
    await solved(desk);
    await ana.say('ya salió bien');
    expect(heard(await ana.say('un 10'), 'ana')).toMatch(/del 1 al 5/);
    await ana.say('le pongo un 4 porque demoró un poco');
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'closed', rating: 4 });
  });
});

describe('in a burst', () => {
  story('what is seen of the trouble belongs to it, whatever it sounds like by itself', async (desk) => {
    const ana = desk.as('ana', 'whatsapp');
    await ana.say('no puedo entrar a mi correo');
    const [card] = rewritten(await ana.say('me dice contraseña incorrecta'), 'ana');
    expect(card?.text).toMatch(/no puedo entrar a mi correo me dice contraseña incorrecta/);
    expect(last(await ana.say('me sale la laptop en azul'), 'ana').text).toMatch(/Descripción: me sale la laptop en azul/);
    const bob = desk.as('bob', 'slack');
    await bob.say('I cannot open my email');
    expect(rewritten(await bob.say('it says wrong password'), 'bob')).toHaveLength(1);
  });

  story('another matter takes nothing away: once it is opened, the first is asked about', async (desk) => {
    const ana = desk.as('ana', 'whatsapp');
    await ana.say('no me abre el excel');
    await ana.say('y además no tengo internet');
    expect(last(await ana.say('sí'), 'ana').text).toMatch(
      /Registré INC-1[\s\S]*También me contaste «no me abre el excel»\. ¿Lo abro\?/,
    );
    expect(heard(await ana.say('sí'), 'ana')).toMatch(/Registré INC-2/);
    expect(await desk.ticket('INC-2')).toMatchObject({ category: 'software' });
  });
});

story('how it goes on may stand behind something else, and is said of the ticket there is', async (desk) => {
  const ana = await reported(desk);
  await desk.wait('PT2H');
  expect(heard(await ana.say('ya vinieron pero sigue igual'), 'ana')).toMatch(/^¿Esto es sobre INC-1/);
  const luis = desk.as('luis', 'teams');
  expect(heard(await luis.say('reinicié la laptop y sigue igual'), 'luis')).toMatch(/Abriría un incidente/);
});

story('what is wanted instead is filled in, however it is said', async (desk) => {
  const ana = desk.as('ana', 'slack');
  await ana.say('quiero un teclado');
  await ana.say('no perdón un mouse');
  expect(last(await ana.say('sí'), 'ana').text).toMatch(/Artículo: Mouse/);
});

describe('small talk', () => {
  for (const words of ['jajaja', 'chau', 'okis', 'hasta luego, gracias', '🙏', '🙏🏽 ❤️'])
    story(`"${words}" calls nobody`, async (desk) => {
      const lines = await desk.as('ana', 'whatsapp').say(words);
      expect(heard(lines, 'ana')).toMatch(/Aquí estoy si necesitas algo más/);
      expect(heard(lines, 'team:mesa')).toBe('');
    });

  for (const words of ['sale', 'ya po', 'vale', 'okis', 'sí, todo bien', 'sí pues, porfis', 'dale nomás, gracias'])
    story(`"${words}" opens, and sends`, async (desk) => {
      const ana = desk.as('ana', 'whatsapp');
      await ana.say('necesito un mouse');
      await ana.say(words);
      await ana.say('se rompió el mío');
      expect(heard(await ana.say(words), 'ana')).toMatch(/REQ-1/);
    });
});

describe('how it goes', () => {
  story('whoever asks who has to approve is told, and how much is left where nothing is asked', async (desk) => {
    const ana = await askedForAccess(desk);
    for (const words of ['¿ya me aprobaron?', '¿quién tiene que aprobarlo?', '¿cuánto falta?'])
      expect(heard(await ana.say(words), 'ana')).toMatch(
        /REQ-1 · Acceso a un sistema · por aprobar · falta: Marta Quispe, Carlos Huamán y Sofía Rojas$/,
      );
    await desk.as('marta', 'teams').say('apruebo REQ-1');
    expect(heard(await ana.say('estado'), 'ana')).toMatch(/falta: Carlos Huamán y Sofía Rojas$/);
  });

  story('"¿cuánto falta?" in a form is said of the form', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('nuevo acceso');
    expect(heard(await ana.say('¿cuánto falta?'), 'ana')).toMatch(/0 de 3/);
    await ana.say('sap');
    await ana.say('lectura');
    expect(last(await ana.say('permanente'), 'ana').text).toMatch(/2\. Nivel: Lectura\n¿Lo envío/);
  });
});

story('what the catalog does not have goes to a person, who may be asked for at once', async (desk) => {
  const ana = desk.as('ana', 'whatsapp');
  expect(last(await ana.say('me pueden dar un certificado de trabajo'), 'ana').choices).toContain('Una persona');
  expect(heard(await ana.say('es para el banco'), 'ana')).toMatch(/^Elige una/);
  const lines = await ana.say('el certificado de que trabajo aquí');
  expect(heard(lines, 'ana')).toMatch(/^Mejor que lo vea una persona/);
  expect(heard(lines, 'team:mesa')).toMatch(/certificado de trabajo/);
});

describe('a thing that is denied while a report waits to be confirmed', () => {
  for (const [told, words, category] of [
    ['no me llega el correo', 'no, no es correo, es el teams', 'software'],
    ['la impresora del piso 2 no funciona', 'perdón, no es la impresora, es el wifi', 'network'],
    ['my printer does not work', "sorry, it is not the printer, it's the wifi", 'network'],
    ['no me llega el correo', 'no es urgente, es para mañana', 'email'],
    ['la impresora del piso 2 no imprime', 'no es la del 2, es la del 3', 'printing'],
  ] as const)
    story(`"${words}" behind "${told}"`, async (desk) => {
      const ana = desk.as('ana', 'slack');
      await ana.say(told);
      await ana.say(words);
      await ana.say('sí');
      expect(await desk.ticket('INC-1')).toMatchObject({ category });
    });
});
