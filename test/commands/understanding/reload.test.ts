import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { layFoundation } from '../../../src/commands/compose.ts';
import { followKnowledge, type KnowledgeInForce } from '../../../src/commands/start/knowledge-in-force.ts';
import { createQuietLog } from '../../fakes/quiet-log.ts';
import { runMesa } from '../../fakes/run-mesa.ts';
import { bookOf, smallBooks, writeBook } from './small-books.ts';

const place = { now: new Date('2026-03-02T09:00:00-05:00'), zone: 'America/Lima' };
let following: KnowledgeInForce | undefined;
afterEach(() => following?.stop());

/** A desk's knowledge of a folder whose score is accepted, and what is logged about it. */
async function follow() {
  const dir = smallBooks();
  await runMesa(['phrasebook', 'accept', '--config', dir]);
  const { log, lines } = createQuietLog();
  const knowledge = followKnowledge(dir, await layFoundation({ config: dir }), log);
  following = knowledge;
  const intent = (text: string) => knowledge.understand()(text, place).intent;
  return { dir, lines, knowledge, intent };
}

const addDrone = (dir: string): void =>
  writeFileSync(join(dir, 'catalog', 'drone.yaml'), 'id: drone\nlabel: { es: Dron, en: Drone }\nteam: mesa\n');

test('phrasebooks that are understood worse are refused as a whole, and what was in force stays', async () => {
  const { dir, lines, knowledge, intent } = await follow();
  const { hash } = knowledge.definitions();
  for (const lang of ['es', 'en'] as const) writeBook(dir, lang, bookOf(lang, 'incident'));
  addDrone(dir);
  await knowledge.reload();
  expect(knowledge.definitions().hash).toBe(hash);
  expect(knowledge.definitions().items.has('drone')).toBe(false);
  expect(intent('cómo instalo la vpn')).toBe('how_to');
  const refused = lines.find((line) => line.startsWith('a changed configuration is refused; the one before stays'));
  expect(refused).toContain('45.5 points fewer than the 100.0 % that were accepted');
  expect(refused).toContain('should be how_to and is read as incident');
});

test('mended, they are taken', async () => {
  const { dir, lines, knowledge, intent } = await follow();
  writeBook(dir, 'es', bookOf('es', 'incident'));
  await knowledge.reload();
  writeBook(dir, 'es', `${bookOf('es')}    - 'mil gracias'\n`);
  await knowledge.reload();
  expect(intent('mil gracias')).toBe('thanks');
  expect(lines.at(-1)).toMatch(
    /^a changed configuration is in force|^the phrasebooks are learnt.*"lines":25,"languages":\["en","es"\],"model":[\d.]+,"how":"trained","ms":\d+,.*"score":100,"memory":\d+/,
  );
  expect(intent('cómo instalo la vpn')).toBe('how_to');
});

test('accepted, they are taken, with nothing else changed', async () => {
  const { dir, lines, knowledge, intent } = await follow();
  writeBook(dir, 'es', bookOf('es', 'incident'));
  await knowledge.reload();
  expect(intent('cómo instalo la vpn')).toBe('how_to');
  await runMesa(['phrasebook', 'accept', '--config', dir]);
  await knowledge.reload();
  expect(intent('cómo instalo la vpn')).toBe('incident');
  expect(lines.at(-1)).toMatch(/^(a changed configuration is in force|the phrasebooks are learnt)/);
});

test('a small loss is taken, and so is a change that has nothing to do with phrasebooks', async () => {
  const { dir, lines, knowledge, intent } = await follow();
  const file = join(dir, 'phrasebook', 'score.yaml');
  writeFileSync(
    file,
    readFileSync(file, 'utf8')
      .replace('intent: 100', 'intent: 56.5')
      .replace(/books: '.*'/, "books: 'others'"),
  );
  for (const lang of ['es', 'en'] as const) writeBook(dir, lang, bookOf(lang, 'incident'));
  await knowledge.reload();
  expect(intent('cómo instalo la vpn')).toBe('incident');
  addDrone(dir);
  await knowledge.reload();
  expect(knowledge.definitions().items.has('drone')).toBe(true);
  expect(lines.join('\n')).not.toContain('refused');
});

test('a score that cannot be read is refused with its line', async () => {
  const { dir, lines, knowledge } = await follow();
  const { hash } = knowledge.definitions();
  writeFileSync(join(dir, 'phrasebook', 'score.yaml'), 'intent: high\n');
  await knowledge.reload();
  expect(knowledge.definitions().hash).toBe(hash);
  expect(lines.join('\n')).toContain('phrasebook/score.yaml:1: ');
});

test('a slip in the lines is told at its line as soon as they are taken, and once', async () => {
  const { dir, lines, knowledge, intent } = await follow();
  const slipsTold = (): readonly string[] => lines.filter((line) => line.includes('es.yaml:'));
  writeBook(dir, 'es', bookOf('es').replace('se cayó el wifi => network', 'se cayó el wifi => netwrok'));
  await knowledge.reload();
  expect(intent('se cayó el wifi')).toBe('incident');
  const told = `${join(dir, 'phrasebook', 'es.yaml')}:7: "=> netwrok" names no category; did you mean network? {}`;
  expect(slipsTold()).toEqual([told]);
  addDrone(dir);
  await knowledge.reload();
  expect(slipsTold()).toEqual([told]);
});
