import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createFolderFiles } from '../../adapters/files-folder/files.ts';
import { inspectBytes } from '../../adapters/file-type/inspect-bytes.ts';
import { createFileDesk } from '../../src/actions/files/open-file.ts';
import { readConfiguration } from '../../src/commands/read-configuration.ts';
import type { FileDesk } from '../../src/ports.ts';
import { temporaryStore } from '../fakes/temporary-store.ts';
import { configWith } from './config-with.ts';
import { everyKind } from './every-kind.ts';
import { openStory, type Story, type StoryPlace } from './run-scenario.ts';
import { heard, last } from './story.ts';

const demo = fileURLToPath(new URL('../../config', import.meta.url));

let place: StoryPlace;
let story: Story;
beforeEach(async () => {
  place = await temporaryStore();
  story = await openStory(place);
});
afterEach(() => place.drop());

const attach = (as: string, file: string, say?: string) =>
  story.do({ as, on: 'slack', attach: file, ...(say !== undefined && { say }) });

interface Sent {
  readonly reader: string;
  readonly name: string;
  readonly id: string;
  readonly replaces: boolean;
}

/** Every file that a message took along, in order. */
async function sent(): Promise<readonly Sent[]> {
  const entries = await place.store.transaction((tx) =>
    tx.collection('outbox').find({ createdAt: { $gt: new Date(0) } }, { sort: ['seq'] }),
  );
  return entries.flatMap(({ reader, say, replaces }) =>
    (say.files ?? []).map(({ id, name }) => ({ reader, name, id, replaces: replaces !== undefined })),
  );
}
const fresh = async (): Promise<readonly string[]> =>
  (await sent()).filter(({ replaces }) => !replaces).map(({ reader, name }) => `${name} → ${reader}`);

/** The bytes' door, at an instant of the story. */
async function door(at: string, config = demo): Promise<FileDesk> {
  const { definitions } = await readConfiguration(config);
  return createFileDesk({
    ...{ store: place.store, inspect: inspectBytes, newId: () => 'x', now: () => new Date(at), definitions: () => definitions },
    files: await createFolderFiles({ folder: join(place.folder, 'files') }),
  });
}
/** The name of a file that a reader gets whole; `undefined` for who gets none. */
async function had(files: FileDesk, reader: string, id = ''): Promise<string | undefined> {
  const opened = await files.open(reader, id);
  let size = 0;
  for await (const chunk of opened?.bytes ?? []) size += chunk.length;
  return opened && size === opened.size ? opened.name : undefined;
}
const early = '2026-03-02T14:00:00Z';

describe('a file goes along with the message that tells of it', () => {
  test('with the first card of the team, once, and to whoever works on it', async () => {
    await attach('ana', 'captura.png', 'no puedo imprimir');
    await story.as('ana', 'slack').tap('Abrir');
    expect(await fresh()).toEqual(['captura.png → team:mesa']);
    await story.as('carlos', 'slack').say('tomar INC-1');
    expect(await fresh()).toEqual(['captura.png → team:mesa']);
    await attach('ana', 'otra.png', 'INC-1 otra foto');
    expect(await fresh()).toEqual(['captura.png → team:mesa', 'otra.png → carlos', 'otra.png → team:mesa']);
  });

  test('as the answer to what an agent asked', async () => {
    await story.as('ana', 'slack').say('no puedo imprimir');
    await story.as('ana', 'slack').tap('Abrir');
    await story.as('carlos', 'slack').say('tomar INC-1');
    await story.as('carlos', 'slack').say('esperar INC-1 solicitante mándame una foto');
    await story.do({ wait: 'PT1H' });
    const lines = await attach('ana', 'foto.jpg');
    expect(heard(lines, 'carlos').match(/foto\.jpg/g)).toHaveLength(1);
    expect(await fresh()).toEqual(['foto.jpg → carlos', 'foto.jpg → team:mesa']);
  });

  test('with a reply: held as long as it can be taken back, and gone with it', async () => {
    await story.as('ana', 'slack').say('no puedo imprimir');
    await story.as('ana', 'slack').tap('Abrir');
    await attach('carlos', 'manual.pdf', 'responder INC-1 sigue este manual');
    const held = (await sent()).find(({ reader }) => reader === 'ana');
    if (!held) throw new Error('no file is on its way to ana');
    expect(await had(await door(early), 'ana', held.id)).toBeUndefined();
    expect(await had(await door('2026-03-02T14:00:10Z'), 'ana', held.id)).toBe('manual.pdf');
    await story.as('carlos', 'slack').say('deshacer');
    expect((await sent()).filter(({ reader }) => reader === 'ana')).toEqual([]);
    expect(await had(await door('2026-03-03T14:00:00Z'), 'ana', held.id)).toBeUndefined();
  });

  test('with what an agent opened for somebody; an internal one to nobody but the team', async () => {
    await attach('carlos', 'foto.jpg', 'abrir @ana no puede imprimir');
    await story.as('carlos', 'slack').tap('Abrir');
    expect(await fresh()).toEqual(expect.arrayContaining(['foto.jpg → team:mesa', 'foto.jpg → ana']));
    const before = await fresh();
    await attach('carlos', 'registro.txt', 'nota INC-1 este es el registro');
    expect(await fresh()).toEqual(before);
  });
});

describe('the files of a form', () => {
  const toFiles = ['Cosa', 'rojo', 'luis', 'omitir', 'usar', 'omitir', 'usar', 'el viernes a las 3', 'del lunes al viernes', 'hora y media', 'dos mil soles', '3', 'usar', 'omitir', 'omitir', 'Larcomar', 'no', 'aquí está']; // prettier-ignore

  const config = everyKind();

  test('reach the team with its first card, and nobody may have another’s', async () => {
    story = await openStory(place, config);
    for (const say of ['nuevo todo', ...toFiles]) await story.as('ana', 'slack').say(say);
    await attach('ana', 'plano.pdf');
    for (const say of ['5', '1 cuaderno', 'enviar']) await story.as('ana', 'slack').say(say);
    const [card] = await sent();
    expect(card).toMatchObject({ reader: 'team:mesa', name: 'plano.pdf', replaces: false });
    const files = await door(early, config);
    expect(await had(files, 'team:mesa', card?.id)).toBe('plano.pdf');
    expect(await had(files, 'bob', card?.id)).toBeUndefined();
    expect(await had(files, 'team:nobody', card?.id)).toBeUndefined();
  });
});

describe('what an approver decides on', () => {
  const plan = `id: plan
label: { es: Plano, en: Plan }
synonyms: [plano]
team: mesa
fields:
  - id: drawing
    kind: attachment
    max: 2
    label: { es: Dibujo, en: Drawing }
    question: { es: Envíame el dibujo., en: Send me the drawing. }
  - id: why
    kind: text
    label: { es: Motivo, en: Reason }
    question: { es: ¿Para qué?, en: What for? }
approvals:
  - id: manager
    label: { es: Jefe directo, en: Line manager }
    by: manager
`;
  const config = configWith([{ file: 'catalog/plan.yaml', text: plan }]);

  test('comes with the card, once, and not with each reminder; what else was attached is not theirs', async () => {
    story = await openStory(place, config);
    const ana = story.as('ana', 'slack');
    await ana.say('nuevo plano');
    await attach('ana', 'dibujo.png');
    await attach('ana', 'lado.png');
    await attach('ana', 'privado.png');
    for (const say of ['para la obra', 'enviar']) await ana.say(say);
    expect(await fresh()).toEqual(['dibujo.png → luis', 'lado.png → luis']);
    await story.do({ wait: 'P2D' });
    expect(await fresh()).toEqual(['dibujo.png → luis', 'lado.png → luis']);
    const [given] = await sent();
    const before = await fresh();
    const files = await door(early, config);
    expect(await had(files, 'luis', given?.id)).toBe('dibujo.png');
    expect(await had(files, 'pedro', given?.id)).toBeUndefined();
    await story.as('luis', 'teams').say('apruebo REQ-1');
    expect((await fresh()).slice(before.length).sort()).toEqual([
      'dibujo.png → team:mesa',
      'lado.png → team:mesa',
      'privado.png → team:mesa',
    ]);
  });

  test('a changed answer brings its file to who is asked anew and to who works on it', async () => {
    story = await openStory(place, config);
    const ana = story.as('ana', 'slack');
    await ana.say('nuevo plano');
    await attach('ana', 'dibujo.png');
    for (const say of ['para la obra', 'enviar']) await ana.say(say);
    await story.as('luis', 'teams').say('apruebo REQ-1');
    await story.as('carlos', 'teams').say('tomar REQ-1');
    const before = await fresh();
    await ana.say('editar REQ-1 dibujo');
    await attach('ana', 'nuevo.png');
    await ana.say('enviar');
    expect((await fresh()).slice(before.length)).toEqual(expect.arrayContaining(['nuevo.png → luis', 'nuevo.png → carlos']));
  });
});

describe('the verb', () => {
  test('sends what one may have, and says so where there is nothing', async () => {
    await attach('ana', 'captura.png', 'no puedo imprimir');
    const ana = story.as('ana', 'slack');
    await ana.tap('Abrir');
    await attach('carlos', 'registro.txt', 'nota INC-1 este es el registro');
    expect(last(await ana.say('archivos inc-1'), 'ana').text).toBe('Archivos de INC-1: captura.png');
    expect(last(await story.as('sofia', 'teams').command('files INC-1'), 'sofia').text).toMatch(/captura\.png y registro\.txt/);
    expect((await sent()).filter(({ reader }) => reader === 'sofia').map(({ name }) => name)).toEqual([
      'captura.png',
      'registro.txt',
    ]);
    expect(last(await story.as('bob', 'teams').say('files INC-1'), 'bob').text).toBe('I cannot find INC-1.');
    expect(last(await ana.say('mándame los archivos de INC-1'), 'ana').text).toBe('Archivos de INC-1: captura.png');
    await ana.say('se cayó el wifi del piso 2');
    await ana.tap('Abrir');
    expect(last(await ana.say('archivos INC-2'), 'ana').text).toBe('INC-2 no tiene archivos que pueda enviarte.');
  });

  test('brings what came to a ticket that was merged into it; each only what they may have', async () => {
    await story.as('ana', 'slack').say('no puedo imprimir');
    await story.as('ana', 'slack').tap('Abrir');
    await story.do({ as: 'bob', on: 'slack', attach: 'second.png', say: 'my screen is broken' });
    await story.as('bob', 'slack').tap('Open it');
    const carlos = story.as('carlos', 'slack');
    await carlos.command('merge INC-2 into INC-1');
    await story.as('sofia', 'slack').say('archivos INC-1');
    expect((await sent()).filter(({ reader }) => reader === 'sofia').map(({ name }) => name)).toEqual(['second.png']);
    expect(last(await story.as('bob', 'slack').say('files INC-2'), 'bob').text).toBe('Files of INC-2: second.png');
    expect(last(await story.as('ana', 'slack').say('archivos INC-1'), 'ana').text).toMatch(/no tiene archivos/);
    expect((await sent()).filter(({ reader }) => reader === 'ana')).toEqual([]);
  });

  test('stands among what else can be done with a ticket that has some', async () => {
    await attach('ana', 'captura.png', 'no puedo imprimir');
    await story.as('ana', 'slack').tap('Abrir');
    const carlos = story.as('carlos', 'slack');
    await carlos.tap('Más acciones');
    expect(last(await carlos.tap('Archivos'), 'carlos').text).toContain('captura.png');
    expect((await sent()).map(({ name, reader }) => `${name} → ${reader}`)).toContain('captura.png → carlos');
  });

  test('in the middle of a form the files come along all the same, and the question is shown again', async () => {
    await attach('ana', 'captura.png', 'no puedo imprimir');
    const ana = story.as('ana', 'slack');
    await ana.tap('Abrir');
    await ana.say('nuevo software');
    const line = last(await ana.say('archivos INC-1'), 'ana');
    expect(line.text).toMatch(/^Archivos de INC-1: captura\.png\n/);
    expect((await sent()).filter(({ reader }) => reader === 'ana')).toHaveLength(1);
  });
});
