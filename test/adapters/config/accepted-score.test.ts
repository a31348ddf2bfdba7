import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { readAcceptedScore, writeAcceptedScore, type AcceptedScore } from '../../../adapters/config/accepted-score.ts';

const dir = await mkdtemp(join(tmpdir(), 'mesa-score-'));
const file = join(dir, 'phrasebook', 'score.yaml');
afterAll(() => rm(dir, { recursive: true, force: true }));
beforeEach(async () => {
  await rm(join(dir, 'phrasebook'), { recursive: true, force: true });
  await mkdir(join(dir, 'phrasebook'));
});

const score: AcceptedScore = {
  ...{ intent: 97.33, category: 88.4, rows: 150, languages: ['en', 'es'], measured: '2026-03-02T14:00:00.000Z' },
  // Reads like a number where it is not quoted.
  ...{ books: '12345678e90', messages: '0123' },
};

test('what is written is read back, and says what it is for whoever opens the file', async () => {
  expect(await readAcceptedScore(dir)).toBeUndefined();
  expect(await writeAcceptedScore(dir, score)).toBe(file);
  expect(await readAcceptedScore(dir)).toEqual(score);
  const text = await readFile(file, 'utf8');
  expect(text).toMatch(/^# What the phrasebooks beside this file were accepted at/);
  expect(text).toContain('\nintent: 97.33\n');
  expect(text).toContain('mesa phrasebook accept');
  await writeAcceptedScore(dir, { ...score, intent: 98 });
  expect((await readAcceptedScore(dir))?.intent).toBe(98);
  expect(await readdir(join(dir, 'phrasebook'))).toEqual(['score.yaml']);
});

test.each([
  ['intent: 97.33', 'intent: 197', /score\.yaml:6: "intent" is too big/],
  ['rows: 150', 'rows: many', /score\.yaml:8: /],
  ['rows: 150', 'rows: [', /score\.yaml:\d+: this is not YAML/],
  ['intent: 97.33', 'intents: 97.33', /score\.yaml:6: .*intent/],
])('%s written as %s is told with its line', async (right, wrong, message) => {
  await writeAcceptedScore(dir, score);
  await writeFile(file, (await readFile(file, 'utf8')).replace(right, wrong));
  await expect(readAcceptedScore(dir)).rejects.toThrow(message);
  await expect(readAcceptedScore(dir)).rejects.toThrow(
    /; put the file back as it was, or run mesa phrasebook accept --config \S+, which writes it anew$/,
  );
});
