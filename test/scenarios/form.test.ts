import { describe, expect } from '@jest/globals';
import { heard, last, reported, rewritten, story, type Desk } from './story.ts';
import type { Voice } from './run-scenario.ts';

/** Ana asks for a laptop and is asked for its model. */
async function laptop(desk: Desk, text = 'necesito una laptop'): Promise<Voice> {
  const ana = desk.as('ana', 'slack');
  await ana.say(text);
  await ana.say('sí');
  return ana;
}

/** The whole form but the last word. */
async function filled(desk: Desk): Promise<Voice> {
  const ana = await laptop(desk);
  for (const answer of ['t14', '20 de marzo', 'para viajar', 'omitir']) await ana.say(answer);
  return ana;
}

describe('a form, question by question', () => {
  story('what the first words say is filled in and shown', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('necesito una laptop nueva para el lunes');
    const first = last(await ana.tap('Abrir'), 'ana');
    expect(first.text).toMatch(/\(1\/4\)[\s\S]*lunes, 9 de marzo/);
    expect(first).toMatchObject({ choices: ['T14', 'X1 Carbon', 'MacBook Pro 14'], expects: { type: 'choice' } });
    expect(last(await ana.say('2'), 'ana').text).toMatch(/\(3\/4\)/);
  });

  story('is summed up and sent only when the person says so', async (desk) => {
    const ana = await laptop(desk);
    for (const answer of ['el X1', '20/03', 'para viajar']) await ana.say(answer);
    const summary = last(await ana.say('mochila'), 'ana');
    expect(summary.text).toMatch(
      /1\. Modelo: X1 Carbon\n2\. Para cuándo: .*20 de marzo.*\n3\. Motivo: para viajar\n4\. Accesorios: Mochila/,
    );
    expect(await desk.tickets()).toEqual([]);
    expect(heard(await ana.say('dale'), 'ana')).toMatch(/REQ-1.*Luis Ramírez/s);
    expect(await desk.ticket('REQ-1')).toMatchObject({
      state: 'awaiting_approval',
      answers: { model: 'x1', needed_by: '2026-03-20', reason: 'para viajar', accessories: 'bag' },
    });
  });

  story('an answer that cannot be read is asked again with the reason, and is no comment on the last ticket', async (desk) => {
    await reported(desk);
    const ana = await laptop(desk);
    expect(last(await ana.say('patata'), 'ana').text).toMatch(/«patata»[\s\S]*T14[\s\S]*\(1\/4\)/);
    expect(last(await ana.say('m'), 'ana').text).toMatch(/\(2\/4\)/);
    expect(last(await ana.say('ayer'), 'ana').text).toMatch(/ya pasó[\s\S]*\(2\/4\)/);
    expect(last(await ana.say('31/02'), 'ana').text).toMatch(/ese día no existe/);
    expect(heard(await ana.say('el lunes o el martes'), 'team:mesa')).toBe('');
  });

  story('"atrás", "editar respuesta 1", "omitir" and the button to edit', async (desk) => {
    const ana = await laptop(desk);
    await ana.say('t14');
    expect(last(await ana.say('atrás'), 'ana').text).toMatch(/\(1\/4\)/);
    expect(last(await ana.say('atras'), 'ana').text).toMatch(/primera/);
    await ana.say('t14');
    expect(last(await ana.say('omitir'), 'ana').text).toMatch(/Falta[\s\S]*\(2\/4\)/);
    for (const answer of ['20/03', 'para viajar', 'omitir']) await ana.say(answer);
    expect(last(await ana.say('Editar respuesta 1'), 'ana').text).toMatch(/modelo/);
    expect(last(await ana.say('macbook'), 'ana').text).toMatch(/1\. Modelo: MacBook Pro 14/);
    expect(last(await ana.say('editar respuesta 9'), 'ana').text).toMatch(/No hay una respuesta 9/);
    expect(last(await ana.tap('Editar'), 'ana').choices).toEqual(['Modelo', 'Para cuándo', 'Motivo']);
    await ana.tap('Motivo');
    expect(last(await ana.say('para la feria'), 'ana').text).toMatch(/3\. Motivo: para la feria/);
  });

  story('is left for an incident, remembered, and taken up where it was', async (desk) => {
    const ana = await laptop(desk);
    await ana.say('t14');
    await ana.say('la impresora del piso 2 no imprime');
    expect(heard(await ana.tap('Abrir'), 'ana')).toMatch(/INC-1[\s\S]*continuar/);
    expect(last(await ana.say('continuar'), 'ana').text).toMatch(/\(2\/4\)/);
    for (const answer of ['20/03', 'para viajar', 'omitir', 'enviar']) await ana.say(answer);
    expect(await desk.ticket('REQ-1')).toMatchObject({ answers: { model: 't14' } });
  });

  story('"¿en qué me quedé?" shows the question again, days later too, and on another channel', async (desk) => {
    const ana = await laptop(desk);
    await ana.say('t14');
    await desk.wait('P3D');
    expect(last(await ana.say('¿En qué me quedé?'), 'ana').text).toMatch(/\(2\/4\)/);
    const whatsapp = desk.as('ana', 'whatsapp');
    expect(last(await whatsapp.say('donde me quede'), 'ana')).toMatchObject({ on: 'whatsapp', expects: { type: 'date' } });
    expect(last(await whatsapp.say('20/03'), 'ana').text).toMatch(/\(3\/4\)/);
  });

  story('a question about a ticket, thanks, a greeting and help are answered in between', async (desk) => {
    await reported(desk);
    const ana = await laptop(desk);
    const status = last(await ana.say('¿cómo va INC-1?'), 'ana').text ?? '';
    expect(status).toMatch(/INC-1[\s\S]*registrado[\s\S]*\(1\/4\)/);
    expect(status.trimEnd().split('\n').at(-1)).toMatch(/modelo/);
    for (const words of ['gracias', 'hola', 'ayuda', 'estado'])
      expect(last(await ana.say(words), 'ana').text).toMatch(/\(1\/4\)/);
    expect(heard(await ana.say('una persona'), 'team:mesa')).toMatch(/Ana Torres.*persona[\s\S]*laptop/);
  });

  story('"cancelar" ends it; nothing is left to go on with', async (desk) => {
    const ana = await laptop(desk);
    expect(heard(await ana.say('Cancelar'), 'ana')).toMatch(/No se envió nada/);
    expect(heard(await ana.say('continuar'), 'ana')).toMatch(/No tienes nada pendiente/);
    await expect(ana.tap('T14')).rejects.toThrow(/offered/);
    expect(heard(await ana.tap('T14', { message: 'm2' }), 'ana')).toMatch(/ya/);
    expect(await desk.tickets()).toEqual([]);
  });

  story('"cancelar mi licencia de Adobe" cancels nothing', async (desk) => {
    const ana = await laptop(desk);
    for (const answer of ['t14', '20/03']) await ana.say(answer);
    await ana.say('para cancelar mi licencia de Adobe');
    expect(last(await ana.say('omitir'), 'ana').text).toMatch(/Motivo: para cancelar mi licencia de Adobe/);
  });

  story('a double tap on "Enviar" sends once', async (desk) => {
    await filled(desk);
    const tap = { as: 'ana', on: 'slack', tap: 'Enviar' };
    const lines = await desk.do({ together: [tap, tap] });
    expect(lines.filter(({ to, edited }) => to === 'luis' && !edited)).toHaveLength(1);
    expect(await desk.tickets()).toHaveLength(1);
  });

  story('"no, gracias" at the summary drops it; words that are neither are asked back', async (desk) => {
    const ana = await filled(desk);
    expect(last(await ana.say('no sé'), 'ana').choices).toContain('Enviar');
    const dropped = await ana.say('no, gracias');
    expect(heard(dropped, 'ana')).toMatch(/no envié nada/);
    expect(rewritten(dropped, 'ana').every(({ choices }) => choices.length === 0)).toBe(true);
  });

  story('an unsent form lapses after a month, and the person is told', async (desk) => {
    await laptop(desk);
    expect(heard(await desk.wait('P31D'), 'ana')).toMatch(/venció/);
  });
});
