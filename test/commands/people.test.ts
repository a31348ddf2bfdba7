import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { loadDefinitions } from '../../adapters/config/load-definitions.ts';
import { createEmbeddedStore } from '../../adapters/embedded/store.ts';
import { peopleCommand } from '../../src/commands/people.ts';
import { bareTicket } from './bare-ticket.ts';

const demo = fileURLToPath(new URL('../../config', import.meta.url));

let place: string;
let config: string;
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'mesa-people-test-'));
  config = join(place, 'config');
  await cp(demo, config, { recursive: true });
});
afterEach(() => rm(place, { recursive: true, force: true }));

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command on a file with these contents. */
async function people(name: string, contents: string | Uint8Array, ...args: readonly string[]): Promise<Ran> {
  const file = join(place, name);
  await writeFile(file, contents);
  let [out, err] = ['', ''];
  const streams = {
    stdin: (async function* () {})(),
    stdout: { write: (text: string) => (out += text) },
    stderr: { write: (text: string) => (err += text) },
  };
  const code = await peopleCommand.run([file, '--config', config, '--data', join(place, 'data'), ...args], streams);
  return { code, out, err: err.replaceAll(`${place}/`, '') };
}

const directory = (): Promise<string> => readFile(join(config, 'people.yaml'), 'utf8');
const person = async (id: string) => (await loadDefinitions(config)).definitions.people.get(id);

describe('a trial', () => {
  test('says who is new, which fields change from what to what, and changes nothing', async () => {
    const before = await directory();
    const ran = await people(
      'hr.csv',
      'Nombre,Correo,Sede,Jefe,Idioma,Celular\nAna Torres,ana@mesa.example,Tienda Surco,marta@mesa.example,español,+51 999 888 777\n' +
        'Bob Wilson,bob@mesa.example,san-isidro,Luis Ramírez,english,\nPepe Ruiz,pepe.ruiz@mesa.example,callao,luis,,\n',
    );
    const lines = ran.out.split('\n');
    expect(lines.slice(0, 4)).toEqual([
      '+ peperuiz (Pepe Ruiz)',
      '~ ana (Ana Torres)',
      '    site: san-isidro → surco',
      '    manager: luis → marta',
    ]);
    expect(lines[4]).toMatch(/^ {4}phone: .+ → \+51999888777$/);
    expect(lines[5]).toMatch(
      /^1 added, 1 changed, 0 removed, 1 unchanged, \d+ not in the file, kept \(--remove-missing removes them\)$/,
    );
    expect(ran).toMatchObject({ code: 0, err: 'this was a trial: --write changes people.yaml\n' });
    expect(await directory()).toBe(before);
  });

  test('is JSON for programs', async () => {
    const ran = await people('hr.csv', 'id,name\nana,Ana T.\n', '--json');
    expect(JSON.parse(ran.out)).toMatchObject({
      added: [],
      changed: [{ id: 'ana', name: 'Ana T.', fields: [{ field: 'name', from: 'Ana Torres', to: 'Ana T.' }] }],
      removed: [],
      unchanged: 0,
      problems: [],
      written: false,
    });
  });

  test('of what is there already changes nothing', async () => {
    const ran = await people('same.yaml', await directory(), '--write');
    expect(ran.out).toMatch(/^0 added, 0 changed, 0 removed, \d+ unchanged\n$/);
    expect(ran.err).toBe('nothing to write\n');
  });
});

describe('--write', () => {
  test('changes what changes and leaves everything else as it was written', async () => {
    const before = await directory();
    await people(
      'hr.csv',
      'id,name,phone,equipos\nana,Ana T.,999888777,\nnuevo,"Pérez, Iván",,Mesa de ayuda (líder); sedes\n',
      '--write',
    );
    const after = await directory();
    expect(await readFile(join(config, 'people.yaml.bak'), 'utf8')).toBe(before);
    const untouched = (text: string): string => text.slice(0, text.indexOf('- id: ana')) + text.slice(text.indexOf('- id: bob'));
    expect(after.startsWith(before.slice(0, before.indexOf('- id: ana')))).toBe(true);
    expect(untouched(after).startsWith(untouched(before).trimEnd())).toBe(true);
    expect(await person('ana')).toMatchObject({ name: 'Ana T.', phone: '999888777', manager: 'luis', addresses: { web: 'ana' } });
    expect(await person('nuevo')).toMatchObject({
      name: 'Pérez, Iván',
      teams: [
        { team: 'mesa', role: 'lead' },
        { team: 'sedes', role: 'agent' },
      ],
    });
  });

  test('an empty cell clears a field, a column that is not there leaves it', async () => {
    await people('hr.csv', 'id,manager\nbob,\n', '--write');
    const bob = await person('bob');
    expect(bob?.manager).toBeUndefined();
    expect(bob?.email).toBe('bob@mesa.example');
  });

  test('takes YAML in the shape of the directory', async () => {
    await people('hr.yaml', '- id: ana\n  addresses: { whatsapp: "51911111111" }\n- id: zoe\n  name: Zoe Díaz\n', '--write');
    expect((await person('ana'))?.addresses).toEqual({ whatsapp: '51911111111' });
    expect(await person('zoe')).toMatchObject({ name: 'Zoe Díaz' });
  });

  test('writes the very first directory', async () => {
    const bare = join(place, 'bare.yaml');
    await writeFile(bare, await directory());
    await writeFile(join(config, 'people.yaml'), '# Everybody.\n');
    const ran = await people('bare.yaml', await readFile(bare), '--write');
    expect(ran.code).toBe(0);
    expect((await directory()).startsWith('# Everybody.\n\n- id: ana')).toBe(true);
    expect(await person('pedro')).toMatchObject({ name: 'Pedro Salazar' });
  });
});

describe('how a file may be written', () => {
  const rows = [['id', 'nombre'], ['ana', 'Ana Ñúñez']] as const; // prettier-ignore
  test.each([';', '\t', '|', ','])('with %j between the cells', async (separator) => {
    await people('hr.csv', rows.map((row) => row.join(separator)).join('\r\n'), '--write');
    expect(await person('ana')).toMatchObject({ name: 'Ana Ñúñez' });
  });

  const text = 'id;nombre\nana;Ana Ñúñez\n';
  test.each([
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`, 'utf8'), ''],
    ['UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le'), 'note: read as UTF-16'],
    ['Latin-1', Buffer.from(text, 'latin1'), 'note: read as Windows-1252 (Latin-1): check the accents below'],
  ])('in %s', async (_, bytes, note) => {
    const ran = await people('hr.csv', bytes, '--write');
    expect(ran.out).toContain(note);
    expect(await person('ana')).toMatchObject({ name: 'Ana Ñúñez' });
  });

  test.each(['sep=;', '\uFEFFsep=;', '"sep=;"'])('with the line %j, which Excel writes first', async (first) => {
    await people('hr.csv', `${first}\r\nid;nombre\r\nana;"Ñúñez, Ana"\r\n`, '--write');
    expect(await person('ana')).toMatchObject({ name: 'Ñúñez, Ana' });
    expect((await people('hr.csv', `${first}\r\nid;manager\r\nana;luiz\r\n`)).err).toContain(
      'hr.csv:3: there is no person "luiz"',
    );
  });
});

describe('what is wrong', () => {
  const wrong = async (contents: string, name = 'hr.csv', ...args: readonly string[]): Promise<readonly string[]> => {
    const before = await directory();
    const ran = await people(name, contents, '--write', ...args);
    expect([ran.code, await directory()]).toEqual([1, before]);
    return ran.err.split('\n').filter((line) => /^\S+:\d+: /.test(line));
  };

  test.each<[string, string, string]>([
    ['a column that is nearly one', 'id,nombr\nana,Ana\n', 'hr.csv:1: there is no column "nombr"; did you mean "nombre"?'],
    ['a column twice', 'id,name,nombre\nana,A,B\n', 'hr.csv:1: the column "nombre" (name) is there twice; keep one of the two'],
    ['nobody to be known by', 'name\nAna\n', 'hr.csv:1: there is no column that says who is who; add a column "id" or "email"'],
    ['a short row', 'id,name\nana\n', 'hr.csv:2: the row has 1 cells, the header 2; put a text that holds the separator in double quotes'],
    ['an open quote', 'id,name\nana,"Ana\n', 'hr.csv:2: a double quote is opened and never closed; close it, or write "" for a quote inside a quoted text'],
    ['an id twice', 'id,name\nana,A\nANA,B\n', 'hr.csv:3: "ana" is there twice (first at hr.csv:2); keep one of the two'],
    ['no id', 'id,name\n,A\n', 'hr.csv:2: "id" is missing; write an id, or an e-mail address'],
    ['no name', 'id,site\nzoe,surco\n', 'hr.csv:2: "name" is missing; add "name: …" (a text)'],
    ['an unknown site', 'id,site\nana,surcoo\n', 'hr.csv:2: there is no site "surcoo"; did you mean "surco"?'],
    ['an unknown manager', 'id,manager\n\nana,luiz\n', 'hr.csv:3: there is no person "luiz"; did you mean "luis"?'],
    ['an unknown team', 'id,teams\nana,messa\n', 'hr.csv:2: there is no team "messa"; did you mean "mesa"?'],
    ['a bad language', 'id,idioma\nana,quechua\n', 'hr.csv:2: "language" cannot be "quechua"; it must be es or en'],
    ['a bad zone', 'id,zone\nana,America/Limaa\n', 'hr.csv:2: "America/Limaa" is not a known time zone; did you mean "America/Lima"?'],
    ['a bad phone', 'id,phone\nana,999-CALL\n', 'hr.csv:2: "999-CALL" is no phone number; write digits, with + and the country code: +51 999 888 777'],
    ['a shortened phone', 'id,phone\nana,5.19E+10\n', 'hr.csv:2: the phone "5.19E+10" is a number that a spreadsheet has shortened; format the column as text, and export it again'],
    ['a bad e-mail', 'id,email\nana,ana at mesa\n', 'hr.csv:2: "email": "ana at mesa" is no e-mail address; write one like ana@mesa.example'],
  ])('%s', async (_, contents, line) => {
    expect(await wrong(contents)).toContain(line);
  }); // prettier-ignore

  test("somebody else's e-mail or address", async () => {
    const [mail] = await wrong('id,name,email\nzoe,Zoe,ANA@mesa.example\n');
    expect(mail).toMatch(
      /^hr\.csv:2: the e-mail ana@mesa\.example is used twice \(first at config\/people\.yaml:\d+\); change one of the two$/,
    );
    const [number] = await wrong('id,name,whatsapp\nzoe,Zoe,+51 900 000 001\n');
    expect(number).toMatch(/^hr\.csv:2: the whatsapp address 51900000001 is used twice/);
  });

  test('managers in a circle', async () => {
    const [line] = await wrong('id,manager\nluis,ana\n');
    expect(line).toMatch(/managers go round in a circle \(ana → luis → ana\)/);
  });

  test('all of it at once', async () => {
    expect(await wrong('id,name,site,idioma\nana,A,xx,yy\nbob,B,zz,es\n')).toHaveLength(3);
  });

  test('in YAML, by the line of the value', async () => {
    expect(await wrong('- id: ana\n  name: Ana\n  language: xx\n', 'hr.yaml')).toEqual([
      'hr.yaml:3: "language" cannot be "xx"; it must be es or en',
    ]);
    expect(await wrong('ana: Ana\n', 'hr.yaml')).toEqual(['hr.yaml:1: the file must be a list; begin each entry with "- id: …"']);
  });

  test('no file, or no word at all, is a wrong use', async () => {
    await expect(peopleCommand.run([])).rejects.toThrow('usage:');
    await expect(peopleCommand.run([join(place, 'none.csv'), '--config', config])).rejects.toThrow('cannot be read (ENOENT)');
  });
});

describe('--remove-missing', () => {
  const everybodyBut = async (...ids: readonly string[]): Promise<string> => {
    const all = [...(await loadDefinitions(config)).definitions.people.keys()];
    return `id\n${all.filter((id) => !ids.includes(id)).join('\n')}\n`;
  };

  test('takes people away, and names their open work first', async () => {
    const store = await createEmbeddedStore({ folder: join(place, 'data') });
    await store.transaction((tx) => tx.collection('tickets').insert({ ...bareTicket({ id: 'INC-1' }), requester: 'jmercado' }));
    await store.close();
    const file = await everybodyBut('jmercado', 'ptapia');
    const trial = await people('hr.csv', file, '--remove-missing');
    expect(trial.out).toContain('- jmercado (Joaquín Mercado)\n');
    expect(trial.out).toContain('! jmercado is to go, but has open tickets: INC-1\n');
    expect(trial.out).not.toContain('! ptapia');
    expect((await people('hr.csv', file, '--remove-missing', '--write')).code).toBe(0);
    expect(await person('jmercado')).toBeUndefined();
    expect(await person('gmiller')).toMatchObject({ name: 'Grace Miller' });
  });

  test('not whom the rest of the configuration names', async () => {
    const before = await directory();
    const ran = await people('hr.csv', await everybodyBut('sofia'), '--remove-missing', '--write');
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(/config\/catalog\/access\.yaml:\d+: there is no person "sofia"/);
    expect(await directory()).toBe(before);
  });
});
