import { describe, expect } from '@jest/globals';
import { askedForMouse, heard, reported, solved, story } from './story.ts';

const OFFER = '¿Anulo INC-1 («no puedo imprimir»)?';

describe('what is not needed any more, a moment after it was opened', () => {
  for (const words of ['cancela mi ticket', 'ya no lo necesito', 'cancel it please', 'olvídalo', 'não preciso mais', 'cancelar'])
    story(`"${words}" asks whether to cancel it, and is no comment`, async (desk) => {
      const ana = await reported(desk);
      expect(heard(await ana.say(words), 'ana')).toBe(OFFER);
      await ana.tap('Sí, anular');
      expect(await desk.ticket('INC-1')).toMatchObject({ state: 'cancelled' });
      expect(heard(await desk.do({ as: 'ana', on: 'slack', say: 'ver INC-1' }), 'ana')).toContain(words);
    });

  story('"no" leaves it open; "cancelar" to the question cancels it', async (desk) => {
    const ana = await reported(desk);
    await ana.say('ya no hace falta');
    expect(heard(await ana.say('no'), 'ana')).toBe('De acuerdo, INC-1 sigue abierto.');
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'registered' });
    await ana.say('ya no hace falta');
    await ana.say('cancélalo');
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'cancelled' });
  });

  story('whoever says it again means it', async (desk) => {
    const ana = await reported(desk);
    await ana.say('ya no lo necesito');
    await ana.say('cancela mi ticket');
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'cancelled' });
  });

  story('whoever goes on about it, or about something else, is asked no longer', async (desk) => {
    const ana = await reported(desk);
    await ana.say('ya no lo necesito');
    expect(heard(await ana.say('sigue igual'), 'ana')).toBe('Lo agregué a INC-1.');
    await ana.say('ok');
    await ana.say('ya no lo necesito');
    await ana.say('no me llega el correo');
    expect(heard(await ana.say('abrir'), 'ana')).not.toContain('en pausa');
    await ana.say('ok');
    expect(await desk.tickets()).toMatchObject([{ state: 'registered' }, { state: 'registered' }]);
  });

  for (const words of ['sigue igual', 'desde ayer', 'ya no me deja ni escanear'])
    story(`"${words}" is a comment as ever`, async (desk) => {
      const ana = await reported(desk);
      expect(heard(await ana.say(words), 'ana')).toContain('Lo agregué a INC-1');
    });
});

story('later the only open ticket is asked about; of several none', async (desk) => {
  const ana = await reported(desk);
  await desk.wait('PT1H');
  expect(heard(await ana.say('ya no lo necesito'), 'ana')).toBe(OFFER);
  await ana.tap('No');
  await reported(desk, 'no me llega el correo');
  await desk.wait('PT1H');
  expect(heard(await ana.say('ya no lo necesito'), 'ana')).toMatch(/INC-2[\s\S]*INC-1/);
});

story('whoever is asked about something else cancels nothing of theirs', async (desk) => {
  await reported(desk);
  await solved(desk);
  const ana = await reported(desk, 'no me llega el correo');
  await desk.wait('PT1H');
  await solved(desk, 'INC-2');
  expect(heard(await ana.say('déjalo así'), 'ana')).not.toContain('¿Anulo');
});

story('the approver is told that nothing is left to decide', async (desk) => {
  const ana = await askedForMouse(desk);
  await ana.say('ya no lo necesito');
  await ana.say('sí');
  expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'cancelled' });
});

describe('good news with nothing open', () => {
  for (const words of [
    'ya funciona el wifi',
    'já voltou a internet',
    'a internet voltou',
    'ya pude entrar',
    'la impresora ya imprime, gracias',
  ])
    story(`"${words}" opens nothing`, async (desk) => {
      expect(heard(await desk.as('ana', 'slack').say(words), 'ana')).toMatch(/^¡Qué bueno! No tienes nada abierto/);
    });

  story('in English', async (desk) => {
    for (const words of ['the wifi works again', 'the wifi is back'])
      expect(heard(await desk.as('bob', 'teams').say(words), 'bob')).toMatch(/^Good to hear! You have nothing open/);
  });

  for (const words of [
    'ya me llegó un correo sospechoso',
    'ya funciona pero lento',
    'ya volvió a fallar el wifi',
    'o sistema voltou a travar',
    '¿ya funciona el wifi?',
  ])
    story(`"${words}" is none`, async (desk) => {
      expect(heard(await desk.as('ana', 'slack').say(words), 'ana')).toContain('incidente');
    });
});
