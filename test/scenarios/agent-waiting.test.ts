import { describe, expect } from '@jest/globals';
import { heard, last, reported, story, type Desk } from './story.ts';
import type { Voice } from './run-scenario.ts';

/** Ana's INC-1, taken by Carlos: Monday, 09:00. */
async function taken(desk: Desk): Promise<Voice> {
  await reported(desk);
  const carlos = desk.as('carlos', 'teams');
  await carlos.say('tomar INC-1');
  return carlos;
}

describe('waiting until a date', () => {
  const friday = '2026-03-06T13:00:00.000Z';
  for (const [words, at] of [
    ['esperar INC-1 agenda hasta el viernes', friday],
    ['esperar INC-1 repuestos hasta el viernes, ya están pedidos', friday],
    ['Esperar inc-1 repuestos HASTA EL VIERNES', friday],
    ['wait INC-1 parts until Friday', friday],
    ['wait INC-1 schedule until Friday at 10am', '2026-03-06T15:00:00.000Z'],
    ['esperar INC-1 fecha viernes 10am visita del técnico', '2026-03-06T15:00:00.000Z'],
    ['esperar INC-1 repuestos por 2 horas', '2026-03-02T16:00:00.000Z'],
    ['wait INC-1 parts for 2 days', '2026-03-04T14:00:00.000Z'],
    ['esperar INC-1 repuestos hasta las 3', '2026-03-02T20:00:00.000Z'],
  ] as const) {
    story(`"${words}" resumes by itself then, and the assignee is told`, async (desk) => {
      const carlos = await taken(desk);
      const told = heard(await carlos.say(words), 'carlos');
      expect(told).toMatch(/INC-1 queda en espera hasta el/);
      expect(await desk.ticket('INC-1')).toMatchObject({ state: 'waiting' });
      const before = await desk.do({ until: new Date(Date.parse(at) - 60_000).toISOString() });
      expect(heard(before, 'carlos')).toBe('');
      expect(heard(await desk.do({ until: at }), 'carlos')).toMatch(/Llegó la hora: INC-1/);
      expect(await desk.ticket('INC-1')).toMatchObject({ state: 'in_progress', assignee: 'carlos' });
    });
  }

  story('the requester is told what it waits for and until when; the text is a note for the team', async (desk) => {
    const carlos = await taken(desk);
    const lines = await carlos.say('esperar INC-1 agenda hasta el viernes 10am visita del técnico');
    expect(heard(lines, 'ana')).toBe('INC-1 está en espera de la fecha acordada.\nSeguimos el vie, 6 mar., 10:00.');
    expect(heard(lines, 'carlos')).toMatch(/solo lo lee el equipo/);
    expect(heard(await desk.as('ana', 'slack').say('ver INC-1'), 'ana')).not.toMatch(/técnico/);
    expect(heard(await carlos.say('ver INC-1'), 'carlos')).toMatch(/nota interna — visita del técnico/);
  });

  story('words said before it was clear that the requester would read them are not sent to them', async (desk) => {
    const carlos = await taken(desk);
    await carlos.say('esperar INC-1 no sabe ni encenderla');
    expect(last(await carlos.say('al solicitante'), 'carlos')).toMatchObject({ expects: { type: 'text' } });
    expect(heard(await carlos.say('¿qué luces ves?'), 'ana')).toMatch(/¿qué luces ves\?$/);
  });

  story('dates in what is asked of the requester stay words', async (desk) => {
    const carlos = await taken(desk);
    const lines = await carlos.say('esperar INC-1 solicitante ¿puedo pasar el jueves a las 10?');
    expect(last(lines, 'ana').text).toMatch(/¿puedo pasar el jueves a las 10\?/);
    expect(heard(await desk.wait('P7D'), 'carlos')).not.toMatch(/Llegó la hora/);
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'waiting', reason: 'requester' });
  });

  story('a time that has been is refused, and nothing waits', async (desk) => {
    const carlos = await taken(desk);
    expect(heard(await carlos.say('esperar INC-1 repuestos hasta el 1/3/2026'), 'carlos')).toMatch(/fecha futura/);
    expect(heard(await carlos.say('esperar INC-1 repuestos hasta el 31/12/2099'), 'carlos')).toMatch(/fecha futura/);
    expect(heard(await carlos.say('esperar INC-1 repuestos hasta ayer'), 'carlos')).toMatch(/domingo, 1 de marzo/);
    expect(heard(await carlos.say('esperar INC-1 repuestos hasta el 30 de febrero'), 'carlos')).toMatch(/No entiendo la fecha/);
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'in_progress' });
  });

  story('without a reason it is asked, and the date that was said is kept', async (desk) => {
    const carlos = await taken(desk);
    expect(last(await carlos.say('esperar INC-1 hasta el viernes'), 'carlos').choices).toHaveLength(3);
    await carlos.say('repuestos');
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'waiting', reason: 'parts' });
    await desk.do({ until: friday });
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'in_progress' });
  });

  story('nothing but the reason is no note', async (desk) => {
    const carlos = await taken(desk);
    expect(heard(await carlos.say('esperar INC-1 repuestos'), 'carlos')).toBe('INC-1 queda en espera.');
    expect(heard(await carlos.say('ver INC-1'), 'carlos')).not.toMatch(/— repuestos/);
  });

  story('what goes on earlier does not wake again', async (desk) => {
    const carlos = await taken(desk);
    await carlos.say('esperar INC-1 repuestos hasta el viernes');
    await carlos.say('reanudar INC-1');
    expect(heard(await desk.do({ until: friday }), 'carlos')).not.toMatch(/Llegó la hora/);
  });

  story('`show` says until when it waits', async (desk) => {
    const carlos = await taken(desk);
    await carlos.say('esperar INC-1 repuestos hasta el viernes');
    expect(heard(await carlos.say('ver INC-1'), 'carlos')).toMatch(/En espera hasta: vie, 6 mar\., 08:00/);
  });
});

describe('escalating', () => {
  for (const [words, supplier, text] of [
    ['escalar INC-1 Lenovo: placa quemada', 'Lenovo', 'placa quemada'],
    ['escalar INC-1 a Lenovo, cambiar la placa', 'Lenovo', 'cambiar la placa'],
    ['escalar INC-1 "Cable y Red SAC" sin internet', 'Cable y Red SAC', 'sin internet'],
    ['escalate INC-1 to Dell for a new screen', 'Dell', 'a new screen'],
    ['Escalar INC-1 Telefónica', 'Telefónica', undefined],
  ] as const) {
    story(`"${words}"`, async (desk) => {
      const carlos = await taken(desk);
      const lines = await carlos.say(words);
      expect(heard(lines, 'ana')).toMatch(new RegExp(`INC-1.*${supplier}`));
      if (text) expect(heard(lines, 'ana')).not.toContain(text);
      expect(await desk.ticket('INC-1')).toMatchObject({ state: 'escalated' });
      const shown = heard(await carlos.say('ver INC-1'), 'carlos');
      expect(shown).toContain(`${supplier}${text ? `: ${text}` : ''}`);
    });
  }

  story('asks for the supplier where none was named; the time with them is measured and shown', async (desk) => {
    const carlos = await taken(desk);
    expect(last(await carlos.say('escalar INC-1'), 'carlos')).toMatchObject({ expects: { type: 'text' } });
    await carlos.say('Lenovo');
    await desk.wait('PT3H');
    expect(heard(await carlos.say('ver INC-1'), 'carlos')).toMatch(/Proveedor: Lenovo, 3 h/);
    await carlos.say('reanudar INC-1');
    await desk.wait('PT1H');
    expect(heard(await carlos.say('ver INC-1'), 'carlos')).toMatch(/Proveedor: Lenovo, 3 h/);
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'in_progress', resolution: { dueAt: '2026-03-05T14:00:00.000Z' } });
  });

  story('what nobody has taken cannot be escalated, and the refusal says what can be done', async (desk) => {
    await reported(desk);
    const refused = heard(await desk.as('carlos', 'teams').say('escalar INC-1 Lenovo'), 'carlos');
    expect(refused).toMatch(/INC-1 está registrado, así que no se puede escalar\. Lo que sí puedes: tomar, asignar y anular/);
  });
});
