import { describe, expect } from '@jest/globals';
import { changedConfig } from './changed-config.ts';
import { heard, last, reported, solved, story, type Desk } from './story.ts';

/** The next ticket of Ana's, from the report to "Conforme". */
async function closed(desk: Desk, number: string, text = 'no puedo imprimir'): Promise<void> {
  await desk.wait('PT6M');
  const ana = await reported(desk, text);
  await solved(desk, number);
  await ana.tap('Conforme', { of: number });
}

const scores = ['1', '2', '3', '4', '5'];

describe('a rating', () => {
  story('is changed within a day, by number or by verb, and not later', async (desk) => {
    await closed(desk, 'INC-1');
    const ana = desk.as('ana', 'slack');
    await ana.tap('2');
    expect(heard(await ana.say('4'), 'ana')).toMatch(/cambié tu nota de INC-1/);
    expect(await desk.ticket('INC-1')).toMatchObject({ rating: 4 });
    expect(await desk.ticket('INC-1')).not.toHaveProperty('ratingWords');
    await ana.say('calificar INC-1 5 al final todo bien');
    expect(await desk.ticket('INC-1')).toMatchObject({ rating: 5, ratingWords: 'al final todo bien' });
    await desk.wait('PT25H');
    expect(heard(await ana.say('calificar INC-1 1'), 'ana')).toMatch(/durante un día/);
    expect(await desk.ticket('INC-1')).toMatchObject({ rating: 5 });
  });

  story('"omitir" leaves the explanation out', async (desk) => {
    await closed(desk, 'INC-1');
    const ana = desk.as('ana', 'slack');
    await ana.say('cinco');
    expect(heard(await ana.say('omitir'), 'ana')).toMatch(/Gracias por tu opinión/);
    expect(await desk.ticket('INC-1')).toMatchObject({ rating: 5 });
  });

  story('"mejor un 5" is a change of mind, not an explanation', async (desk) => {
    await closed(desk, 'INC-1');
    const ana = desk.as('ana', 'slack');
    await ana.say('3');
    await ana.say('mejor un 5');
    expect(await desk.ticket('INC-1')).toMatchObject({ rating: 5 });
  });

  const answers: readonly [string, Record<string, unknown>][] = [
    ['cuatro', { rating: 4 }],
    ['Cinco estrellas, muy amable', { rating: 5, ratingWords: 'muy amable' }],
    ['cinco estrellas', { rating: 5 }],
    ['un 5, gracias', { rating: 5, ratingWords: 'gracias' }],
    ['un 3', { rating: 3 }],
    ['excelente', { rating: 5 }],
    ['muy mala', { rating: 1 }],
    ['two, it took a week', { rating: 2, ratingWords: 'it took a week' }],
  ];
  for (const [words, rated] of answers) {
    story(`is given in words: ${words}`, async (desk) => {
      await closed(desk, 'INC-1');
      await desk.as('ana', 'slack').say(words);
      expect(await desk.ticket('INC-1')).toMatchObject(rated);
    });
  }

  story('is asked once, of the requester alone', async (desk) => {
    await closed(desk, 'INC-1');
    expect(heard(await desk.as('bob', 'slack').say('rate INC-1 1'), 'bob')).not.toMatch(/Thank/);
    expect(heard(await desk.as('carlos', 'slack').say('calificar INC-1 5'), 'carlos')).not.toMatch(/Gracias/);
    const ana = desk.as('ana', 'slack');
    await ana.tap('3');
    expect(heard(await desk.wait('P3D'), 'ana')).not.toMatch(/Del 1/);
    expect(await desk.ticket('INC-1')).toMatchObject({ rating: 3 });
  });

  story('is not asked of what was cancelled, nor given before it is closed', async (desk) => {
    const ana = await reported(desk);
    expect(heard(await ana.say('calificar INC-1 5'), 'ana')).toMatch(/registrado/);
    await ana.say('anular INC-1 ya no');
    expect(heard(await desk.wait('P3D'), 'ana')).not.toMatch(/Del 1/);
  });
});

describe('whom it is asked of', () => {
  story(
    'nobody twice within the cooldown',
    async (desk) => {
      await closed(desk, 'INC-1');
      expect(last(await desk.wait('PT1M'), 'ana').choices ?? scores).toEqual(scores);
      await desk.as('ana', 'slack').tap('5');
      await closed(desk, 'INC-2', 'la vpn no conecta');
      expect(heard(await desk.wait('P1D'), 'ana')).not.toMatch(/Del 1/);
      await desk.wait('P10D');
      await desk.wait('PT6M');
      const ana = await reported(desk, 'no me llegan correos');
      await solved(desk, 'INC-3');
      expect(last(await ana.tap('Conforme', { of: 'INC-3' }), 'ana').choices).toEqual(scores);
    },
    changedConfig('desk.yaml', (text) => text.replace('cooldown_days: 0', 'cooldown_days: 7')),
  );

  story(
    'none, where the sample is empty',
    async (desk) => {
      await closed(desk, 'INC-1');
      expect(heard(await desk.wait('P2D'), 'ana')).not.toMatch(/Del 1/);
    },
    changedConfig('desk.yaml', (text) => text.replace('sample: 1', 'sample: 0')),
  );
});

describe('the report', () => {
  story('counts what the teams of an agent did, and how things stand', async (desk) => {
    await closed(desk, 'INC-1');
    await desk.as('ana', 'slack').tap('4');
    await desk.wait('PT6M');
    await reported(desk, 'la vpn no conecta');
    const carlos = desk.as('carlos', 'slack');
    const text = heard(await carlos.say('informe'), 'carlos');
    expect(text).toMatch(/Abiertos en el periodo: 2 \(incidentes: 2, solicitudes: 0\)/);
    expect(text).toMatch(/Cerrados: 1 \(/);
    expect(text).toMatch(/registrado: 1/);
    expect(text).toMatch(/Respuesta en plazo: 100 % \(1 de 1\)/);
    expect(text).toMatch(/Satisfacción: 4 de 5/);
    expect(heard(await carlos.command('report month'), 'carlos')).toMatch(/2 \(incidentes: 2/);
    expect(heard(await carlos.say('informe del 1 al 15 de enero'), 'carlos')).toMatch(/Abiertos en el periodo: 0/);
  });

  story('is for agents; words of trouble that begin alike stay a report of trouble', async (desk) => {
    expect(heard(await desk.as('ana', 'slack').command('informe'), 'ana')).toMatch(/para agentes/);
    expect(heard(await desk.as('ana', 'slack').say('informe'), 'ana')).toMatch(/para agentes/);
    expect(last(await desk.as('carlos', 'slack').say('reporte de ventas no abre'), 'carlos').choices).toContain('Abrir');
    expect(last(await desk.as('bob', 'slack').say('report that I cannot print'), 'bob').text).not.toMatch(/Opened in that time/);
  });

  story('never counts what is confidential to another team', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('nuevo vacation');
    await ana.say('9 de marzo');
    let answer = last(await ana.say('13 de marzo'), 'ana');
    while (answer.choices?.includes('Omitir')) answer = last(await ana.say('omitir'), 'ana');
    await ana.say('enviar');
    expect(await desk.ticket('REQ-1')).toMatchObject({ team: 'rrhh' });
    expect(heard(await desk.as('marta', 'slack').say('informe'), 'marta')).toMatch(/Abiertos en el periodo: 0/);
    expect(heard(await desk.as('rosa', 'web').say('informe'), 'rosa')).toMatch(/Abiertos en el periodo: 1/);
  });
});
