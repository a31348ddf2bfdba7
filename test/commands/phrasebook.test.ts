import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { cleanEnvironment } from '../faults/desk-process.ts';
import { runMesa } from '../fakes/run-mesa.ts';
import { bookOf, smallBooks, writeBook } from './understanding/small-books.ts';

const story = [{ as: 'ana', on: 'slack', say: 'no puedo imprimir' }, { show: 'tickets' }];
const filesIn = (dir: string): string[] => readdirSync(dir, { recursive: true }).map(String);

/** Accepted as it is, then with every question of how under another intent. */
async function worsened(): Promise<string> {
  const dir = smallBooks();
  expect((await runMesa(['phrasebook', 'accept', '--config', dir])).code).toBe(0);
  for (const lang of ['es', 'en'] as const) writeBook(dir, lang, bookOf(lang, 'incident'));
  return dir;
}

/** A script beside the configuration, and where it may keep its data. */
function playArguments(config: string): string[] {
  const file = join(config, '..', 'story.json');
  writeFileSync(file, JSON.stringify(story));
  return ['play', file, '--config', config];
}

describe('phrasebooks that are understood worse than was accepted', () => {
  let config = '';
  beforeAll(async () => {
    config = await worsened();
  });
  const head = /these phrasebooks understand 54\.5 % of the 11 messages in .*dev\.jsonl, 45\.5 points fewer than the 100\.0 % that were accepted; mend the lines, or run mesa phrasebook accept --config .* if it is meant/; // prettier-ignore
  const confusion = /es\.yaml:(\d+): "cómo instalo una vpn" should be how_to and is read as incident; the line under incident that is most like it is "cómo instalo la vpn"/; // prettier-ignore

  test.each([
    ['start', () => ['start', '--port', '0', '--config', config, '--data', join(config, 'data')]],
    ['play', () => playArguments(config)],
  ])('%s refuses them with both scores, and each confusion at the line that teaches it', async (_, args) => {
    const { code, out, err } = await runMesa(args());
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(new RegExp(`^${config}/phrasebook/es\\.yaml:\\d+: ${head.source}\n`));
    const line = Number(confusion.exec(err)?.[1]);
    const text = readFileSync(join(config, 'phrasebook', 'es.yaml'), 'utf8').split('\n')[line - 1];
    expect(text).toBe("    - 'cómo instalo la vpn'");
    expect(err.trim().split('\n')).toHaveLength(1 + 5);
  });

  test('doctor complains, a line each', async () => {
    const { code, out } = await runMesa(['doctor', '--config', config, '--data', join(config, 'data')]);
    const complaints = out.split('\n').filter((line) => line.startsWith('✗'));
    expect(code).toBe(1);
    expect(complaints).toHaveLength(1 + 5);
    expect(complaints.every((line) => line.startsWith('✗ understanding: '))).toBe(true);
    expect(complaints[0]).toMatch(head);
  });

  test('check says so, with what changed sides', async () => {
    const { code, out, err } = await runMesa(['phrasebook', 'check', '--config', config]);
    expect(code).toBe(1);
    expect(err).toMatch(head);
    expect(out).toMatch(/intent +54\.5 % +100\.0 %/);
    expect(out).toMatch(/how_to +5 +0 % +0 %/);
    expect(out).toContain('wrong now, right when accepted: 5\n  "cómo configuro el correo" should be how_to, is incident');
    const json = JSON.parse((await runMesa(['phrasebook', 'check', '--json', '--config', config])).out);
    expect(json).toMatchObject({ rows: 11, refused: true, now: { intent: 54.55 }, accepted: { intent: 100 } });
    expect(json.changed.lost).toHaveLength(5);
  });

  test('classify goes on, with a warning beside its answers', async () => {
    const stdin = [Buffer.from('{"id":1,"text":"cómo instalo la vpn"}\n')];
    const { code, out, err } = await runMesa(['classify', '--config', config], { stdin });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ id: 1, intent: 'incident' });
    expect(err).toMatch(head);
  });

  test('learn learns them all the same, and says what a start would', async () => {
    const { code, out, err } = await runMesa(['phrasebook', 'learn', '--config', config]);
    expect(code).toBe(0);
    expect(out).toMatch(/^24 lines in en, es; model of [\d.]+ MB (loaded|trained) in \d+ ms, kept in .*; 54\.5 % of 11 messages read rightly\n$/); // prettier-ignore
    expect(err).toMatch(head);
  });

  test('another item of the catalog changes nothing about it, mended lines do, and so does accepting them', async () => {
    writeFileSync(join(config, 'catalog', 'drone.yaml'), 'id: drone\nlabel: { es: Dron, en: Drone }\nteam: mesa\n');
    expect((await runMesa(playArguments(config))).err).toMatch(head);
    const accepted = await runMesa(['phrasebook', 'accept', '--config', config]);
    expect(accepted).toMatchObject({ code: 0, err: '' });
    expect(accepted.out).toMatch(/score\.yaml: 54\.5 % of 11 messages, 100\.0 % before\n$/);
    expect(await runMesa(playArguments(config))).toMatchObject({ code: 0, err: '' });
    for (const lang of ['es', 'en'] as const) writeBook(config, lang, bookOf(lang));
    const { code, out } = await runMesa(['phrasebook', 'check', '--config', config]);
    expect(code).toBe(0);
    // A better score is not taken as the mark by itself.
    expect(out).toMatch(/intent +100\.0 % +54\.5 %/);
    expect(out).toContain('right now, wrong when accepted: 5');
  });
});

test('where no score is accepted nothing is refused, and doctor says how to get a mark', async () => {
  const dir = smallBooks();
  writeBook(dir, 'es', bookOf('es', 'incident'));
  expect(await runMesa(playArguments(dir))).toMatchObject({ code: 0, err: '' });
  const { out } = await runMesa(['doctor', '--config', dir, '--data', join(dir, 'data')]);
  expect(out).toMatch(/✓ understanding: 24 lines in en, es; model of [\d.]+ MB loaded in \d+ ms, .*; reads [\d.]+ % of the 11 messages in .* rightly; this process takes \d+ MB\n/); // prettier-ignore
  expect(out).toContain(`mesa phrasebook accept --config ${dir} sets the mark`);
  const check = await runMesa(['phrasebook', 'check', '--config', dir]);
  expect(check.code).toBe(0);
  expect(check.out).toContain('nothing is accepted yet: no change is refused');
});

test('books of one language are measured on its messages alone; of more, it is said that the mark was set on others', async () => {
  const dir = smallBooks(['en']);
  const { out } = await runMesa(['phrasebook', 'accept', '--config', dir]);
  expect(out).toMatch(/100\.0 % of 3 messages\n$/);
  writeBook(dir, 'es', bookOf('es', 'incident'));
  const { code, err } = await runMesa(['phrasebook', 'check', '--config', dir]);
  expect(code).toBe(1);
  expect(err).toContain('points fewer than the 100.0 % that were accepted on other messages; ');
  rmSync(join(dir, 'phrasebook', 'es.yaml'));
  expect(readFileSync(join(dir, 'phrasebook', 'score.yaml'), 'utf8')).toContain('\nlanguages: [en]\n');
});

test('a label that is a letter off one of the catalog is told with its line; one that the catalog lacks is no mistake', async () => {
  const dir = smallBooks(['es']);
  writeBook(dir, 'es', bookOf('es').replace('=> network', '=> netwrok').replace('=> software', '=> drone'));
  const told = new RegExp(`${dir}/phrasebook/es\\.yaml:\\d+: "=> netwrok" names no category; did you mean network\\?`);
  const check = await runMesa(['phrasebook', 'check', '--config', dir]);
  expect(check).toMatchObject({ code: 0, err: expect.stringMatching(told) });
  expect(check.err).not.toContain('drone');
  expect((await runMesa(['doctor', '--config', dir, '--data', join(dir, 'data')])).out).toMatch(told);
});

test('a line under two intents is told with both places, whatever its accents; twice under one, or in two languages, is no mistake', async () => {
  const dir = smallBooks();
  writeBook(dir, 'es', `${bookOf('es')}    - 'Gracias'\n    - 'no puedo IMPRIMIR!'\n`);
  writeBook(dir, 'en', `${bookOf('en')}  thanks:\n    - 'gracias'\n`);
  const es = join(dir, 'phrasebook', 'es.yaml');
  const told = `${es}:25: "no puedo IMPRIMIR!" stands under thanks here and under incident at ${es}:5, so that neither counts word for word; remove one`; // prettier-ignore
  const check = await runMesa(['phrasebook', 'check', '--config', dir]);
  expect(check).toMatchObject({ code: 0, err: `mesa phrasebook check: ${told}\n` });
  const doctor = await runMesa(['doctor', '--config', dir, '--data', join(dir, 'data')]);
  expect(doctor.out).toContain(`✓ understanding: ${told}\n`);
});

test('a phrasebook that was accepted and is gone is told, until that is accepted', async () => {
  const dir = smallBooks();
  await runMesa(['phrasebook', 'accept', '--config', dir]);
  expect((await runMesa(['phrasebook', 'check', '--config', dir])).err).toBe('');
  rmSync(join(dir, 'phrasebook', 'es.yaml'));
  const told = 'a phrasebook in es was accepted and there is none now, so that messages in es are read by what others teach, and not measured; put phrasebook/es.yaml back'; // prettier-ignore
  expect(await runMesa(['phrasebook', 'check', '--config', dir])).toMatchObject({ code: 0, err: expect.stringContaining(told) });
  expect((await runMesa(['doctor', '--config', dir, '--data', join(dir, 'data')])).out).toContain(told);
  expect((await runMesa(['classify', '--config', dir])).err).toContain(told);
  await runMesa(['phrasebook', 'accept', '--config', dir]);
  expect((await runMesa(['phrasebook', 'check', '--config', dir])).err).toBe('');
});

test('a folder without messages of its own is measured on the desk’s, and a row that is none is told with its line', async () => {
  const dir = smallBooks(['es']);
  rmSync(join(dir, 'phrasebook', 'dev.jsonl'));
  expect((await runMesa(['phrasebook', 'check', '--config', dir])).out).toMatch(
    /^\d+ messages in .*config\/phrasebook\/dev\.jsonl\n/,
  );
  writeFileSync(join(dir, 'phrasebook', 'dev.jsonl'), '\n');
  expect((await runMesa(['phrasebook', 'check', '--config', dir])).out).toMatch(/^\d+ messages in .*config\/phrasebook/);
  writeFileSync(join(dir, 'phrasebook', 'dev.jsonl'), '{"text":"hola","lang":"es","intent":"greeting"}\n{"text":"hola"}\n');
  const { code, err } = await runMesa(playArguments(dir));
  expect(code).toBe(1);
  expect(err).toMatch(new RegExp(`^${dir}/phrasebook/dev.jsonl:2: lang`));
  writeFileSync(join(dir, 'phrasebook', 'dev.jsonl'), '{"text":"oi","lang":"pt","intent":"greeting"}\n');
  for (const part of ['check', 'accept'])
    expect(await runMesa(['phrasebook', part, '--config', dir])).toMatchObject({ code: 1, err: expect.stringContaining('there are no messages to measure on') }); // prettier-ignore
  expect((await runMesa(playArguments(dir))).code).toBe(0);
  const doctor = await runMesa(['doctor', '--config', dir, '--data', join(dir, 'data')]);
  expect(doctor.out).toContain('there are no messages to measure on, so that no change of the phrasebooks is refused');
});

test('a data folder never holds what was learnt', async () => {
  const dir = smallBooks(['es']);
  const data = join(dir, 'data');
  expect((await runMesa([...playArguments(dir), '--data', data])).code).toBe(0);
  expect(filesIn(data).filter((name) => /model|gist|books|score|understanding/.test(name))).toEqual([]);
});

test('whatever else is asked of it is wrong use', async () => {
  for (const args of [[], ['nonsense'], ['check', 'all'], ['accept', '--force'], ['constructor']]) {
    const { code, err } = await runMesa(['phrasebook', ...args]);
    expect([args, code]).toEqual([args, 2]);
    expect(err).not.toContain('    at ');
  }
  for (const part of ['check', 'accept', 'learn', 'suggest'])
    expect((await runMesa(['phrasebook'])).err).toContain(`mesa phrasebook ${part} [`);
});

test('two processes that start at once with books that nobody has learnt', async () => {
  const dir = smallBooks();
  const cache = join(dir, 'tmp');
  mkdirSync(cache);
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const args = [
    '--no-warnings',
    '--import',
    './test/fakes/run-typescript.mjs',
    'src/main.ts',
    'phrasebook',
    'learn',
    '--config',
    dir,
  ];
  const learn = () => promisify(execFile)(process.execPath, args, { cwd: root, env: { ...cleanEnvironment(), TMPDIR: cache } });
  const both = await Promise.all([learn(), learn()]);
  for (const { stdout, stderr } of both) expect([stderr, stdout]).toEqual(['', expect.stringMatching(/^24 lines in en, es; /)]);
  const [folder = ''] = readdirSync(cache);
  const kinds = readdirSync(join(cache, folder)).map((name) => name.slice(name.lastIndexOf('.')));
  expect(kinds.toSorted()).toEqual(['.books', '.gist', '.model', '.score', '.yaml']);
  expect((await learn()).stdout).toMatch(/MB loaded in/);
});
