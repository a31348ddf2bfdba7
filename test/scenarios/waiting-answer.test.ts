import { describe, expect } from '@jest/globals';
import { heard, last, reported, story, type Desk } from './story.ts';
import type { Voice } from './run-scenario.ts';

const ASK = 'esperar INC-1 solicitante Envíame la versión de Windows, por favor';

/** Ana's INC-1, taken by Carlos, who waits for her. */
async function asked(desk: Desk, words = ASK): Promise<Voice> {
  await reported(desk);
  const carlos = desk.as('carlos', 'teams');
  await carlos.say('tomar INC-1');
  await carlos.say(words);
  return carlos;
}

const state = async (desk: Desk): Promise<unknown> => (await desk.ticket('INC-1'))['state'];

describe('what the requester says to what an agent asked', () => {
  const nothing = [
    'gracias',
    'Muchas gracias!',
    'ok gracias',
    'Muchas gracias estimado, quedo atenta. Saludos cordiales',
    'thank you, have a nice day!',
    'listo gracias',
    'listo, muchas gracias',
    'gracias Carlos',
    'Hola, buenos días',
    'mil gracias por la pronta respuesta',
    'gracias por tu ayuda, Carlos 🙌',
    'perfecto, gracias',
    'ok',
    'entendido',
    '👍',
    '🙏🙏',
    'thanks',
    'Thank you so much!',
    'ok, thanks Carlos',
    'great, thx',
    'obrigada',
    'muito obrigado!',
    'beleza, valeu',
    'INC-1 gracias',
    'INC-1: muchas gracias, Carlos',
    'comentar INC-1 ok gracias',
    'te lo agradezco',
    'lo reviso y te aviso',
    "I'll check and get back to you",
  ];
  story('thanks, greetings, thumbs: the ticket waits on', async (desk) => {
    await asked(desk);
    const ana = desk.as('ana', 'slack');
    for (const words of nothing) {
      const lines = await ana.say(words);
      expect([words, await state(desk)]).toEqual([words, 'waiting']);
      expect([words, lines.filter(({ to, edited }) => to === 'ana' && !edited).length]).toEqual([words, 1]);
    }
    expect((await desk.tickets()).length).toBe(1);
    // And then the answer, which is still awaited.
    expect(heard(await ana.say('la 22H2'), 'ana')).toMatch(/se lo paso al equipo/);
    expect(await state(desk)).toBe('in_progress');
  });

  const absent = [
    'Estoy de vacaciones hasta el 15 de marzo',
    'Respuesta automática: fuera de la oficina. Para urgencias escribir a luis@mesa.example',
    'respuesta automatica',
    'Automatic reply: I am out of the office until Monday.',
    'Hi, I’m on vacation and will be back on 15 March. Thanks!',
    'Resposta automática: estou de férias',
    'INC-1: fuera de oficina',
    'I am currently on vacation and will return on Monday, 9 March.',
  ];
  story('what a mailbox says by itself: noted for the agent, once, and the ticket waits on', async (desk) => {
    const carlos = await asked(desk);
    const ana = desk.as('ana', 'slack');
    for (const words of absent) {
      const lines = await ana.say(words);
      expect([words, await state(desk), heard(lines, 'carlos') !== '']).toEqual([words, 'waiting', true]);
    }
    // A machine would answer the answer for ever.
    expect(await ana.say('respuesta automatica')).toEqual([]);
    expect((await desk.tickets()).length).toBe(1);
    expect(heard(await carlos.say('ver INC-1'), 'carlos')).toMatch(/vacaciones/);
  });

  const answers = [
    'gracias, ya lo probé y sigue igual',
    'Gracias por responder pero sigue sin imprimir',
    'hola Carlos, es la 22H2',
    'sí, gracias',
    'no gracias',
    'ya',
    'listo',
    '22H2',
    'no sé',
    'ya funciona',
    'ya no hace falta, gracias',
    'ya está',
    'ya está, gracias',
    'INC-1: ya está',
    'INC-1 ya quedó',
    'done, thanks',
    'inc 1 es la 22h2',
    'comentar INC-1 es la 22H2',
    'thanks, it is 22H2',
    'la impresora está fuera de la oficina, en el almacén',
    'é a 22H2, obrigada',
  ];
  story('anything that says something lets the work go on', async (desk) => {
    const carlos = await asked(desk);
    const ana = desk.as('ana', 'slack');
    for (const words of answers) {
      const lines = await ana.say(words);
      expect([words, await state(desk)]).toEqual([words, 'in_progress']);
      expect(heard(lines, 'carlos')).toMatch(/escribió en INC-1/);
      expect(heard(lines, 'ana')).not.toBe('');
      await carlos.say(ASK);
      expect([words, await state(desk)]).toEqual([words, 'waiting']);
    }
    expect((await desk.tickets()).length).toBe(1);
  });

  story('"ok" answers a question, and so does "de acuerdo"', async (desk) => {
    const carlos = await asked(desk, 'esperar INC-1 solicitante ¿Puedo reiniciar tu equipo ahora?');
    await desk.as('ana', 'slack').say('ok');
    expect(await state(desk)).toBe('in_progress');
    await carlos.say('esperar INC-1 solicitante ¿Y mañana otra vez?');
    await desk.as('ana', 'slack').say('de acuerdo, Carlos');
    expect(await state(desk)).toBe('in_progress');
    await carlos.say('esperar INC-1 solicitante ¿Qué te parece el martes?');
    await desk.as('ana', 'slack').say('ok');
    expect(await state(desk)).toBe('in_progress');
    // What asks for more than a yes is not answered by one.
    await carlos.say('esperar INC-1 solicitante ¿En qué piso está la impresora?');
    await desk.as('ana', 'slack').say('ok');
    expect(await state(desk)).toBe('waiting');
  });

  story('words about another ticket are no answer, nor is another need', async (desk) => {
    await asked(desk);
    const ana = desk.as('ana', 'slack');
    await ana.say('se cayó el wifi del piso 2');
    await ana.tap('Abrir');
    expect(heard(await ana.say('INC-2: también en el piso 3'), 'ana')).toMatch(/Lo agregué a INC-2/);
    await desk.wait('PT2H');
    await ana.say('¿cómo va INC-1?');
    await ana.say('necesito una laptop');
    expect(await state(desk)).toBe('waiting');
  });
});

describe('words behind a ticket’s number', () => {
  story('what goes on is told to the agent, what asks is answered', async (desk) => {
    await reported(desk);
    await desk.as('carlos', 'teams').say('tomar INC-1');
    const ana = desk.as('ana', 'slack');
    for (const words of ['INC-1 still jams', 'INC-1 sigo esperando', 'INC-1 nadie ha venido']) {
      await desk.wait('PT6M');
      expect(heard(await ana.say(words), 'carlos')).toMatch(/escribió en INC-1/);
    }
    for (const words of ['INC-1 how is it going', 'INC-1 dime el estado', 'INC-1 ¿sigue en proceso?'])
      expect([words, heard(await ana.say(words), 'ana')]).toEqual([words, expect.stringMatching(/Estado: en proceso/)]);
  });
});

describe('where and by whom it is answered', () => {
  story('on another channel, with or without the number', async (desk) => {
    const carlos = await asked(desk);
    const fresh = await desk.as('ana', 'whatsapp').say('mi laptop no enciende desde ayer');
    expect([last(fresh, 'ana').choices?.length, await state(desk)]).toEqual([3, 'waiting']);
    await desk.as('ana', 'whatsapp').say('cancelar');
    expect(heard(await desk.as('ana', 'whatsapp').say('es la 22H2'), 'carlos')).toMatch(/22H2/);
    expect(await state(desk)).toBe('in_progress');
    await carlos.say(ASK);
    await desk.as('ana', 'web').say('INC-1: la 23H1');
    expect(await state(desk)).toBe('in_progress');
  });

  story('by a file, alone, with thanks, or by the number', async (desk) => {
    const carlos = await asked(desk);
    await desk.do({ as: 'ana', on: 'slack', attach: 'captura.png' });
    expect(await state(desk)).toBe('in_progress');
    for (const say of ['gracias', 'aquí va', 'INC-1']) {
      await carlos.say(ASK);
      await desk.do({ as: 'ana', on: 'slack', attach: 'captura.png', say });
      expect([say, await state(desk)]).toEqual([say, 'in_progress']);
    }
    await carlos.say(ASK);
    await desk.do({ as: 'ana', on: 'whatsapp', attach: 'captura.png', say: 'INC-1' });
    expect(await state(desk)).toBe('in_progress');
  });

  story('by whoever it is for as well; nobody else', async (desk) => {
    const ana = desk.as('ana', 'slack');
    for (const words of ['necesito un mouse para bob', 'sí', 'omitir', 'enviar']) await ana.say(words);
    await desk.as('luis', 'teams').tap('Aprobar');
    const carlos = desk.as('carlos', 'teams');
    await carlos.say('tomar REQ-1');
    const lines = await carlos.say('esperar REQ-1 solicitante ¿con cable o sin cable?');
    expect([heard(lines, 'ana'), heard(lines, 'bob')]).toEqual([
      'Para seguir con REQ-1 necesitamos algo de ti: ¿con cable o sin cable?',
      'To go on with REQ-1 we need something from you: ¿con cable o sin cable?',
    ]);
    for (const other of ['luis', 'sofia', 'pedro']) await desk.as(other, 'slack').say('REQ-1: sin cable');
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'waiting' });
    // Each is reminded where they were asked.
    const nudged = await desk.wait('P1D');
    expect([heard(nudged, 'ana'), heard(nudged, 'bob')]).toEqual([
      expect.stringMatching(/todavía espera tu respuesta/),
      expect.stringMatching(/still waiting for your answer/),
    ]);
    expect(heard(await desk.as('bob', 'slack').say('wireless please'), 'carlos')).toMatch(/Bob .*: wireless please/);
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'in_progress' });
    // The other's question is answered with it.
    expect(heard(await ana.say('con cable'), 'carlos')).toBe('');
  });

  story('only what it waits for now: an answer to an earlier question is a comment', async (desk) => {
    const carlos = await asked(desk, 'esperar INC-1 solicitante hasta mañana ¿qué versión tienes?');
    await desk.wait('P2D');
    await carlos.say('esperar INC-1 repuestos');
    expect(heard(await desk.as('ana', 'slack').say('es la 22H2'), 'carlos')).toMatch(/22H2$/);
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'waiting', reason: 'parts' });
  });
});
