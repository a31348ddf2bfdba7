import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openChat, soon, type Chat } from '../fakes/chat.ts';
import { startDeskOnChannels, type DeskOnChannels } from '../fakes/desk-on-channels.ts';
import type { Seen } from '../fakes/seen.ts';
import { mesaChannel } from '../fakes/teams/tenant.ts';

const general = 'C0GENERAL';
const room = 'C0MESAROOM';
const ALONE = 'Te escribí por mensaje directo.';

let desk: DeskOnChannels;
let ana: Chat;
let carlos: Chat;

beforeAll(async () => {
  desk = await startDeskOnChannels();
  [ana, carlos] = [await openChat(desk, 'slack', 'ana'), await openChat(desk, 'slack', 'carlos')];
});
afterAll(() => desk.stop());

const seenIn = (sees: () => readonly Seen[], pattern: RegExp): Promise<Seen> =>
  soon(
    String(pattern),
    async () => sees().findLast(({ text }) => pattern.test(text)),
    async () =>
      sees()
        .map(({ text }) => text)
        .join('\n—\n'),
  );

describe('Slack', () => {
  test('a mention in a channel is answered alone; a line in its thread says so, once', async () => {
    const { ref } = await desk.slack.say('ana', 'no puedo imprimir', { in: general, mention: true });
    await ana.see(/Abriría un incidente/);
    const line = await seenIn(() => desk.slack.sees('bob', general), /mensaje directo/);
    expect(line).toMatchObject({ text: ALONE, under: ref, taps: [] });
    await desk.slack.say('ana', 'es la del segundo piso', { in: general, mention: true, thread: ref });
    await ana.see(/segundo piso/);
    await ana.tap('Abrir');
    await ana.see(/Registré INC-1/);
    expect(desk.slack.sees('bob', general).filter(({ text }) => text === ALONE)).toHaveLength(1);
  });

  test('the thread of the card takes verbs and notes; what came of them stands there', async () => {
    const card = await seenIn(() => desk.slack.sees('carlos', room), /INC-1 ·/);
    await desk.slack.say('carlos', 'tomar', { in: room, thread: card.ref });
    expect(await seenIn(() => desk.slack.sees('sofia', room), /INC-1 es tuyo/)).toMatchObject({ under: card.ref });
    await desk.slack.say('sofia', 'el rodillo está gastado', { in: room, thread: card.ref });
    await desk.slack.say('carlos', 'resolver cambié el rodillo', { in: room, thread: card.ref, mention: true });
    const asked = await ana.see(/¿Estás conforme\?/);
    expect((await ana.sees()).some(({ text }) => /gastado/.test(text))).toBe(false);
    await desk.slack.react('ana', asked.ref, '+1');
    await ana.see(/INC-1 queda cerrado/);
    expect(await seenIn(() => desk.slack.sees('carlos', room), /Ana Torres está conforme/)).toMatchObject({ under: card.ref });
  });

  test('the emoji and the shortcut make one ticket of one message, for whoever wrote it', async () => {
    const { ref } = await desk.slack.say('ana', 'se cayó el wifi del piso 3', { in: general });
    await desk.slack.react('carlos', ref, 'ticket');
    const shown = await carlos.see(/Abriría un incidente[\s\S]*Ana Torres[\s\S]*Mensaje original/);
    expect(shown.text).toMatch(/https?:\/\/\S+/);
    await carlos.tap('Abrir');
    await ana.see(/Carlos Huamán abrió INC-2 para ti/);
    await desk.slack.shortcut('sofia', ref);
    const sofia = await openChat(desk, 'slack', 'sofia');
    await sofia.see(/Ya hay un ticket de ese mensaje: INC-2/);
  });

  test('a reply in a thread of the direct chat is about its ticket, and answered in that thread', async () => {
    const told = await ana.see(/Carlos Huamán abrió INC-2 para ti/);
    await desk.slack.say('ana', 'también en el piso 4', { thread: told.ref });
    expect(await ana.see(/INC-2/)).toBeDefined();
    expect(await seenIn(() => desk.slack.sees('carlos', room), /también en el piso 4/)).toBeDefined();
  });
});

describe('Teams', () => {
  test('a mention in a channel is answered alone, in their own chat', async () => {
    await desk.teams.install('luis');
    const luis = await openChat(desk, 'teams', 'luis');
    await desk.teams.say('luis', 'no puedo entrar a SAP', { in: mesaChannel, mention: true });
    await luis.see(/Abriría un incidente/);
    expect(await seenIn(() => desk.teams.sees('bob', mesaChannel), /mensaje directo/)).toMatchObject({ text: ALONE, taps: [] });
  });
});
