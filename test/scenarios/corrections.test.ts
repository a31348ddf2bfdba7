import { describe, expect } from '@jest/globals';
import { configWith } from './config-with.ts';
import { learning, meaningOf } from './kept-corrections.ts';

/** Nothing but a phrase of the phrasebook is sure enough here. */
const doubtful = configWith([{ file: 'desk.yaml', from: '  draft_days: 30', to: '  draft_days: 30\n  accept: 0.999999' }]);

describe('people correct the desk', () => {
  learning('another category', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('no puedo imprimir desde ayer');
    await ana.tap('Corregir');
    await ana.tap('Correo');
    await ana.tap('Abrir');
    const [one, ...more] = await desk.kept();
    expect(more).toEqual([]);
    expect(meaningOf(one!)).toEqual({
      said: 'no puedo imprimir desde ayer',
      was: { intent: 'incident', category: 'printing' },
      made: { intent: 'incident', category: 'email' },
      how: 'corrected',
      side: 'person',
      ticket: 'INC-1',
    });
    expect(one).toMatchObject({ lang: 'es', by: 'ana', author: 'ana', at: new Date('2026-03-02T14:00:00Z') });
  });

  learning('a report that is a request keeps the number of what its form opens', async (desk) => {
    const ana = desk.as('ana', 'whatsapp');
    await ana.say('no funciona mi mouse');
    await ana.say('corregir');
    await ana.say('necesito algo');
    await ana.say('accesorio o suministro');
    await ana.tap('Abrir');
    expect(await desk.kept()).toMatchObject([{ said: 'no funciona mi mouse', how: 'corrected' }]);
    await ana.say('mouse');
    await ana.say('omitir');
    await ana.say('enviar');
    const [one, ...more] = await desk.kept();
    expect(more).toEqual([]);
    expect(one).toMatchObject({
      read: { intent: 'incident', category: 'hardware' },
      made: { intent: 'request', item: 'peripheral' },
      ticket: 'REQ-1',
    });
  });

  learning('what is typed to correct is no part of what is learnt', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('no puedo imprimir');
    await ana.tap('Corregir');
    await ana.say('creo que es del correo');
    await ana.tap('Abrir');
    expect((await desk.kept()).map(meaningOf)).toMatchObject([
      { said: 'no puedo imprimir', made: { intent: 'incident', category: 'email' }, ticket: 'INC-1' },
    ]);
  });

  learning('words that had to be said again', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('zxcv qwer lkjh poiu');
    await ana.say('no puedo imprimir');
    await ana.tap('Abrir');
    expect((await desk.kept()).map(meaningOf)).toMatchObject([
      { said: 'zxcv qwer lkjh poiu', made: { intent: 'incident', category: 'printing' }, how: 'reworded', ticket: 'INC-1' },
    ]);
  });

  learning(
    '"it happens to me too" says what it is',
    async (desk) => {
      const voices = [desk.as('bob', 'slack'), desk.as('ana', 'slack')] as const;
      for (const voice of voices) await voice.say('se fue el wifi por el fondo del piso otra vez');
      await voices[0].tap('Something is broken').catch(() => voices[0].tap('Report a fault'));
      await voices[0].tap('Open it');
      await voices[1].tap('Algo falla').catch(() => voices[1].tap('Reportar una falla'));
      await voices[1].tap('También me pasa: INC-1');
      expect((await desk.kept()).map(({ by, how, ticket }) => ({ by, how, ticket }))).toEqual([
        { by: 'bob', how: 'confirmed', ticket: 'INC-1' },
        { by: 'ana', how: 'confirmed', ticket: undefined },
      ]);
    },
    doubtful,
  );

  learning('in English, for somebody who called', async (desk) => {
    const carlos = desk.as('carlos', 'slack');
    await carlos.say('open @bob the printer on floor 2 is jammed');
    await carlos.tap('Corregir');
    await carlos.tap('Red e internet');
    await carlos.tap('Abrir');
    const [one] = await desk.kept();
    expect(one).toMatchObject({ by: 'carlos', author: 'bob', side: 'agent', lang: 'en', ticket: 'INC-1' });
  });

  learning('"not a request", once however often it is tapped', async (desk) => {
    const ana = desk.as('ana', 'slack');
    const [shown] = await ana.say('no puedo imprimir');
    await ana.tap('No es una solicitud');
    await desk.do({ repeat: 3 });
    await ana.tap('No es una solicitud', { message: shown!.message });
    expect((await desk.kept()).map(meaningOf)).toEqual([
      {
        said: 'no puedo imprimir',
        was: { intent: 'incident', category: 'printing' },
        made: { intent: 'other' },
        how: 'dismissed',
        side: 'person',
      },
    ]);
  });

  learning(
    'what was offered with two buttons, or shown unsurely, and is right',
    async (desk) => {
      const ana = desk.as('ana', 'slack');
      await ana.say('la impresora del fondo otra vez se comió mis hojas');
      const offered = await ana.tap('Reportar una falla').catch(() => ana.tap('Algo falla'));
      expect(offered.length).toBeGreaterThan(0);
      await ana.tap('Abrir');
      const [one] = await desk.kept();
      expect(one).toMatchObject({ how: 'confirmed', made: { intent: 'incident' }, ticket: 'INC-1' });
    },
    doubtful,
  );

  learning(
    'a meaning that opens nothing, of those that were offered',
    async (desk) => {
      const ana = desk.as('ana', 'slack');
      await ana.say('quería preguntar cómo iba aquello que les pedí la otra semana');
      await ana.tap('Saber cómo va lo mío');
      const [one, ...more] = await desk.kept();
      expect(more).toEqual([]);
      expect(one).toMatchObject({ made: { intent: 'status' }, by: 'ana' });
      expect(one).not.toHaveProperty('ticket');
    },
    doubtful,
  );

  learning('a form begun again keeps what was learnt of the words that began it', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('no funciona mi mouse');
    await ana.tap('Corregir');
    await ana.tap('Necesito algo');
    await ana.tap('Accesorio o suministro');
    await ana.tap('Abrir');
    for (const words of ['mouse', 'empezar de nuevo', 'mouse', 'omitir', 'enviar']) await ana.say(words);
    expect(await desk.kept()).toMatchObject([{ made: { item: 'peripheral' }, ticket: 'REQ-1' }]);
  });

  learning('words with a secret in them leave nothing', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('no puedo imprimir, mi clave es Sol2024!');
    await ana.tap('Corregir');
    await ana.tap('Correo');
    await ana.tap('Abrir');
    expect(await desk.kept()).toEqual([]);
    expect(await desk.do({ show: 'INC-1' })).toMatchObject([{ tickets: [{ category: 'email' }] }]);
  });

  learning('names and numbers are not kept', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('no puedo imprimir en la PC-00417 de Luis, anexo 4521, ana@mesa.example');
    await ana.tap('Corregir');
    await ana.tap('Correo');
    await ana.tap('Abrir');
    expect((await desk.kept()).map(({ said }) => said)).toEqual(['no puedo imprimir en la … de …, anexo …']);
  });

  learning('what was right and sure teaches nothing', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('no puedo imprimir');
    await ana.tap('Abrir');
    await ana.say('necesito un mouse');
    await ana.tap('Abrir');
    expect(await desk.kept()).toEqual([]);
  });

  learning('a change of mind back to what was shown teaches nothing', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('no puedo imprimir');
    await ana.tap('Corregir');
    await ana.tap('Correo');
    await ana.tap('Corregir');
    await ana.tap('Impresión');
    await ana.tap('Abrir');
    expect(await desk.kept()).toEqual([]);
  });
});
