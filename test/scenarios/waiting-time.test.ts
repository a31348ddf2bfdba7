import { describe, expect } from '@jest/globals';
import { lima, state, until, waiting } from './set-waiting.ts';
import { heard, last, story } from './story.ts';

describe('who is waited for is reminded', () => {
  story('after one, three and eight working days, with the question again; after ten it counts as solved', async (desk) => {
    await desk.do({ until: lima('04-28T09:00:00') });
    const carlos = await waiting(desk);
    const first = await desk.do({ until: lima('04-29T09:00:00') });
    expect(last(first, 'ana')).toMatchObject({ at: lima('04-29T09:00:00'), expects: { type: 'text' } });
    expect(last(first, 'ana').text).toBe(
      'INC-1 («no puedo imprimir») todavía espera tu respuesta.\n' +
        'Si no hay respuesta, lo daré por atendido el mié, 13 may., 09:00.\n' +
        'Para seguir con INC-1 necesitamos algo de ti: ¿qué versión de Windows tienes?',
    );
    expect(heard(first, 'carlos')).toBe('');
    // Friday 1 May is a holiday, and a weekend follows.
    expect(await until(desk, lima('05-12T20:00:00'))).toEqual([`${lima('05-04T09:00:00')} ana`, `${lima('05-11T09:00:00')} ana`]);
    expect(await state(desk)).toBe('waiting');
    const end = await desk.do({ until: lima('05-13T09:00:00') });
    expect(last(end, 'ana')).toMatchObject({ at: lima('05-13T09:00:00'), choices: ['Conforme', 'No conforme'] });
    expect(last(end, 'ana').text).toMatch(/^Doy por atendido INC-1 \(«no puedo imprimir»\) porque no hubo respuesta\./);
    expect(heard(end, 'carlos')).toMatch(/INC-1 queda por atendido: no hubo respuesta/);
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'resolved', assignee: 'carlos', resolution: { breached: false } });
    const shown = heard(await carlos.say('ver INC-1'), 'carlos');
    expect(shown).toMatch(/Carlos Huamán: lo puso en espera de quien lo pidió — ¿qué versión/);
    expect(shown).toMatch(/La mesa: lo dio por atendido por falta de respuesta/);
    expect(shown).toMatch(/Tiempo en cada estado: en espera de quien lo pidió 100 h \(360 h de corrido\)/);
    const report = heard(await desk.as('marta', 'slack').say('informe mes'), 'marta');
    expect(report).toMatch(
      /Tiempo en estado «en espera de quien lo pidió»: 100 h en promedio \(360 h de corrido\), 100 h en total, tickets: 1/,
    );
  });

  story('an answer ends the reminders, and the next wait begins anew', async (desk) => {
    const carlos = await waiting(desk);
    await desk.do({ until: lima('03-03T12:00:00') });
    expect(heard(await desk.as('ana', 'slack').say('Windows 11'), 'carlos')).toMatch(
      /Ana .* escribió en INC-1: Windows 11\nINC-1 ya no espera: vuelve a estar en proceso/,
    );
    expect(await until(desk, lima('03-06T08:00:00'))).toEqual([]);
    await carlos.say('esperar INC-1 solicitante ¿y qué impresora?');
    const lines = await desk.do({ until: lima('03-09T08:00:00') });
    expect(last(lines, 'ana').text).toMatch(/necesitamos algo de ti: ¿y qué impresora\?$/);
    expect(last(lines, 'ana').at).toBe(lima('03-06T18:00:00'));
    expect(await until(desk, lima('03-11T08:00:00'))).toEqual([`${lima('03-10T18:00:00')} ana`]);
  });

  story('a reminder at closing time comes then; priority and agent may change meanwhile', async (desk) => {
    await desk.do({ until: lima('03-02T18:00:00') });
    const carlos = await waiting(desk);
    await carlos.say('prioridad INC-1 crítica se cae todo');
    await carlos.say('asignar INC-1 sofia');
    expect(await until(desk, lima('03-03T18:00:00'))).toEqual([`${lima('03-03T18:00:00')} ana`]);
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'waiting', reason: 'requester', assignee: 'sofia' });
  });

  story('a date that was set rules: reminders until then, none later, and it goes on by itself', async (desk) => {
    await waiting(desk, 'esperar INC-1 solicitante hasta el viernes ¿qué versión tienes?');
    expect(await until(desk, lima('03-20T18:00:00'))).toEqual([
      `${lima('03-03T09:00:00')} ana`,
      `${lima('03-05T09:00:00')} ana`,
      `${lima('03-06T08:00:00')} carlos`,
    ]);
    expect(await state(desk)).toBe('in_progress');
  });

  story('whoever works on it is reminded of parts, the room where nobody does; of a date nobody', async (desk) => {
    const carlos = await waiting(desk, 'esperar INC-1 repuesto llega el viernes');
    const lines = await desk.do({ until: lima('03-09T09:00:00') });
    expect(last(lines, 'carlos')).toMatchObject({ at: lima('03-09T09:00:00') });
    expect(last(lines, 'carlos').text).toBe(
      'INC-1 («no puedo imprimir») está en espera de repuestos desde el lun, 2 mar., 09:00. Si ya se puede seguir, escribe «reanudar INC-1».',
    );
    expect(heard(lines, 'ana')).toBe('');
    expect(await until(desk, lima('03-31T09:00:00'))).toEqual([]);
    await carlos.say('reanudar INC-1');
    await carlos.say('esperar INC-1 cita');
    expect(await until(desk, lima('05-31T09:00:00'))).toEqual([]);
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'waiting', reason: 'schedule' });
  });
});

describe('what comes in between', () => {
  story('a form that is being filled in: what is written next is for the form', async (desk) => {
    await waiting(desk);
    const ana = desk.as('ana', 'slack');
    await desk.do({ until: lima('03-03T08:58:00') });
    await ana.say('necesito una laptop');
    await ana.say('sí');
    expect(await until(desk, lima('03-03T09:01:00'))).toEqual([`${lima('03-03T09:00:00')} ana`]);
    expect(heard(await ana.say('T14'), 'ana')).toMatch(/\(2\/4\)/);
    expect(await state(desk)).toBe('waiting');
    expect(heard(await ana.say('INC-1: Windows 11'), 'carlos')).toMatch(/Windows 11/);
    expect(await state(desk)).toBe('in_progress');
  });

  story('a colleague who reads English is asked, reminded and answers in English', async (desk) => {
    const bob = desk.as('bob', 'slack');
    await bob.say('I cannot print');
    await bob.tap('Open it');
    const carlos = desk.as('carlos', 'teams');
    await carlos.say('take INC-1');
    await carlos.say('wait INC-1 user which printer is it?');
    const lines = await desk.wait('P1D');
    expect(last(lines, 'bob').text).toBe(
      'INC-1 (“I cannot print”) is still waiting for your answer.\n' +
        'Without an answer I will take it as solved on Mon 16 Mar, 09:00.\n' +
        'To go on with INC-1 we need something from you: which printer is it?',
    );
    await bob.say('Sorry, it is the HP on floor 2. Thanks!');
    expect(await state(desk)).toBe('in_progress');
  });

  story('reasons as people type them; a supplier is no reason', async (desk) => {
    const carlos = await waiting(desk, 'ver INC-1');
    const ways = [
      ['esperar INC-1 a Ana ¿qué versión?', 'requester'],
      ['esperar INC-1 @ana ¿qué versión?', 'requester'],
      ['wait INC-1 user which version?', 'requester'],
      ['esperar INC-1 respuesta del usuario: ¿qué versión?', 'requester'],
      ['esperar INC-1 por falta de repuestos, llega el viernes', 'parts'],
      ['en espera INC-1 repuesto', 'parts'],
      ['wait INC-1 spare part', 'parts'],
      ['esperar INC-1 visita el 20/03', 'schedule'],
    ] as const;
    for (const [words, reason] of ways) {
      await carlos.say(words);
      expect([words, await desk.ticket('INC-1')]).toMatchObject([words, { state: 'waiting', reason }]);
      await carlos.say('reanudar INC-1');
    }
    expect(heard(await carlos.say('esperar INC-1 proveedor'), 'carlos')).toMatch(/se escala[\s\S]*escalar INC-1/);
    // Said of her, not to her.
    expect(last(await carlos.say('esperar INC-1 Ana no contesta'), 'carlos').choices).toHaveLength(3);
    expect(await state(desk)).toBe('in_progress');
  });
});
