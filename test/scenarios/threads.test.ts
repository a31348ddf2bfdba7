import { describe, expect } from '@jest/globals';
import { askedForMouse, heard, last, reported, story, type Desk } from './story.ts';
import type { Printed } from './run-scenario.ts';

const ALONE = 'Te escribí por mensaje directo.';

type Place = { readonly in?: string; readonly thread?: string };

function voice(desk: Desk, as: string, on = 'slack'): (say: string, place?: Place) => Promise<Printed[]> {
  return (say, place = {}) => desk.do({ as, on, say, ...place });
}

describe('a mention where others read along', () => {
  story('is answered alone, and a short line stands in its thread', async (desk) => {
    const lines = await voice(desk, 'ana')('no puedo imprimir', { in: 'general' });
    expect(last(lines, 'ana')).toMatchObject({ on: 'slack', choices: expect.arrayContaining(['Abrir']) });
    const [line, ...more] = lines.filter(({ to }) => to === 'general');
    expect(more).toEqual([]);
    expect(line).toMatchObject({ text: ALONE, thread: 'play:1', choices: [] });
    expect(line?.ticket).toBeUndefined();
    await desk.as('ana', 'slack').tap('Abrir');
    expect(await desk.ticket('INC-1')).toMatchObject({ requester: 'ana', source: 'slack' });
  });

  story('says so once a thread and person, in the reader’s language', async (desk) => {
    const ana = voice(desk, 'ana');
    const first = last(await ana('no puedo imprimir', { in: 'general' }), 'general').message ?? '';
    expect(heard(await ana('es la del segundo piso', { thread: first }), 'general')).toBe('');
    expect(heard(await voice(desk, 'bob')('me neither', { thread: first }), 'general')).toBe(
      'I have written to you in a direct message.',
    );
    expect(heard(await voice(desk, 'bob')('since yesterday', { thread: first }), 'general')).toBe('');
    expect(heard(await ana('se cayó el wifi', { in: 'general' }), 'general')).toBe(ALONE);
  });

  story('goes on in its thread: what was asked alone may be answered there', async (desk) => {
    const ana = voice(desk, 'ana');
    const thread = last(await ana('necesito un mouse', { in: 'general' }), 'general').message ?? '';
    await ana('sí', { thread });
    const lines = await ana('omitir', { thread });
    expect(heard(lines, 'general')).toBe('');
    expect(last(lines, 'ana').choices).toContain('Enviar');
    await ana('enviar', { thread });
    expect(await desk.ticket('REQ-1')).toMatchObject({ requester: 'ana', item: 'peripheral' });
  });

  story('is no answer to what was asked alone of something else', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('necesito una laptop');
    await ana.say('sí');
    const lines = await voice(desk, 'ana')('no puedo imprimir', { in: 'general' });
    expect(last(lines, 'ana').choices).toContain('Abrir');
    expect(heard(lines, 'ana')).toMatch(/[Ll]aptop/);
  });

  story('a command is answered alone, and nothing stands in the place', async (desk) => {
    const lines = await desk.do({ as: 'carlos', on: 'slack', in: 'general', command: 'cola' });
    expect(lines.map(({ to }) => to)).toEqual(['carlos']);
  });

  story('a refusal is private too', async (desk) => {
    await reported(desk);
    const lines = await voice(desk, 'bob')('take INC-1', { in: 'general' });
    expect(heard(lines, 'general')).toBe('I have written to you in a direct message.');
    expect(heard(lines, 'bob')).toMatch(/INC-1/);
    expect(lines).toHaveLength(2);
  });

  story('moves the person there: later words of the desk find them', async (desk) => {
    await desk.as('ana', 'whatsapp').say('hola');
    await voice(desk, 'ana', 'teams')('no puedo imprimir', { in: 'ventas' });
    await desk.as('ana', 'teams').tap('Abrir');
    expect(last(await desk.as('carlos', 'slack').say('tomar INC-1'), 'ana')).toMatchObject({ on: 'teams' });
  });

  story('of a stranger is answered once a day, alone, and proves nothing', async (desk) => {
    const stranger = voice(desk, 'nadie');
    const lines = await stranger('no puedo imprimir', { in: 'general' });
    expect(lines.map(({ to, on }) => [to, on])).toEqual([['nadie', 'slack']]);
    expect(await stranger('sigo sin poder', { in: 'general' })).toEqual([]);
    expect(await stranger('vincular ana@mesa.example', { in: 'general' })).toEqual([]);
    expect(await desk.do({ as: 'nadie', on: 'slack', react: '👍', message: lines[0]?.message ?? '' })).toEqual([]);
    expect(await desk.tickets()).toEqual([]);
  });

  story('delivered again changes nothing', async (desk) => {
    await voice(desk, 'ana')('no puedo imprimir', { in: 'general' });
    expect(await desk.do({ repeat: 9 })).toEqual([]);
  });

  story('two people in one place at once are each answered alone', async (desk) => {
    const step = (as: string, say: string): object => ({ as, on: 'slack', in: 'general', say });
    const lines = await desk.do({ together: [step('ana', 'no puedo imprimir'), step('bob', 'I cannot log in to SAP')] });
    expect(last(lines, 'ana').text).not.toMatch(/SAP/);
    expect(last(lines, 'bob').text).toMatch(/SAP/);
    expect(lines.filter(({ to }) => to === 'general')).toHaveLength(2);
  });
});

describe('a reply to one of the desk’s messages', () => {
  story('belongs to the ticket that it tells of, whatever is asked meanwhile', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('no puedo imprimir');
    const opened = last(await ana.tap('Abrir'), 'ana').message ?? '';
    await desk.wait('PT20M');
    await ana.say('necesito una laptop');
    await ana.say('sí');
    const lines = await voice(desk, 'ana')('también hace un ruido', { thread: opened });
    expect(heard(lines, 'team:mesa')).toMatch(/INC-1: también hace un ruido/);
    expect(last(lines, 'ana')).toMatchObject({ text: expect.stringMatching(/INC-1/), thread: opened });
  });

  story('answers the question that it stands under, not the newest', async (desk) => {
    const ana = desk.as('ana', 'whatsapp');
    await ana.say('no puedo imprimir');
    await ana.tap('Abrir');
    await desk.wait('PT20M');
    await ana.say('se cayó el wifi del piso 2');
    await ana.tap('Abrir');
    const carlos = desk.as('carlos', 'teams');
    await carlos.say('tomar INC-1');
    await carlos.say('tomar INC-2');
    const first = last(await carlos.say('esperar INC-1 solicitante ¿qué modelo es?'), 'ana').message ?? '';
    await carlos.say('esperar INC-2 solicitante ¿desde qué hora?');
    await voice(desk, 'ana', 'whatsapp')('una Epson L3250', { thread: first });
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'in_progress' });
    expect(await desk.ticket('INC-2')).toMatchObject({ state: 'waiting' });
    await ana.say('desde las ocho');
    expect(await desk.ticket('INC-2')).toMatchObject({ state: 'in_progress' });
  });

  story('takes up a form that was left', async (desk) => {
    const ana = desk.as('ana', 'whatsapp');
    await ana.say('necesito un mouse');
    const asked = last(await ana.say('sí'), 'ana').message ?? '';
    await ana.say('se cayó el wifi del piso 2');
    const lines = await voice(desk, 'ana', 'whatsapp')('uno inalámbrico', { thread: asked });
    expect(last(lines, 'ana').text).toMatch(/inalámbrico|[Mm]ouse/);
  });

  story('decides the approval that it stands under', async (desk) => {
    await askedForMouse(desk);
    await askedForMouse(desk, 'bob');
    const luis = desk.as('luis', 'whatsapp');
    const waiting = await luis.say('hola');
    expect(waiting).toBeDefined();
    const shown = last(await luis.say('REQ-1'), 'luis').message ?? '';
    await voice(desk, 'luis', 'whatsapp')('apruebo', { thread: shown });
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'registered' });
    expect(await desk.ticket('REQ-2')).toMatchObject({ state: 'awaiting_approval' });
  });

  story('is a verb without a number for who may use it', async (desk) => {
    const ana = await reported(desk);
    await ana.say('gracias');
    const told = last(await desk.as('carlos', 'slack').say('INC-1'), 'carlos').message ?? '';
    await voice(desk, 'carlos')('tomar', { thread: told });
    expect(await desk.ticket('INC-1')).toMatchObject({ assignee: 'carlos' });
    const own = last(await ana.say('INC-1'), 'ana').message ?? '';
    const lines = await voice(desk, 'ana')('anular', { thread: own });
    expect(last(lines, 'ana').text).toMatch(/INC-1/);
    await voice(desk, 'ana')('ya lo arreglé yo', { thread: last(lines, 'ana').message ?? '' });
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'cancelled' });
  });

  story('"cancelar" under a ticket’s message is about that ticket, not about the form', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('no puedo imprimir');
    const opened = last(await ana.tap('Abrir'), 'ana').message ?? '';
    await desk.wait('PT20M');
    await ana.say('necesito una laptop');
    await ana.say('sí');
    const lines = await voice(desk, 'ana')('cancelar', { thread: opened });
    expect(last(lines, 'ana').text).toMatch(/INC-1/);
  });

  story('"gracias" is thanks', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('no puedo imprimir');
    const opened = last(await ana.tap('Abrir'), 'ana').message ?? '';
    await voice(desk, 'ana')('gracias', { thread: opened });
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'registered' });
    expect(heard(await desk.as('carlos', 'teams').say('ver INC-1'), 'carlos')).not.toMatch(/gracias/);
  });

  story('to somebody else’s message is as if there were none', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('no puedo imprimir');
    const opened = last(await ana.tap('Abrir'), 'ana').message ?? '';
    const lines = await voice(desk, 'bob')('same for me', { thread: opened });
    expect(heard(lines, 'ana') + heard(lines, 'team:mesa')).toBe('');
    expect(JSON.stringify(await desk.ticket('INC-1'))).not.toMatch(/same for me/);
  });

  story('with a file under a question answers it', async (desk) => {
    await reported(desk);
    const carlos = desk.as('carlos', 'teams');
    await carlos.say('tomar INC-1');
    const asked = last(await carlos.say('esperar INC-1 solicitante mándame una foto'), 'ana').message ?? '';
    await desk.do({ as: 'ana', on: 'slack', thread: asked, attach: 'foto.jpg' });
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'in_progress', files: ['foto.jpg'] });
  });
});
