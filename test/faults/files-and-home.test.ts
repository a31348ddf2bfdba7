import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openChat, soon, type Chat } from '../fakes/chat.ts';
import { startDeskOnChannels, type DeskOnChannels } from '../fakes/desk-on-channels.ts';
import type { Seen } from '../fakes/seen.ts';
import { slackIdOf } from '../fakes/slack/workspace.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkM9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const room = 'C0MESAROOM';

let desk: DeskOnChannels;
let ana: Chat;
let carlos: Chat;
beforeAll(async () => {
  desk = await startDeskOnChannels();
  ana = await openChat(desk, 'whatsapp', 'ana');
  carlos = await openChat(desk, 'slack', 'carlos');
});
afterAll(() => desk.stop());

/** The bytes of a file that somebody was sent, once it is there. */
const got = (look: () => Promise<readonly Seen[]> | readonly Seen[], name: RegExp): Promise<Buffer> =>
  soon(`a file ${name}`, async () => {
    const found = (await look()).flatMap(({ files }) => files).findLast((file) => name.test(file.name));
    return found && Buffer.from(found.bytes);
  });

describe('files go where their readers are', () => {
  test('a photo from WhatsApp into the team’s Slack room, and to an agent on Teams by the verb', async () => {
    await desk.whatsapp.attach('ana', { name: 'foto.png', type: 'image/png', bytes: PNG, caption: 'no puedo imprimir' });
    await ana.tap('Abrir');
    await ana.see(/INC-1/);
    expect(await got(() => desk.slack.sees('carlos', room), /png$/)).toEqual(PNG);
    const sofia = await openChat(desk, 'teams', 'sofia');
    await sofia.say('archivos INC-1');
    await sofia.see(/Archivos de INC-1/);
  });

  test('an agent’s file from Slack to the requester on WhatsApp, once it can no longer be taken back', async () => {
    await carlos.command('take INC-1');
    const files = [{ name: 'manual.pdf', type: 'application/pdf', bytes: PDF }];
    await desk.slack.say('carlos', 'responder INC-1 sigue este manual', { files });
    expect(desk.whatsapp.sees('ana').flatMap((seen) => seen.files)).toEqual([]);
    expect(await got(() => ana.sees(), /manual/)).toEqual(PDF);
  });
});

describe('the Home tab in a real workspace', () => {
  const home = (person: string): string => JSON.stringify(desk.slack.workspace.homes.get(slackIdOf(person)) ?? {});
  const shows = (person: string, words: RegExp) =>
    soon(
      `${words} on the tab of ${person}`,
      async () => (words.test(home(person)) ? true : undefined),
      async () => home(person),
    );

  test('is shown when it is opened, taps do what they say, and it follows', async () => {
    const luis = await openChat(desk, 'slack', 'luis');
    await luis.say('no funciona el wifi del piso 3');
    await luis.tap('Abrir');
    await desk.slack.openHome('sofia');
    await shows('sofia', /Cola de tu equipo.*INC-2/);
    expect(await desk.slack.tapHome('sofia', 'Tomar')).toBe(200);
    await (await openChat(desk, 'slack', 'sofia')).see(/INC-2 es tuyo/);
    await shows('sofia', /A tu cargo.*INC-2/);
  });

  test('a stranger reads a kind word', async () => {
    await desk.slack.openHome('U0STRANGER');
    await soon(
      'a tab',
      async () => /no reconozco tu cuenta/.test(JSON.stringify([...desk.slack.workspace.homes.values()])) || undefined,
    );
  });
});
