import { describe, expect } from '@jest/globals';
import { heard, last, reported, story, type Desk } from './story.ts';

const attach = (desk: Desk, as: string, ...[file, say]: readonly [string, string?]) =>
  desk.do({ as, on: 'slack', attach: file, ...(say !== undefined && { say }) });

describe('a file goes where its words go', () => {
  story('beside the words of a report: shown before it is opened, kept with the ticket, named on the card', async (desk) => {
    const lines = await attach(desk, 'ana', 'captura.png', 'no puedo imprimir');
    expect(heard(lines, 'ana')).toContain('captura.png');
    const opened = await desk.as('ana', 'slack').tap('Abrir');
    expect(heard(opened, 'team:mesa') + opened.map(({ text }) => text).join('\n')).toContain('Archivos: captura.png');
    expect((await desk.ticket('INC-1'))['files']).toEqual(['captura.png']);
  });

  story('alone while a report is being confirmed: the card changes in place', async (desk) => {
    await desk.as('ana', 'slack').say('no puedo imprimir');
    const lines = await attach(desk, 'ana', 'foto.jpg');
    const card = lines.find((line) => line.to === 'ana');
    expect(card).toMatchObject({ edited: true });
    expect(card?.text).toContain('foto.jpg');
    await desk.as('ana', 'slack').tap('Abrir');
    expect((await desk.ticket('INC-1'))['files']).toEqual(['foto.jpg']);
  });

  story('alone right after opening: to that ticket, and its team is told', async (desk) => {
    await reported(desk);
    const lines = await attach(desk, 'ana', 'foto.jpg');
    expect(last(lines, 'ana').text).toBe('Agregué foto.jpg a INC-1.');
    expect(heard(lines, 'team:mesa')).toContain('Ana Torres adjuntó a INC-1: foto.jpg');
    expect((await desk.ticket('INC-1'))['files']).toEqual(['foto.jpg']);
  });

  story('with the number of a ticket in its words', async (desk) => {
    await reported(desk);
    await desk.wait('PT1H');
    const lines = await attach(desk, 'ana', 'error.txt', 'INC-1 aquí está el error');
    expect(heard(lines, 'ana')).toContain('Agregué error.txt a INC-1.');
    expect((await desk.ticket('INC-1'))['files']).toEqual(['error.txt']);
  });

  story('as the answer to what an agent asked', async (desk) => {
    await reported(desk);
    const carlos = desk.as('carlos', 'teams');
    await carlos.say('tomar INC-1');
    await carlos.say('esperar INC-1 solicitante mándame una foto del error');
    await desk.wait('PT1H');
    const lines = await attach(desk, 'ana', 'error.jpg');
    expect(heard(lines, 'carlos')).toContain('error.jpg');
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'in_progress', files: ['error.jpg'] });
  });

  story('into the thread of nothing: the desk asks, and a tap gives it to a ticket', async (desk) => {
    await reported(desk);
    await desk.wait('PT1H');
    const lines = await attach(desk, 'ana', 'foto.jpg');
    const asked = last(lines, 'ana');
    expect(asked.text).toContain('¿Para qué ticket es?');
    expect(asked.choices).toEqual(['INC-1 · no puedo imprimir', 'Reportar algo nuevo', 'Descartar']);
    const done = await desk.as('ana', 'slack').tap('INC-1 · no puedo imprimir');
    expect(last(done, 'ana').text).toContain('Agregué foto.jpg a INC-1.');
    expect((await desk.ticket('INC-1'))['files']).toEqual(['foto.jpg']);
  });

  story('asked in English, and answered by the number', async (desk) => {
    const bob = desk.as('bob', 'slack');
    await bob.say('I cannot print');
    await bob.tap('Open it');
    await desk.wait('PT1H');
    const lines = await attach(desk, 'bob', 'photo.jpg');
    expect(last(lines, 'bob').text).toContain('Which ticket is it for?');
    const done = await bob.say('inc 1');
    expect(last(done, 'bob').text).toContain('I added photo.jpg to INC-1.');
  });

  story('words that tell of trouble take it along', async (desk) => {
    await attach(desk, 'ana', 'foto.jpg');
    const lines = await desk.as('ana', 'slack').say('se cayó el wifi del piso 2');
    expect(last(lines, 'ana').text).toContain('foto.jpg');
    await desk.as('ana', 'slack').tap('Abrir');
    expect((await desk.ticket('INC-1'))['files']).toEqual(['foto.jpg']);
  });

  story('as the beginning of a new report', async (desk) => {
    await attach(desk, 'ana', 'foto.jpg');
    const asked = await desk.as('ana', 'slack').tap('Reportar algo nuevo');
    expect(last(asked, 'ana').expects).toBeDefined();
    await desk.as('ana', 'slack').say('la impresora hace un ruido raro');
    expect((await desk.tickets())[0]).toMatchObject({ number: 'INC-1', files: ['foto.jpg'] });
  });

  story('with "me too": to the incident that is open already', async (desk) => {
    await reported(desk, 'no hay internet en toda la oficina');
    const bob = desk.as('bob', 'slack');
    await attach(desk, 'bob', 'router.jpg', 'no hay internet en toda la oficina');
    const joined = await bob.tap('Me too: INC-1');
    expect(heard(joined, 'team:mesa')).toContain('router.jpg');
    expect(await desk.tickets()).toHaveLength(1);
    expect((await desk.ticket('INC-1'))['files']).toEqual(['router.jpg']);
  });

  story('with what an agent opens for somebody: theirs to read', async (desk) => {
    await attach(desk, 'carlos', 'foto.jpg', 'abrir @ana no puede imprimir');
    await desk.as('carlos', 'slack').tap('Abrir');
    expect((await desk.ticket('INC-1'))['requester']).toBe('ana');
    expect(heard(await desk.as('ana', 'slack').say('ver INC-1'), 'ana')).toContain('Archivos: foto.jpg');
  });

  story('or nowhere', async (desk) => {
    await attach(desk, 'ana', 'foto.jpg');
    expect(last(await desk.as('ana', 'slack').tap('Descartar'), 'ana').text).toContain('descarté foto.jpg');
    expect(await desk.tickets()).toEqual([]);
  });
});

describe('who may have it', () => {
  story('what an agent adds is internal, unless it goes with a reply', async (desk) => {
    await reported(desk);
    const noted = await attach(desk, 'carlos', 'registro.txt', 'nota INC-1 este es el registro');
    expect(heard(noted, 'carlos')).toContain('Agregué registro.txt a INC-1, solo para el equipo.');
    const shown = await desk.as('ana', 'slack').say('ver INC-1');
    expect(heard(shown, 'ana')).not.toContain('registro.txt');
    expect(heard(await desk.as('sofia', 'slack').say('ver INC-1'), 'sofia')).toContain('registro.txt');
    const replied = await attach(desk, 'carlos', 'manual.pdf', 'responder INC-1 sigue este manual');
    expect(heard([...replied, ...(await desk.wait('PT1M'))], 'ana')).toContain('manual.pdf');
    expect(heard(await desk.as('ana', 'slack').say('ver INC-1'), 'ana')).toContain('manual.pdf');
  });

  story('a reply that is taken back takes its file along', async (desk) => {
    await reported(desk);
    await attach(desk, 'carlos', 'manual.pdf', 'responder INC-1 sigue este manual');
    expect(heard(await desk.as('ana', 'slack').say('ver INC-1'), 'ana')).not.toContain('manual.pdf');
    await desk.as('carlos', 'slack').say('deshacer');
    expect(heard(await desk.wait('PT1M'), 'ana')).toBe('');
    expect(heard(await desk.as('ana', 'slack').say('ver INC-1'), 'ana')).not.toContain('manual.pdf');
    expect(heard(await desk.as('sofia', 'slack').say('ver INC-1'), 'sofia')).toContain('Archivos: manual.pdf');
  });

  story('nobody gives a file to a ticket that they may not see', async (desk) => {
    await reported(desk);
    const lines = await attach(desk, 'bob', 'foto.jpg', 'INC-1 mira esto');
    expect(heard(lines, 'bob')).not.toContain('I added');
    expect(heard(lines, 'team:mesa')).toBe('');
    expect((await desk.ticket('INC-1'))['files']).toEqual([]);
  });
});

describe('what is not taken', () => {
  story('a program, whatever it is called, with the words dealt with all the same', async (desk) => {
    const lines = await attach(desk, 'ana', 'factura.pdf.exe', 'no puedo imprimir');
    expect(heard(lines, 'ana')).toContain('No puedo recibir factura.pdf.exe');
    await desk.as('ana', 'slack').tap('Abrir');
    expect((await desk.ticket('INC-1'))['files']).toEqual([]);
  });

  story('names are shown without what hides their end', async (desk) => {
    const lines = await attach(desk, 'ana', '../../etc/in\u202efdp.txt', 'no puedo imprimir');
    expect(heard(lines, 'ana')).toContain('infdp.txt');
    expect(heard(lines, 'ana')).not.toMatch(/\u202e|etc/);
  });

  story('a file delivered twice is there once', async (desk) => {
    await reported(desk);
    await attach(desk, 'ana', 'foto.jpg');
    await desk.do({ repeat: 2 });
    expect((await desk.ticket('INC-1'))['files']).toEqual(['foto.jpg']);
  });

  story('what waits in a question that was left for days is still there', async (desk) => {
    await attach(desk, 'ana', 'foto.jpg');
    await desk.wait('P3D');
    await desk.as('ana', 'slack').say('continuar');
    await desk.as('ana', 'slack').tap('Reportar algo nuevo');
    await desk.as('ana', 'slack').say('la impresora hace un ruido raro');
    expect((await desk.ticket('INC-1'))['files']).toEqual(['foto.jpg']);
  });
});
