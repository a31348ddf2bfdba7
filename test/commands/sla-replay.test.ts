import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createEmbeddedStore } from '../../adapters/embedded/store.ts';
import { replayJson, replayLines } from '../../src/commands/sla/print-replay.ts';
import { count, emptyTally } from '../../src/commands/sla/replay-tally.ts';
import { runMesa } from '../fakes/run-mesa.ts';
import { temporaryStore } from '../fakes/temporary-store.ts';
import { configWith } from '../scenarios/config-with.ts';
import { openStory } from '../scenarios/run-scenario.ts';

const same = configWith([]);
const strict = configWith([
  { file: 'sla.yaml', from: 'normal: { response: 4h, resolution: 3d }', to: 'normal: { response: 2h, resolution: 1d }' },
]);
const generous = configWith([
  { file: 'sla.yaml', from: 'normal: { response: 4h, resolution: 3d }', to: 'normal: { response: 1d, resolution: 9d }' },
]);
const coming = configWith([
  {
    file: 'sla.yaml',
    from: /^(?=- id: estandar)/m,
    to: `- id: nuevo
  from: 2029-01-01
  when: { kind: incident }
  calendar: oficina
  goals:
    critical: { response: 30m, resolution: 4h }
    high: { response: 1h, resolution: 8h }
    normal: { response: 2h, resolution: 1d }
    low: { response: 8h, resolution: 5d }
`,
  },
]);
const broken = configWith([{ file: 'sla.yaml', from: 'response: 4h', to: 'response: soon' }]);

const empty = mkdtempSync(join(tmpdir(), 'mesa-test-'));
let data = '';
let drop: () => Promise<void>;

/** INC-1 was answered after three hours, solved and closed; INC-2 is two working hours old and nobody's. */
beforeAll(async () => {
  const place = await temporaryStore();
  const story = await openStory(place, same);
  const ana = story.as('ana', 'slack');
  await ana.say('no puedo imprimir el secreto');
  await ana.tap('Abrir');
  await story.do({ wait: 'PT3H' });
  const carlos = story.as('carlos', 'teams');
  await carlos.say('tomar INC-1');
  await carlos.say('resolver INC-1 cambié el tóner');
  await ana.say('conforme INC-1');
  await story.do({ until: '2026-03-03T16:00:00-05:00' });
  await ana.say('no funciona el mouse');
  await ana.tap('Abrir');
  await story.do({ wait: 'PT2H' });
  await place.store.close();
  data = place.folder;
  drop = async () => rmSync(place.folder, { recursive: true });
  await (await createEmbeddedStore({ folder: empty })).close();
});
afterAll(async () => {
  await drop();
  rmSync(empty, { recursive: true });
});

const replay = (...args: readonly string[]) => runMesa(['sla', 'replay', ...args], { env: { MESA_CONFIG: same } });
const json = async (...args: readonly string[]) => JSON.parse((await replay('--data', data, '--json', ...args)).out);

describe('mesa sla replay', () => {
  test('the same configuration changes nothing', async () => {
    expect(await json('--config', same)).toMatchObject({
      tickets: { over: 1, open: 1, otherPolicy: 0, unreadable: 0 },
      targets: {
        response: { before: { kept: 1, open: 1 }, after: { kept: 1, open: 1 }, better: 0, worse: 0, moved: 0 },
        resolution: { before: { kept: 1, open: 1 }, after: { kept: 1, open: 1 }, better: 0, worse: 0, moved: 0 },
      },
      changes: [],
      more: 0,
    });
  });

  test('a stricter one misses what was kept: counted by target, priority, policy and team, and named', async () => {
    const found = await json('--config', strict);
    expect(found.targets.response).toMatchObject({
      before: { kept: 1, breached: 0, open: 1 },
      after: { kept: 0, breached: 2 },
      worse: 2,
    });
    expect(found.targets.resolution).toMatchObject({ after: { kept: 1, open: 1 }, worse: 0, moved: 2 });
    expect(found.byPriority.normal.response).toEqual(found.targets.response);
    expect(found.byPolicy.estandar.response).toEqual(found.targets.response);
    expect(found.byTeam.mesa.response).toEqual(found.targets.response);
    expect(found.changes).toEqual([
      {
        number: 'INC-2',
        priority: 'normal',
        target: 'response',
        policy: { before: 'estandar', after: 'estandar' },
        dueAt: { before: '2026-03-04T15:00:00.000Z', after: '2026-03-03T23:00:00.000Z' },
        outcome: { before: 'open', after: 'breached' },
      },
      expect.objectContaining({
        number: 'INC-1',
        dueAt: { before: '2026-03-02T18:00:00.000Z', after: '2026-03-02T16:00:00.000Z' },
        outcome: { before: 'kept', after: 'breached' },
      }),
    ]);
  });

  test('a more generous one only moves what is due', async () => {
    const { targets, changes } = await json('--config', generous);
    expect(targets.response).toMatchObject({ after: { kept: 1, open: 1 }, better: 0, worse: 0, moved: 2 });
    expect(changes).toEqual([]);
  });

  test('a policy that is not in force yet counts as if it were, and the table says so', async () => {
    const { out, code } = await replay('--data', data, '--config', coming);
    expect(code).toBe(0);
    expect(out).toContain('dates are ignored: nuevo (from 2029-01-01) counts as in force');
    expect(out).toContain('2 of them would come under another policy');
    expect(out).toMatch(/INC-1 +normal +response +due 2026-03-02 13:00 → 2026-03-02 11:00 +kept → breached +estandar → nuevo/);
    expect(out).not.toContain('secreto');
  });

  test('--since leaves out what was opened before', async () => {
    expect(await json('--config', strict, '--since', '2026-03-03')).toMatchObject({
      since: '2026-03-03',
      tickets: { over: 0, open: 1 },
    });
  });

  test('twenty changes are named, or all where they are asked for', () => {
    const tally = emptyTally();
    const stands = { before: { outcome: 'kept' }, after: { outcome: 'breached' } } as const;
    const compared = { policy: { before: 'old', after: 'new' }, clocks: [{ target: 'next', ...stands }] } as const;
    for (let n = 1; n <= 23; n += 1) count(tally, { id: `INC-${n}`, priority: 'low', team: 'mesa' }, compared);
    const of = { config: 'x', hash: 'y' };
    const facts = { present: of, other: of, notYet: [], now: new Date(0), zone: 'America/Lima' };
    expect(replayJson(tally, facts, false)).toMatchObject({ changes: { length: 20 }, more: 3 });
    expect(replayJson(tally, facts, true)).toMatchObject({ changes: { length: 23 }, more: 0 });
    const lines = replayLines(tally, facts, false);
    expect(lines.filter((line) => line.startsWith('INC-'))).toHaveLength(20);
    expect(lines.at(-1)).toBe('and 3 more: --all shows them');
    expect(replayLines(tally, facts, true).filter((line) => line.startsWith('INC-'))).toHaveLength(23);
  });

  test('the store is left as it is', async () => {
    const store = await createEmbeddedStore({ folder: data, readOnly: true });
    const versions: string[] = [];
    for await (const { id, version } of store.scan('tickets')) versions.push(`${id}:${version}`);
    await store.close();
    await replay('--data', data, '--config', strict);
    const again = await createEmbeddedStore({ folder: data, readOnly: true });
    const after: string[] = [];
    for await (const { id, version } of again.scan('tickets')) after.push(`${id}:${version}`);
    await again.close();
    expect(after).toEqual(versions);
  });

  test('an empty store is said to be empty', async () => {
    expect(await replay('--data', empty, '--config', strict)).toMatchObject({
      code: 0,
      out: 'There are no tickets to replay.\n',
    });
    const since = await replay('--data', empty, '--config', strict, '--since', '2026-01-01');
    expect(since.out).toBe('There are no tickets opened since 2026-01-01 to replay.\n');
  });

  test('a bad configuration is refused with file, line and remedy', async () => {
    const { code, err, out } = await replay('--data', data, '--config', broken);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/sla\.yaml:\d+: .*goal.*/);
  });

  test.each([
    [[], '--config names the configuration to try'],
    [['--config', same, '--since', 'ayer'], '--since is a date like 2026-03-01'],
    [['--config', same, '--since', '2026-02-30'], '--since is a date like 2026-03-01'],
    [['--config', same, 'more'], '"more" is one word too many'],
    [['--config', same, '--jsn'], 'did you mean --json?'],
  ])('%#: wrong use is explained', async (args, said) => {
    const { code, err } = await replay(...args);
    expect(code).toBe(2);
    expect(err).toContain(said);
  });
});
