import { describe, expect } from '@jest/globals';
import { everyKind } from './every-kind.ts';
import { last, story } from './story.ts';

const config = everyKind();

const toFiles = ['Cosa', 'rojo', 'luis', 'omitir', 'usar', 'omitir', 'usar', 'el viernes a las 3', 'del lunes al viernes', 'hora y media', 'dos mil soles', '3', 'usar', 'omitir', 'omitir', 'Larcomar', 'no']; // prettier-ignore

describe('files', () => {
  story(
    'answer the question that asks for them; one that comes late is added',
    async (desk) => {
      const ana = desk.as('ana', 'slack');
      await ana.say('nuevo todo');
      for (const answer of toFiles) await ana.say(answer);
      expect(last(await ana.say('aquí está'), 'ana').text).toMatch(/archivo/);
      const sent = await desk.do({ as: 'ana', on: 'slack', attach: 'plano.pdf' });
      expect(last(sent, 'ana').text).toMatch(/Nota/);
      const late = last(await desk.do({ as: 'ana', on: 'slack', attach: 'foto.jpg' }), 'ana');
      expect(late.text).toMatch(/Agregué foto\.jpg a «Adjuntos»[\s\S]*Nota/);
      await ana.say('5');
      expect(last(await ana.say('1 cuaderno'), 'ana').text).toMatch(/Adjuntos: plano\.pdf y foto\.jpg/);
      await ana.say('enviar');
      expect(await desk.ticket('REQ-1')).toMatchObject({ files: ['plano.pdf', 'foto.jpg'] });
    },
    config,
  );
});

describe('in English', () => {
  story(
    'each kind is read as well',
    async (desk) => {
      const bob = desk.as('bob', 'web');
      await bob.say('new everything');
      for (const answer of ['Thing', 'red and blue', 'me', 'skip', 'use it', 'skip', 'use', 'friday at 3pm', 'from Monday to Friday', 'an hour and a half', 'US$ 20', 'use it', 'use it', 'skip', 'https://mesa.example/x', 'the lobby', 'yes', 'because', 'skip', 'five stars', '2 pens, 1 pad']) await bob.say(answer); // prettier-ignore
      const summary = last(await bob.say('summary'), 'bob').text ?? '';
      expect(summary).toMatch(/2\. Colours: Red and Blue/);
      expect(summary).toMatch(/Total: US\$40\.00/);
      expect(summary).toMatch(/Articles: 2 × Pen and 1 × Pad/);
      await bob.say('send it');
      expect((await desk.ticket('REQ-1'))['answers']).toMatchObject({ stars: 5, ok: true, why: 'because', long: 90 });
    },
    config,
  );
});
