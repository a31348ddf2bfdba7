import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readEnvironment } from '../../adapters/config/env.ts';
import { layFoundation } from '../../src/commands/compose.ts';
import { runDesk, type RunningDesk } from '../../src/commands/start/run-desk.ts';
import { createQuietLog } from '../fakes/quiet-log.ts';

let desk: RunningDesk;
const data = mkdtempSync(join(tmpdir(), 'mesa-off-'));
beforeAll(async () => {
  const foundation = await layFoundation({ config: 'config' });
  desk = await runDesk({
    environment: readEnvironment({ PORT: '0' }),
    config: 'config',
    data,
    foundation,
    log: createQuietLog().log,
  });
});
afterAll(async () => {
  await desk.stop();
  rmSync(data, { recursive: true, force: true });
});

const paths = ['/slack/events', '/api/messages', '/whatsapp', '/hooks/monitoring'];
const bodies: readonly (readonly [string, string])[] = [
  ['an event', '{"type":"event_callback","event_id":"Ev1"}'],
  ['no JSON', '{'],
  ['nothing', ''],
  ['far too much', `{"text":"${'x'.repeat(4_000_000)}"}`],
];

test.each(paths.flatMap((path) => bodies.map(([what, body]) => [path, what, body] as const)))(
  '%s with %s is refused where the channel is off',
  async (path, _, body) => {
    const { status } = await fetch(`${desk.address}${path}`, {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/json' },
    });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  },
);

test('nobody proves an address that is off', async () => {
  const { status } = await fetch(`${desk.address}/whatsapp?hub.mode=subscribe&hub.verify_token=&hub.challenge=1`);
  expect(status).toBeGreaterThanOrEqual(400);
});
