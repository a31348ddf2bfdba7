import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { readEnvironment } from '../../adapters/config/env.ts';
import { layFoundation } from '../../src/commands/compose.ts';
import { createNewIds } from '../../src/commands/start/new-ids.ts';
import { refuseAbsentChannels } from '../../src/commands/start/open-channels.ts';
import { runDesk, type RunningDesk } from '../../src/commands/start/run-desk.ts';
import { sessionKey } from '../../src/commands/start/session-key.ts';
import { createQuietLog } from '../fakes/quiet-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'mesa-start-'));
const config = join(folder, 'config');
cpSync('config', config, { recursive: true });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let running: RunningDesk | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});
const start = async (data: string, port = '0') => {
  const { log, lines } = createQuietLog();
  const environment = readEnvironment({ PORT: port });
  const foundation = await layFoundation({ config });
  running = await runDesk({ environment, config, data: join(folder, data), foundation, log });
  return { desk: running, lines };
};
const ask = async (desk: RunningDesk, path: string) => {
  const response = await fetch(`${desk.address}${path}`);
  return { status: response.status, text: await response.text() };
};

describe('a running desk', () => {
  test('says that it is ready, with the hash of its configuration, and counts', async () => {
    const { desk } = await start('one');
    const { status, text } = await ask(desk, '/readyz');
    expect({ status, ...JSON.parse(text) }).toEqual({
      status: 200,
      ok: true,
      reasons: [],
      config: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect((await ask(desk, '/metrics')).text).toContain('mesa_turns_total');
    expect((await ask(desk, '/healthz')).status).toBe(200);
  });

  test('takes a changed configuration, and refuses a wrong one whole', async () => {
    const { desk, lines } = await start('two');
    const hash = async () => JSON.parse((await ask(desk, '/readyz')).text).config as string;
    const before = await hash();
    const file = join(config, 'sites.yaml');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, `${text}\n# changed\n`);
    await desk.reload();
    const changed = await hash();
    expect(changed).not.toBe(before);
    writeFileSync(file, `${text}\n- nonsense\n`);
    await desk.reload();
    expect(await hash()).toBe(changed);
    expect(lines.at(-1)).toMatch(/refused.*sites\.yaml:\d+/);
    writeFileSync(file, text);
  });

  test('ends what it began if it cannot listen', async () => {
    const { desk } = await start('three');
    const first = running;
    await expect(start('four', new URL(desk.address).port)).rejects.toThrow(/something else listens there/);
    running = undefined;
    await start('four');
    await first?.stop();
  });
});

describe('before the start', () => {
  test.each([
    [
      { MESA_OIDC_ISSUER: 'https://id.example', MESA_OIDC_CLIENT_ID: 'mesa', MESA_OIDC_CLIENT_SECRET: 's' },
      'PUBLIC_URL: it is not set, and the sign-in of MESA_OIDC_ISSUER has to know where to send people back to',
    ],
    [{ MESA_DEMO: '0' }, 'MESA_DEMO: without demo mode nobody can sign in'],
  ])('%j is refused', (env, message) => {
    expect(() => refuseAbsentChannels(readEnvironment(env))).toThrow(message);
  });

  test('the key of the sessions is made once, for this user alone', async () => {
    const data = join(folder, 'keys');
    const key = await sessionKey(data);
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(await sessionKey(data)).toBe(key);
    expect(statSync(join(data, 'session.key')).mode & 0o077).toBe(0);
  });

  test('ids are different and sort as they were made', () => {
    const newId = createNewIds();
    const ids = Array.from({ length: 5000 }, () => newId());
    expect(new Set(ids).size).toBe(5000);
    expect([...ids].sort()).toEqual(ids);
  });
});
