import { describe, expect } from '@jest/globals';
import { heard, last, story, type Desk } from './story.ts';
import type { Printed } from './run-scenario.ts';

const LINK = 'https://mesa.slack.example/archives/C1/p1700000000000100';

type Report = { readonly text: string; readonly author?: string; readonly link?: string; readonly attach?: string };

const report = (desk: Desk, as: string, of: Report): Promise<Printed[]> =>
  desk.do({ as, on: 'slack', in: 'general', report: of });

describe('"create a ticket" of a message', () => {
  story('by an agent is for whoever wrote it, who is told and can correct it', async (desk) => {
    const asked = await report(desk, 'carlos', { text: 'no puedo imprimir', author: 'ana', link: LINK });
    expect(asked.map(({ to }) => to)).toEqual(['carlos']);
    expect(last(asked, 'carlos')).toMatchObject({ on: 'slack', choices: expect.arrayContaining(['Abrir']) });
    expect(last(asked, 'carlos').text).toContain(`Mensaje original: ${LINK}`);
    const opened = await desk.as('carlos', 'slack').tap('Abrir');
    expect(await desk.ticket('INC-1')).toMatchObject({ requester: 'ana', openedBy: 'carlos', source: 'slack' });
    expect(last(opened, 'ana').text).toMatch(/Carlos Huamán abrió INC-1 para ti.*por un mensaje que escribiste/);
    expect(last(opened, 'team:mesa').text).toContain(`Mensaje original: ${LINK}`);
    expect(heard(opened, 'general')).toBe('');
    expect(last(await desk.as('ana', 'slack').say('INC-1'), 'ana').text).toContain(LINK);
  });

  story('by anybody else is for who asks', async (desk) => {
    await report(desk, 'luis', { text: 'no puedo imprimir', author: 'ana', link: LINK });
    const opened = await desk.as('luis', 'slack').tap('Abrir');
    expect(await desk.ticket('INC-1')).toMatchObject({ requester: 'luis', openedBy: null });
    expect(heard(opened, 'ana')).toBe('');
  });

  story('by who wrote it is their own', async (desk) => {
    await report(desk, 'carlos', { text: 'no puedo imprimir', author: 'carlos' });
    await desk.as('carlos', 'slack').tap('Abrir');
    expect(await desk.ticket('INC-1')).toMatchObject({ requester: 'carlos', openedBy: null });
  });

  story('of somebody unknown is for who asks', async (desk) => {
    await report(desk, 'carlos', { text: 'no puedo imprimir', author: 'nadie' });
    await desk.as('carlos', 'slack').tap('Abrir');
    expect(await desk.ticket('INC-1')).toMatchObject({ requester: 'carlos' });
  });

  story('twice is one ticket, whoever asks', async (desk) => {
    const message = { text: 'no puedo imprimir', author: 'ana', link: LINK };
    await report(desk, 'carlos', message);
    const again = await report(desk, 'carlos', message);
    expect(last(again, 'carlos').choices).toContain('Abrir');
    await desk.as('carlos', 'slack').tap('Abrir');
    const third = await report(desk, 'sofia', message);
    expect(last(third, 'sofia')).toMatchObject({
      text: expect.stringMatching(/Ya hay un ticket de ese mensaje: INC-1/),
      choices: [],
    });
    expect(last(await report(desk, 'carlos', { ...message, text: 'no puedo imprimir (editado)' }), 'carlos').text).toMatch(
      /INC-1/,
    );
    expect(await desk.tickets()).toHaveLength(1);
    expect(await desk.do({ repeat: 3 })).toEqual([]);
  });

  story('that both were asked about at once is one ticket', async (desk) => {
    const message = { text: 'no puedo imprimir', author: 'ana', link: LINK };
    await report(desk, 'carlos', message);
    await report(desk, 'sofia', message);
    await desk.as('carlos', 'slack').tap('Abrir');
    const late = await desk.as('sofia', 'slack').tap('Abrir');
    expect(last(late, 'sofia').text).toMatch(/INC-1/);
    expect(await desk.tickets()).toHaveLength(1);
  });

  story('of a confidential ticket says nothing of it to others', async (desk) => {
    const message = { text: 'no puedo abrir mi boleta de pago de marzo', author: 'ana', link: LINK };
    await report(desk, 'rosa', message);
    await desk.as('rosa', 'slack').tap('Abrir');
    await desk.as('carlos', 'slack').say('asignar INC-1 rrhh');
    const asked = await report(desk, 'carlos', message);
    expect(last(asked, 'carlos').text).not.toMatch(/INC-1/);
  });

  story('asks for a request’s form on behalf of whoever wrote it', async (desk) => {
    await report(desk, 'carlos', { text: 'necesito un mouse', author: 'ana', link: LINK });
    const carlos = desk.as('carlos', 'slack');
    await carlos.say('sí');
    await carlos.say('omitir');
    await carlos.say('enviar');
    expect(await desk.ticket('REQ-1')).toMatchObject({ requester: 'ana', openedBy: 'carlos' });
    expect(last(await report(desk, 'sofia', { text: 'necesito un mouse', author: 'ana', link: LINK }), 'sofia').text).toMatch(
      /REQ-1/,
    );
  });

  story('that says nothing the desk understands asks only what kind it is', async (desk) => {
    const asked = await report(desk, 'carlos', { text: 'xyzzy plugh 42', author: 'ana' });
    expect(last(asked, 'carlos').choices).toEqual(['Algo falla', 'Necesito algo', 'No es una solicitud']);
    const carlos = desk.as('carlos', 'slack');
    await carlos.say('incidente');
    await carlos.tap('Abrir');
    expect(await desk.ticket('INC-1')).toMatchObject({ requester: 'ana' });
  });

  story('brings its files along', async (desk) => {
    await report(desk, 'carlos', { text: 'no puedo imprimir', author: 'ana', attach: 'error.png' });
    await desk.as('carlos', 'slack').tap('Abrir');
    expect(await desk.ticket('INC-1')).toMatchObject({ requester: 'ana', files: ['error.png'] });
  });

  story('without a word is asked about', async (desk) => {
    expect(last(await report(desk, 'carlos', { text: '  ', author: 'ana' }), 'carlos').text).toMatch(/no tiene texto/);
    expect(await desk.tickets()).toEqual([]);
  });

  story('of words that would be a verb or a code opens nothing by itself', async (desk) => {
    await report(desk, 'carlos', { text: 'anular INC-1', author: 'ana' });
    await report(desk, 'carlos', { text: 'vincular carlos@mesa.example', author: 'nadie' });
    expect(await desk.tickets()).toEqual([]);
  });

  story('by a stranger is the one polite answer', async (desk) => {
    const lines = await report(desk, 'nadie', { text: 'vincular ana@mesa.example', author: 'ana' });
    expect(lines.map(({ to }) => to)).toEqual(['nadie']);
    expect(await report(desk, 'nadie', { text: 'no puedo imprimir', author: 'ana' })).toEqual([]);
    expect(await desk.tickets()).toEqual([]);
  });

  story('of a very long or a hostile message is cut and shown as it is', async (desk) => {
    const text = `<!channel> <@U123> [x](https://evil.example) no puedo imprimir ${'muy '.repeat(2000)}`;
    await report(desk, 'carlos', { text, author: 'ana' });
    await desk.as('carlos', 'slack').tap('Algo falla');
    const opened = await desk.as('carlos', 'slack').tap('Abrir');
    expect(JSON.stringify(opened)).not.toContain('<!channel>');
    expect(await desk.ticket('INC-1')).toMatchObject({ requester: 'ana' });
  });
});
