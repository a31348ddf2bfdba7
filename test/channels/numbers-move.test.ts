import { afterEach, describe, expect, test } from '@jest/globals';
import { openChat } from '../fakes/chat.ts';
import { startDeskOnChannels, type DeskOnChannels } from '../fakes/desk-on-channels.ts';
import { numberOf } from '../fakes/whatsapp/account.ts';

let desk: DeskOnChannels | undefined;
afterEach(() => desk?.stop());

describe("a person's number of WhatsApp", () => {
  test('that is given to somebody else tells them nothing, and opens nothing to them', async () => {
    desk = await startDeskOnChannels();
    const [ana, carlos] = [await openChat(desk, 'whatsapp', 'ana'), await openChat(desk, 'teams', 'carlos')];
    await ana.say('no puedo imprimir');
    await ana.tap('Abrir');
    await ana.see(/INC-1/);
    const from = numberOf('ana');
    const system = { body: 'Ana changed', type: 'user_changed_number', wa_id: '51999999999' };
    await desk.whatsapp.send('ana', { type: 'system', system });
    await ana.say('mis tickets');
    await ana.see(/no reconozco esta cuenta/);
    const before = desk.whatsapp.sees('ana').length;
    await carlos.say('tomar INC-1');
    await carlos.say('responder INC-1 ya voy para allá');
    const elsewhere = await openChat(desk, 'slack', 'ana');
    await elsewhere.see(/INC-1/);
    const told = desk.whatsapp.sees('ana').slice(before);
    expect({ from, told: told.map(({ text }) => text) }).toEqual({ from, told: [] });
  });
});
