import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openChat, soon } from '../../fakes/chat.ts';
import { startDeskOnChannels, type DeskOnChannels } from '../../fakes/desk-on-channels.ts';
import type { Seen } from '../../fakes/seen.ts';
import { mesaChannel } from '../../fakes/teams/tenant.ts';

/** The demo desk with the room of its service desk in a channel of Teams, and Sofía reading English. */
function configured(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mesa-room-'));
  cpSync('config', folder, { recursive: true });
  const change = (file: string, from: RegExp, to: string): void => {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    if (!from.test(text)) throw new Error(`${file} has changed`);
    writeFileSync(path, text.replace(from, to));
  };
  change(
    'teams.yaml',
    /room: \{ channel: slack, language: es \}/,
    `room: { channel: teams, address: '${mesaChannel}', language: es }`,
  );
  change('people.yaml', /(- id: sofia\n(?: {2}.*\n)*? {2}language: )es/, '$1en');
  return folder;
}

describe('a card in a channel', () => {
  let desk: DeskOnChannels;
  let config = '';
  beforeAll(async () => {
    config = configured();
    desk = await startDeskOnChannels({ config });
    for (const person of ['ana', 'carlos', 'sofia']) await (await openChat(desk, 'teams', person)).say('hola');
    await desk.teams.say('carlos', 'hola', { in: mesaChannel, mention: true });
    await (await openChat(desk, 'teams', 'ana')).say('no puedo imprimir desde ayer');
    await (await openChat(desk, 'teams', 'ana')).tap('Abrir');
  });
  afterAll(async () => {
    await desk.stop();
    rmSync(config, { recursive: true, force: true });
  });

  const card = (viewer: string): Promise<Seen> =>
    soon('the card', async () => desk.teams.sees(viewer, mesaChannel).find(({ text }) => /INC-1/.test(text)));

  test('begins a thread, and asks the clients of its agents to look for their own view', async () => {
    const { ref } = await card('carlos');
    expect(ref).toMatch(/;messageid=(\d+)\|\1$/);
    const content = JSON.stringify(desk.teams.tenant.activities.find(({ id }) => ref.endsWith(id))?.content);
    expect(content).toContain('"userIds":["29:');
  });

  test('is in the language of whoever looks, with buttons for agents only', async () => {
    const { ref } = await card('sofia');
    for (const viewer of ['carlos', 'sofia', 'ana']) expect((await desk.teams.refresh(viewer, ref)).status).toBe(200);
    const labels = async (viewer: string): Promise<readonly string[]> => (await card(viewer)).taps.map(({ label }) => label);
    expect(await labels('carlos')).toContain('Tomar');
    expect(await labels('sofia')).toContain('Take');
    expect(await labels('ana')).toEqual([]);
  });

  test('is not to be had from another conversation, or by whoever knows nothing of it', async () => {
    const { ref } = await card('carlos');
    const value = { action: { type: 'Action.Execute', verb: 'refresh', data: {} }, trigger: 'automatic' };
    const elsewhere = desk.teams.activity('ana', {
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: ref.split('|')[1],
      value,
    });
    expect((await desk.teams.deliver(elsewhere)).status).toBe(400);
  });

  test('changes for who taps at once, and for everybody else', async () => {
    const take = (await card('carlos')).taps.find(({ label }) => label === 'Tomar');
    expect(await take?.tap()).toBe(200);
    expect((await card('carlos')).text).toMatch(/Carlos/);
    await (await openChat(desk, 'teams', 'ana')).see(/Carlos Huamán está atendiendo INC-1/);
    await soon('the card changed', async () => ((await card('luis')).edits > 0 ? true : undefined));
  });
});
