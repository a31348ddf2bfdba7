import { describe, expect } from '@jest/globals';
import { configWith } from './config-with.ts';
import type { Printed } from './run-scenario.ts';
import { heard, last, reported, story, type Desk } from './story.ts';

/** INC-1 is with Carlos, who answered in time and solves it too late. */
async function late(desk: Desk): Promise<Printed[]> {
  await reported(desk);
  await desk.as('carlos', 'teams').say('tomar INC-1');
  return desk.do({ until: '2026-03-05T09:00:00-05:00' });
}

function questions(lines: readonly Printed[]): readonly Printed[] {
  return lines.filter(({ text, edited }) => !edited && /¿Cuál fue la causa\?|What was the cause\?/.test(text));
}

describe('a missed promise asks for its cause', () => {
  story('whoever has the ticket, once, with the causes of the desk', async (desk) => {
    const lines = await late(desk);
    expect(questions(lines)).toMatchObject([
      {
        to: 'carlos',
        at: '2026-03-05T14:00:00.000Z',
        text: expect.stringMatching(/^INC-1 .*pasó su plazo de solución/),
        choices: expect.arrayContaining(['Falta de repuesto', 'Demasiado trabajo', 'Otra causa']),
      },
    ]);
    expect(questions(lines)[0]?.text).not.toContain('%');
    expect(questions(await desk.wait('P9D'))).toEqual([]);
  });

  story('nobody has it: the leads of its team', async (desk) => {
    await reported(desk);
    const lines = await desk.do({ until: '2026-03-02T18:00:00-05:00' });
    expect(questions(lines).map(({ to }) => to)).toEqual(['marta']);
    const marta = desk.as('marta', 'teams');
    expect(heard(await marta.tap('Mal asignado'), 'marta')).toBe('Anotado en INC-1: Mal asignado.');
  });

  story('a tap is kept: in the ticket for who works on it, for nobody else, and in the report', async (desk) => {
    await late(desk);
    const carlos = desk.as('carlos', 'teams');
    await carlos.tap('Falta de repuesto');
    expect(heard(await carlos.say('ver INC-1'), 'carlos')).toMatch(/Causa del retraso.*solución: Falta de repuesto/);
    expect(heard(await desk.as('ana', 'slack').say('ver INC-1'), 'ana')).not.toMatch(/causa|repuesto/i);
    expect(heard(await carlos.say('informe'), 'carlos')).toMatch(/Causas de plazos vencidos.*Falta de repuesto/);
  });

  story('a double tap says it once', async (desk) => {
    await late(desk);
    const carlos = desk.as('carlos', 'teams');
    const first = await carlos.tap('Caso complejo');
    expect(heard(first, 'carlos')).toMatch(/Caso complejo/);
    expect(heard(await desk.do({ repeat: 2 }), 'carlos')).toBe('');
  });

  story('the label, its number or words of one’s own do as well', async (desk) => {
    const lines = await late(desk);
    const carlos = desk.as('carlos', 'teams');
    const number = (questions(lines)[0]?.choices.indexOf('Otra causa') ?? -2) + 1;
    expect(heard(await carlos.say(String(number)), 'carlos')).toMatch(/Dímelo en pocas palabras/);
    expect(heard(await carlos.say('la sede estaba cerrada'), 'carlos')).toBe('Anotado en INC-1: la sede estaba cerrada.');
    expect(heard(await carlos.say('ver INC-1'), 'carlos')).toMatch(/solución: la sede estaba cerrada/);
    expect(await desk.ticket('INC-1')).toMatchObject({
      breaches: [{ target: 'resolution', cause: 'other', text: 'la sede estaba cerrada', by: 'carlos' }],
    });
  });

  story('another cause and what it was, in one message', async (desk) => {
    await late(desk);
    const said = await desk.as('carlos', 'teams').say('otra causa: llegó tarde el camión');
    expect(heard(said, 'carlos')).toBe('Anotado en INC-1: llegó tarde el camión.');
  });

  story('typed without its accents', async (desk) => {
    await late(desk);
    expect(heard(await desk.as('carlos', 'teams').say('usuario no respondio'), 'carlos')).toMatch(/Anotado en INC-1/);
  });

  story('other words are not taken for an answer', async (desk) => {
    await late(desk);
    const carlos = desk.as('carlos', 'teams');
    expect(heard(await carlos.say('otra impresora tampoco imprime'), 'carlos')).not.toMatch(/Anotado|pocas palabras/);
    expect(heard(await carlos.say('cola'), 'carlos')).not.toMatch(/Anotado/);
  });

  story('whoever is in the middle of a question goes on with that one', async (desk) => {
    await reported(desk);
    const carlos = desk.as('carlos', 'teams');
    await carlos.say('tomar INC-1');
    await desk.do({ until: '2026-03-05T08:59:00-05:00' });
    await carlos.say('esperar INC-1');
    const lines = await desk.wait('PT2M');
    expect(questions(lines)).toHaveLength(1);
    await carlos.say('2');
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'waiting', reason: 'parts' });
  });

  story('words that are none of the causes answer what was asked before, hours ago too', async (desk) => {
    await reported(desk);
    const carlos = desk.as('carlos', 'teams');
    await carlos.say('tomar INC-1');
    await desk.do({ until: '2026-03-05T07:00:00-05:00' });
    await carlos.say('mi teclado no funciona');
    await carlos.tap('Abrir');
    await desk.as('sofia', 'teams').say('tomar INC-2');
    await desk.as('sofia', 'teams').say('resolver INC-2 cambiado');
    const lines = await desk.wait('PT3H');
    expect(questions(lines)).toHaveLength(1);
    expect(heard(await carlos.say('no'), 'carlos')).not.toMatch(/Anotado/);
    await carlos.say('sigue igual');
    expect(await desk.ticket('INC-2')).toMatchObject({ state: 'in_progress' });
    expect(heard(await carlos.say('3'), 'carlos')).toMatch(/Anotado en INC-1/);
  });

  story('nobody else can answer it', async (desk) => {
    const [question] = questions(await late(desk));
    const tapped = await desk.as('sofia', 'teams').tap('Caso complejo', { message: question?.message ?? '' });
    expect(heard(tapped, 'sofia')).not.toMatch(/Anotado/);
  });

  story('never holds up the solution: it is asked once more then, and not again', async (desk) => {
    await late(desk);
    const carlos = desk.as('carlos', 'teams');
    const lines = await carlos.say('resolver INC-1 cambié el tóner');
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'resolved' });
    expect(questions(lines).map(({ to }) => to)).toEqual(['carlos']);
    const ana = desk.as('ana', 'slack');
    await ana.tap('No conforme');
    await ana.say('sigue sin imprimir');
    expect(questions(await carlos.say('resolver INC-1 otra vez el tóner'))).toEqual([]);
    expect(heard(await carlos.tap('Caso complejo'), 'carlos')).toMatch(/Anotado/);
  });

  story('somebody else solves it: they are asked instead', async (desk) => {
    const [question] = questions(await late(desk));
    const lines = await desk.as('sofia', 'slack').say('resolver INC-1 cambié el tóner');
    expect(questions(lines).map(({ to }) => to)).toEqual(['sofia']);
    expect(lines.findLast(({ message }) => message === question?.message)).toMatchObject({ choices: [] });
    expect(heard(await desk.as('sofia', 'slack').tap('Demasiado trabajo'), 'sofia')).toMatch(/Anotado/);
  });

  story('a question that nobody answers ends after a week', async (desk) => {
    const [question] = questions(await late(desk));
    const lines = await desk.wait('P7D');
    expect(lines.findLast(({ message }) => message === question?.message)).toMatchObject({ edited: true, choices: [] });
    expect(questions(await desk.as('carlos', 'teams').say('resolver INC-1 cambié el tóner'))).toHaveLength(1);
  });

  story('what is explained is not asked again at the end', async (desk) => {
    await late(desk);
    const carlos = desk.as('carlos', 'teams');
    await carlos.tap('Caso complejo');
    expect(questions(await carlos.say('resolver INC-1 cambié el tóner'))).toEqual([]);
  });
});

describe('a desk of its own kind', () => {
  story(
    'asks for the cause also where nobody is told of the whole',
    async (desk) => {
      const lines = await late(desk);
      expect(lines.filter(({ text }) => text.includes('100 %'))).toEqual([]);
      expect(questions(lines).map(({ to }) => to)).toEqual(['carlos']);
    },
    configWith([{ file: 'sla.yaml', from: /(id: estandar[^]*? {2}alerts: )\[50, 75, 100\]/, to: '$1[50]' }]),
  );

  story(
    'asks nobody where it lists no causes',
    async (desk) => {
      const lines = await late(desk);
      expect(lines.filter(({ text }) => text.includes('100 %')).length).toBeGreaterThan(0);
      expect(questions(lines)).toEqual([]);
    },
    configWith([{ file: 'desk.yaml', from: /^breach_causes:\n( {2}- .*\n)+/m, to: '' }]),
  );

  story(
    'asks in the language of who reads it, and offers words of one’s own by itself',
    async (desk) => {
      await reported(desk);
      const carlos = desk.as('carlos', 'teams');
      await carlos.say('take INC-1');
      const [question] = questions(await desk.do({ until: '2026-03-05T09:00:00-05:00' }));
      expect(question).toMatchObject({
        text: expect.stringContaining('missed its resolution target'),
        choices: ['Weather', 'Another cause'],
      });
      expect(last(await carlos.tap('Another cause'), 'carlos').text).toMatch(/A few words will do/);
    },
    configWith([
      {
        file: 'desk.yaml',
        from: /^breach_causes:\n( {2}- .*\n)+/m,
        to: 'breach_causes:\n  - { id: weather, label: { es: Clima, en: Weather } }\n',
      },
      { file: 'people.yaml', from: /(email: carlos@mesa.example\n {2}language: )es/, to: '$1en' },
    ]),
  );
});
