import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createEmbeddedStore } from '../../adapters/embedded/store.ts';
import { checkPlatforms, roomsUnseen } from '../../src/commands/doctor/check-platform.ts';
import { checkPublicUrl } from '../../src/commands/doctor/check-public-url.ts';
import { diagnose } from '../../src/commands/doctor/diagnose.ts';
import type { Finding } from '../../src/commands/doctor/finding.ts';
import { startSlackPlatform, type SlackPlatform } from '../fakes/slack-platform.ts';
import { startTeamsPlatform, type TeamsPlatform } from '../fakes/teams-platform.ts';
import { startWhatsAppPlatform, type WhatsAppPlatform } from '../fakes/whatsapp-platform.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const lines = (findings: readonly Finding[]) => findings.map(({ ok, about, says }) => `${ok ? '✓' : '✗'} ${about}: ${says}`);
type Settings = Parameters<typeof checkPublicUrl>[0];

const slack = { botToken: 'xoxb', signingSecret: 's' };
const teams = { anonymous: true } as const;
const whatsapp = { token: 't', phoneNumberId: '1', appSecret: 's', verifyToken: 'v' };
/** Nobody listens there. */
const nobody = 'http://127.0.0.1:9';

describe('the public address', () => {
  const look = async (given: Settings) => lines(await checkPublicUrl(given));

  test('is not spoken of where no platform is on, and not needed for Socket Mode or the playground', async () => {
    expect(await look({})).toEqual([]);
    expect(await look({ slack: { ...slack, appToken: 'xapp' }, teams })).toEqual([
      '✓ public address: not needed; with PUBLIC_URL the desk could link to its page',
    ]);
  });

  test('is missing, and who needs it is named', async () => {
    expect(await look({ slack, whatsapp })).toEqual([
      '✗ public address: PUBLIC_URL is not set, and Slack and WhatsApp must reach the desk; set it to the https address that leads here (README, "An address for the platforms")',
    ]);
  });

  test('is not https', async () => {
    expect((await look({ whatsapp, publicUrl: 'http://mesa.example' }))[0]).toMatch(
      /^✗ public address: http:\/\/mesa\.example is not https, which is needed for WhatsApp; put a proxy/,
    );
  });

  test('leads nowhere, to something else, or to a desk', async () => {
    let status = 200;
    const server = createServer((request, response) => response.writeHead(request.url === '/healthz' ? status : 404).end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect(await look({ slack, publicUrl })).toEqual([`✓ public address: ${publicUrl} leads to a running desk`]);
    status = 502;
    expect((await look({ slack, publicUrl }))[0]).toMatch(
      /^✗ .*does not lead to a running desk \(it answers 502\); start the desk/,
    );
    expect((await look({ slack, publicUrl: nobody }))[0]).toMatch(/^✗ .*\(nobody answers\); start the desk/);
    await new Promise((resolve) => server.close(resolve));
  });
});

describe('a platform', () => {
  let slackPlatform: SlackPlatform;
  let teamsPlatform: TeamsPlatform;
  let whatsappPlatform: WhatsAppPlatform;
  beforeAll(async () => {
    slackPlatform = await startSlackPlatform();
    teamsPlatform = await startTeamsPlatform();
    whatsappPlatform = await startWhatsAppPlatform();
  });
  afterAll(() => Promise.all([slackPlatform.stop(), teamsPlatform.stop(), whatsappPlatform.stop()]));

  const look = async (settings: object) =>
    lines(await checkPlatforms(settings as unknown as Parameters<typeof checkPlatforms>[0]));
  const all = () => ({
    slack: { ...slack, botToken: slackPlatform.token, apiUrl: slackPlatform.apiUrl },
    teams: teamsPlatform.settings,
    whatsapp: whatsappPlatform.settings,
  });

  test('that takes its credentials', async () => {
    const found = await look(all());
    expect(found.filter((line) => line.startsWith('✗'))).toEqual([]);
    for (const expected of [
      /^✓ channel slack: bot .* in the workspace /m,
      /^✓ channel teams: app .* gets its token$/m,
      /^✓ channel whatsapp: writes as /m,
    ])
      expect(found.join('\n')).toMatch(expected);
    expect(await look({})).toEqual(['✓ channel slack: off', '✓ channel teams: off', '✓ channel whatsapp: off']);
  });

  test('that refuses them: the step, and where it stands', async () => {
    teamsPlatform.kill(true);
    whatsappPlatform.kill(true);
    const found = (await look({ ...all(), slack: { ...all().slack, botToken: 'xoxb-dead' } })).join('\n');
    teamsPlatform.kill(false);
    whatsappPlatform.kill(false);
    expect(found).toMatch(
      /^✗ channel slack: Slack refuses the bot token: invalid_auth; .*SLACK_BOT_TOKEN \(README, "Set up Slack"\)$/m,
    );
    expect(found).toMatch(/^✗ channel teams: the login refuses.*TEAMS_APP_PASSWORD.* \(README, "Set up Teams"\)$/m);
    expect(found).toMatch(/^✗ channel whatsapp: WhatsApp does not take WHATSAPP_TOKEN; .* \(README, "Set up WhatsApp"\)$/m);
    expect(found).not.toContain(whatsappPlatform.settings.token);
  });

  test('rooms that Slack has no channel for, by name and by id', async () => {
    const room = (address?: string) => ({ room: { channel: 'slack', ...(address && { address }) } });
    const all = {
      mesa: room(),
      nowhere: room(),
      gone: room('C0NONE'),
      known: room('C0GENERAL'),
      page: { room: { channel: 'web' } },
    };
    const teams = new Map(Object.entries(all).map(([id, one]) => [id, { id, ...one }]));
    const unseen = (apiUrl: string) =>
      roomsUnseen(
        { slack: { ...slack, botToken: slackPlatform.token, apiUrl } } as Parameters<typeof roomsUnseen>[0],
        { teams } as unknown as Parameters<typeof roomsUnseen>[1],
      );
    expect(await unseen(slackPlatform.apiUrl)).toEqual(new Set(['nowhere', 'gone']));
    expect(await unseen(`${nobody}/api/`)).toEqual(new Set());
  });

  test('that does not answer', async () => {
    const teams = { ...teamsPlatform.settings, loginUrl: nobody, openIdMetadataUrl: nobody };
    const whatsapp = { ...whatsappPlatform.settings, apiUrl: `${nobody}/v23.0` };
    const found = await look({ slack: { ...slack, apiUrl: `${nobody}/api/` }, teams, whatsapp });
    expect(found).toHaveLength(4);
    for (const line of found) expect(line).toMatch(/^✗ channel \w+: .*; .* \(README, "Set up \w+"\)$/);
  });
});

describe('what a desk knows of its troubles', () => {
  test('alarms, held and failed messages, each with what to do', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mesa-doctor-'));
    const store = await createEmbeddedStore({ folder });
    const since = new Date('2026-03-02T14:00:00Z');
    const say = { notice: { text: 'x' } };
    const entry = {
      version: 1,
      schema: 1,
      seq: '1',
      reader: 'ana',
      to: { channel: 'slack', id: 'U1', kind: 'direct' as const },
      lane: 'slack:U1',
    };
    await store.transaction(async (tx) => {
      const alarm = { kind: 'credentials' as const, since, reason: 'token_revoked' };
      await tx.collection('channels').insert({ id: 'slack', version: 1, schema: 1, alarm });
      const more = { ...entry, say, attempts: 1, createdAt: since };
      await tx.collection('outbox').insert({ ...more, id: 'a', state: 'held' });
      await tx.collection('outbox').insert({ ...more, id: 'b', state: 'failed' });
    });
    await store.close();
    const found = lines(await diagnose({ env: { MESA_DATA: folder, MESA_CONFIG: join(root, 'config') }, root }));
    expect(found).toEqual(
      expect.arrayContaining([
        '✗ channel slack: since 2026-03-02T14:00:00.000Z: token_revoked; renew its token, as its set-up says, and start the desk again: what waits is sent then',
        '✗ messages: 1 held until their reader writes or the operator acts; mesa letters lists them, and sends them again (requeue)',
        '✗ messages: 1 could not be delivered; mesa letters lists them, and sends them again (requeue)',
      ]),
    );
    await rm(folder, { recursive: true });
  });
});
