import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openChat, soon, type Chat } from '../fakes/chat.ts';
import { startDeskOnChannels, type DeskOnChannels } from '../fakes/desk-on-channels.ts';
import type { Seen } from '../fakes/seen.ts';
import { mesaChannel } from '../fakes/teams/tenant.ts';
import { configWith } from '../scenarios/config-with.ts';

const config = configWith([
  {
    file: 'teams.yaml',
    from: /room: \{ channel: slack, language: es \}/,
    to: `room: { channel: teams, address: "${mesaChannel}", language: es }`,
  },
]);

let desk: DeskOnChannels;
let ana: Chat;

beforeAll(async () => {
  desk = await startDeskOnChannels({ config });
  ana = await openChat(desk, 'whatsapp', 'ana');
  await desk.teams.install('carlos');
  // The desk learns of the channel when it is called there.
  await desk.teams.say('carlos', 'ayuda', { in: mesaChannel, mention: true });
});
afterAll(() => desk.stop());

const inRoom = (pattern: RegExp): Promise<Seen> =>
  soon(
    `${pattern} in the room`,
    async () => desk.teams.sees('carlos', mesaChannel).findLast(({ text }) => pattern.test(text)),
    async () =>
      desk.teams
        .sees('carlos', mesaChannel)
        .map(({ text }) => text)
        .join('\n—\n'),
  );

describe('the agents’ room in a channel of Teams', () => {
  test('verbs with a mention, notes without one, and the requester’s words stand in the thread of the card', async () => {
    await ana.say('no puedo imprimir');
    await ana.tap('Abrir');
    const card = await inRoom(/INC-1 ·/);
    const under = { in: mesaChannel, thread: card.ref };
    await desk.teams.say('carlos', 'tomar', { ...under, mention: true });
    await ana.see(/Carlos Huamán está atendiendo INC-1/);
    expect(await inRoom(/INC-1 es tuyo/)).toMatchObject({ under: card.ref });
    await desk.teams.say('sofia', 'el rodillo está gastado', under);
    await desk.teams.say('carlos', 'reply voy en diez minutos', { ...under, mention: true });
    await ana.see(/voy en diez minutos/);
    await ana.say('INC-1 estoy en el piso 2');
    expect(await inRoom(/estoy en el piso 2/)).toMatchObject({ under: card.ref });
    await desk.teams.say('carlos', 'resolver cambié el rodillo', { ...under, mention: true });
    await ana.see(/cambié el rodillo/);
    expect((await ana.sees()).some(({ text }) => /gastado/.test(text))).toBe(false);
    const carlos = await openChat(desk, 'teams', 'carlos');
    await carlos.say('ver INC-1');
    await carlos.see(/rodillo está gastado/);
  });

  test('"Create ticket" of a colleague’s message is for whoever wrote it', async () => {
    const { ref } = await desk.teams.say('bob', 'the projector in the meeting room is broken', { in: mesaChannel });
    await desk.teams.create('carlos', ref);
    const carlos = await openChat(desk, 'teams', 'carlos');
    await carlos.see(/Abriría un[\s\S]*Bob Wilson/);
  });
});
