import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startLlmServer, type LlmServer } from '../fakes/llm-server.ts';
import { runMesa } from '../fakes/run-mesa.ts';
import { configWith } from '../scenarios/config-with.ts';

const folder = mkdtempSync(join(tmpdir(), 'mesa-play-'));
let server: LlmServer;
beforeAll(async () => {
  server = await startLlmServer();
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Words that nobody has written yet: a desk that wants to be so sure is unsure of them, whatever it learnt. */
const strange = 'blorf zint quaxe';
const config = configWith([{ file: 'desk.yaml', from: /burst_minutes: \d+/, to: '$&\n  accept: 0.85\n  offer: 0.8' }]);

test('a script asks the model that the environment names, and classify never does', async () => {
  const env = { MESA_LLM_URL: server.url, MESA_LLM_MODEL: 'small', MESA_LLM_KEY: 'k3y' };
  server.reply = () => ({ says: { intent: 'incident', category: 'printing', confidence: 0.9 } });
  const file = join(folder, 'story.json');
  writeFileSync(
    file,
    JSON.stringify([{ as: 'ana', on: 'slack', say: strange }, { as: 'ana', on: 'slack', tap: 'Abrir' }, { show: 'tickets' }]),
  );
  const played = await runMesa(['play', file, '--config', config], { env });
  expect(played).toMatchObject({ code: 0 });
  expect(played.out).toContain('"category":"printing"');
  expect(server.asked.map(({ words, headers }) => [words, headers.authorization])).toEqual([[strange, 'Bearer k3y']]);
  const classified = await runMesa(['classify'], { env, stdin: [Buffer.from(`${JSON.stringify({ id: 1, text: strange })}\n`)] });
  expect(classified.code).toBe(0);
  expect(server.asked).toHaveLength(1);
});
