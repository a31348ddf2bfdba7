import { afterEach, describe, expect, test } from '@jest/globals';
import { openChat, type Chat } from '../fakes/chat.ts';
import { startDeskOnChannels, type DeskOnChannels } from '../fakes/desk-on-channels.ts';

let desk: DeskOnChannels | undefined;
afterEach(() => desk?.stop());

const code = /[A-Z2-9]{4}-[A-Z2-9]{4}/;

/** A stranger says who they are; the code goes to where that person is known, and is typed where it was asked for. */
async function link(stranger: Chat, known: Chat, email: string): Promise<void> {
  await stranger.say(`vincular ${email}`);
  await stranger.see(/Si .* es de alguien de la empresa/);
  const { text } = await known.see(code);
  await stranger.say(code.exec(text)?.[0] ?? '');
  await stranger.see(/Listo/);
}

describe('an account that the desk does not know', () => {
  test.each(['whatsapp', 'teams'] as const)('of %s becomes its person by a code, and a stranger again', async (channel) => {
    desk = await startDeskOnChannels();
    const ana = await openChat(desk, 'slack', 'ana');
    await ana.say('no puedo imprimir');
    await ana.tap('Abrir');
    await ana.see(/Registré INC-1/);
    const other = await openChat(desk, channel, 'stranger');
    await other.say('ver INC-1');
    await other.see(/no reconozco esta cuenta/);
    await link(other, ana, 'ana@mesa.example');
    await other.say('ver INC-1');
    await other.see(/INC-1/);
    await ana.say(`desvincular ${channel}`);
    await ana.see(/ya no está vinculada/);
    await other.see(/Esta cuenta de .* ya no está vinculada/);
    const before = (await other.sees()).length;
    await other.say('ver INC-1');
    await ana.say('cuentas');
    await ana.see(/del directorio/);
    expect((await other.sees()).slice(before).filter(({ text }) => text.includes('INC-1'))).toEqual([]);
  });

  test('of WhatsApp stays its person when only the user id comes, or both', async () => {
    desk = await startDeskOnChannels();
    const ana = await openChat(desk, 'whatsapp', 'ana');
    await desk.whatsapp.say('ana', 'no puedo imprimir', { as: 'both' });
    await ana.tap('Abrir');
    await ana.see(/Registré INC-1/);
    await desk.whatsapp.say('ana', 'cuentas', { as: 'bsuid' });
    await ana.see(/del directorio/);
    expect((await ana.sees()).filter(({ text }) => /no reconozco/.test(text))).toEqual([]);
  });
});
