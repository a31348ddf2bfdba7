import { describe, expect, test } from '@jest/globals';
import { advised, offered, openAdvised, withServer, type AdvisedDesk } from './second-opinion-story.ts';
import { configWith } from './config-with.ts';
import { askedForMouse, heard, last } from './story.ts';
import { temporaryStore } from '../fakes/temporary-store.ts';

withServer();
const PRINTING = { intent: 'incident', category: 'printing', confidence: 0.95 };
const settings = (written: string) =>
  configWith([{ file: 'desk.yaml', from: /^second_opinion:[^]*?(?=^\S|^#|(?![^]))/mu, to: `second_opinion: ${written}\n` }]);
const off = settings('{ enabled: false }');
const keeps = settings('{ keep_back: [gru, embaraz] }');
const scarce = settings('{ calls_per_day: 2 }');
const short = settings('{ characters_per_day: 100 }');
const hasty = settings('{ timeout_ms: 300 }');
const hidden = configWith([
  { file: 'departments.yaml', from: 'head: luis', to: 'head: luis\n  confidential: true' },
  { file: 'people.yaml', from: /^- id: bob$/mu, to: '- id: bob\n  kind: customer' },
]);

describe('nobody is asked', () => {
  const nothingAsked = (desk: AdvisedDesk): void => expect(desk.words()).toEqual([]);

  advised('about what the desk understands, nor about verbs, greetings, thanks, numbers and taps', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('no puedo imprimir');
    await ana.tap('Abrir');
    for (const words of [
      'hola',
      'gracias',
      'ayuda',
      'mis tickets',
      'ver INC-1',
      '¿cómo va INC-1?',
      'INC-1',
      'necesito una laptop',
    ])
      await ana.say(words);
    await desk.do({ as: 'carlos', on: 'slack', command: 'take INC-1' });
    nothingAsked(desk);
  });

  advised('about what answers a question or belongs to a ticket', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('necesito una laptop');
    await ana.say('sí');
    await ana.say('t14');
    await ana.say('mañana');
    await ana.say('porque el flumo hace grum');
    await ana.say('omitir');
    await ana.say('flumo grum');
    await ana.say('dejar');
    await desk.do({ wait: 'PT1H' });
    await ana.say('no puedo imprimir');
    await ana.say('y el flumo tampoco');
    await ana.tap('Abrir');
    await ana.say('el flumo sigue');
    await ana.say('INC-1 el flumo del pasillo');
    await ana.say('flumo INC-77');
    nothingAsked(desk);
  });

  advised('about what an approver says where a reason is awaited, or an agent in the room', async (desk) => {
    await askedForMouse(desk as never);
    const luis = desk.as('luis', 'teams');
    await luis.tap('Rechazar');
    await luis.say('flumo grum');
    nothingAsked(desk);
    const lines = await desk.as('ana', 'slack').say('no puedo imprimir');
    expect(offered(lines)).toContain('Abrir');
    const opened = await desk.as('ana', 'slack').tap('Abrir');
    const card = last(opened, 'team:mesa').message ?? '';
    await desk.do({ as: 'carlos', on: 'slack', say: 'flumo grum de siempre', thread: card });
    nothingAsked(desk);
  });

  advised('about words of strangers', async (desk) => {
    await desk.as('nobody-knows', 'slack').say('flumo grum');
    nothingAsked(desk);
  });

  advised('about what may be confidential: by its words, by whom it is from', async (desk) => {
    for (const words of ['flumo de mis vacaciones', 'flumo con Recursos Humanos', 'flumo RRHH', 'the flumo of my annual leave'])
      await desk.as('ana', 'slack').say(words);
    await desk.as('rosa', 'web').say('flumo grum');
    nothingAsked(desk);
  });

  advised(
    'about what customers write, or people of a confidential department',
    async (desk) => {
      await desk.as('bob', 'slack').say('flumo grum');
      await desk.as('ana', 'slack').say('flumo grum');
      nothingAsked(desk);
      await desk.as('pedro', 'slack').say('flumo grum');
      expect(desk.words()).toEqual(['flumo grum']);
    },
    hidden,
  );

  advised(
    'about words that begin as the desk was told to keep back',
    async (desk) => {
      await desk.as('ana', 'slack').say('flumo hace grum');
      await desk.as('bob', 'slack').say('flumo EMBARAZADA');
      nothingAsked(desk);
      await desk.as('pedro', 'slack').say('flumo agrupado');
      expect(desk.words()).toHaveLength(1);
    },
    keeps,
  );

  advised(
    'where desk.yaml says so',
    async (desk) => {
      expect(heard(await desk.as('ana', 'slack').say('flumo grum'), 'ana')).toContain('No estoy seguro');
      nothingAsked(desk);
    },
    off,
  );
});

describe('what leaves the house', () => {
  advised('names nobody, and no address, number, ticket or secret', async (desk) => {
    const text =
      'flumo de Luis Ramírez (luis@mesa.example, 987 654 321, DNI 45678912) en https://sap.example/x?u=luis; mi clave es Sol2024!';
    await desk.as('ana', 'slack').say(text);
    expect(desk.words()).toEqual(['flumo de [person] ([email], [number], DNI [number]) en [link] mi clave [secret]']);
    const sent = JSON.stringify(desk.server.asked.at(-1)?.body);
    expect(sent).not.toMatch(/Ana|Torres|luis|Ram[ií]rez|45678912|Sol2024|987/i);
  });

  advised('is a thousand characters at most', async (desk) => {
    await desk.as('ana', 'slack').say(`flumo ${'grum '.repeat(700)}`);
    expect(desk.words()[0]).toHaveLength(1000);
  });
});

describe('how often', () => {
  advised('a message that is delivered again asks once', async (desk) => {
    desk.says(PRINTING);
    await desk.as('ana', 'slack').say('flumo grum');
    await desk.do({ repeat: 3 });
    expect(desk.words()).toHaveLength(1);
  });

  advised(
    'no more than the day’s budget; told to the log once; the next day of the desk’s zone begins anew',
    async (desk) => {
      desk.says(PRINTING);
      const people = ['ana', 'bob', 'luis', 'pedro', 'elena'];
      for (const person of people) await desk.as(person, 'slack').say('flumo grum');
      expect(desk.words()).toHaveLength(2);
      expect(desk.log.filter((line) => line.includes('budget'))).toHaveLength(1);
      // 23:30 in Lima is the next day in Greenwich already.
      await desk.do({ until: '2026-03-02T23:30:00-05:00' });
      await desk.as('sofia', 'slack').say('flumo grum');
      expect(desk.words()).toHaveLength(2);
      await desk.do({ wait: 'PT31M' });
      const lines = await desk.as('sofia', 'slack').say('flumo grum');
      expect(desk.words()).toHaveLength(3);
      expect(offered(lines, 'sofia')).toContain('Abrir');
    },
    scarce,
  );

  test('the budget outlives the process', async () => {
    const place = await temporaryStore();
    const kept = { ...place, drop: async () => undefined };
    try {
      const before = await openAdvised(scarce, kept);
      for (const person of ['ana', 'bob']) await before.as(person, 'slack').say('flumo grum');
      expect(before.words()).toHaveLength(2);
      const after = await openAdvised(scarce, kept);
      await after.as('pedro', 'slack').say('flumo grum');
      expect(after.words()).toEqual([]);
    } finally {
      await place.drop();
    }
  });

  advised(
    'nothing that is longer than what is left',
    async (desk) => {
      await desk.as('ana', 'slack').say('flumo grum');
      expect(desk.words()).toEqual([]);
    },
    short,
  );
});

describe('who does not answer in time', () => {
  advised(
    'holds up nobody else, and in the end the own reading stands',
    async (desk) => {
      desk.replies({ does: 'nothing' });
      const lines = await desk.do({
        together: [
          { as: 'ana', on: 'slack', say: 'flumo grum' },
          { as: 'bob', on: 'slack', say: 'I cannot print' },
        ],
      });
      expect(lines.map(({ to }) => to)).toEqual(['bob', 'ana']);
      expect(heard(lines, 'ana')).toContain('No estoy seguro');
      expect(offered(lines, 'bob')).toContain('Open it');
    },
    hasty,
  );

  advised(
    'is left alone after three times, and nobody waits any more',
    async (desk) => {
      desk.replies({ does: 'nothing' });
      for (const person of ['ana', 'bob', 'luis', 'pedro', 'elena']) await desk.as(person, 'slack').say('flumo grum');
      expect(desk.words()).toHaveLength(3);
      expect(desk.log.filter((line) => line.includes('left alone'))).toHaveLength(1);
    },
    hasty,
  );
});
