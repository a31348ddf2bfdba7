import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createRandom } from './hostile-requests.ts';
import { openChat, soon, type Chat } from '../fakes/chat.ts';
import { startDeskOnChannels, type DeskOnChannels } from '../fakes/desk-on-channels.ts';
import type { Call } from '../fakes/platform-edge.ts';
import type { Webhook } from '../fakes/webhooks.ts';

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
const room = 'C0MESAROOM';
const TIMES = 10;
const QUIET_MS = 1500;

let desk: DeskOnChannels;
let ana: Chat;
let bob: Chat;
let luis: Chat;
let pedro: Chat;
let carlos: Chat;

beforeAll(async () => {
  desk = await startDeskOnChannels();
  [ana, bob, luis, pedro, carlos] = [
    await openChat(desk, 'whatsapp', 'ana'),
    await openChat(desk, 'whatsapp', 'bob'),
    await openChat(desk, 'teams', 'luis'),
    await openChat(desk, 'web', 'pedro'),
    await openChat(desk, 'slack', 'carlos'),
  ];
  // The app was given to him; he has never written.
  await desk.teams.install('luis');
  await pedro.say('hola');
  await pedro.see(/Hola/);
});
afterAll(() => desk.stop());

/** What was asked of the platforms, but for reading. */
const sent = (): readonly Call[] =>
  [desk.slack, desk.teams, desk.whatsapp].flatMap(({ calls }) =>
    calls.filter(
      ({ method, path, body }) =>
        method !== 'GET' && /postMessage|chat\.update|activities|messages$/.test(path) && !body.includes('"read"'),
    ),
  );

/** Resolves when the desk has had nothing to say for a while. */
const quiet = (): Promise<true> => {
  const last = { count: -1, at: 0 };
  return soon('the desk to be quiet', async () => {
    const count = sent().length;
    if (count !== last.count) Object.assign(last, { count, at: Date.now() });
    return Date.now() - last.at > QUIET_MS || undefined;
  });
};

/** A card of the team's room in Slack, with its buttons. */
const inRoom = (pattern: RegExp) =>
  soon(
    `${pattern} in the room`,
    async () => desk.slack.sees('carlos', room).findLast(({ text }) => pattern.test(text)),
    async () =>
      desk.slack
        .sees('carlos', room)
        .map(({ text }) => text)
        .join('\n—\n'),
  );

describe('one ticket, three platforms', () => {
  test('an incident from WhatsApp with a photo, taken with a button of the card in Slack, answered in its thread', async () => {
    await desk.whatsapp.attach('ana', {
      name: 'foto.png',
      type: 'image/png',
      bytes: PIXEL,
      caption: 'no puedo imprimir desde ayer',
    });
    await ana.tap('Abrir');
    await ana.see(/Registré INC-1/);
    const card = await inRoom(/INC-1/);
    const photo = await soon(
      'the photo in the room',
      async () => desk.slack.sees('carlos', room).flatMap(({ files }) => files)[0],
    );
    expect(Buffer.from(photo.bytes)).toEqual(PIXEL);
    const take = card.taps.find(({ label }) => /tomar/i.test(label))!;
    expect(await take.tap()).toBe(200);
    await ana.see(/Carlos Huamán está atendiendo INC-1/);
    await desk.slack.say('carlos', 'el tóner está en el almacén', { in: room, thread: card.ref });
    await desk.slack.say('carlos', 'reply voy en diez minutos', { in: room, thread: card.ref });
    const reply = await ana.see(/voy en diez minutos/);
    expect((await ana.sees()).some(({ text }) => text.includes('almacén'))).toBe(false);
    // Her words arrive in the thread of the card.
    await desk.whatsapp.say('ana', 'estoy en el piso 2', { replyTo: reply.ref });
    const heard = await inRoom(/estoy en el piso 2/);
    expect(heard.under).toBe(card.ref);
    await desk.slack.say('carlos', 'resolve cambié el tóner', { in: room, thread: card.ref });
    await ana.tap('Conforme');
    await ana.see(/INC-1 queda cerrado/);
  });

  test('a request from WhatsApp, approved in Teams and on the page, fulfilled in Slack', async () => {
    await ana.say('necesito una laptop nueva para el 15 de enero de 2030');
    await ana.tap('Abrir');
    await ana.tap('T14');
    await ana.see(/¿Para qué la necesitas\?/);
    await ana.say('la mía ya no enciende');
    await ana.tap('Mochila');
    await ana.tap('Enviar');
    await luis.tap('Preguntar');
    await luis.say('¿no sirve la de Bob?');
    await ana.see(/no sirve la de Bob/);
    await ana.say('no, es muy lenta');
    await luis.see(/es muy lenta/);
    await luis.tap('Aprobar');
    await pedro.tap('Aprobar');
    await ana.see(/REQ-1 fue aprobado/);
    await carlos.command('take REQ-1');
    await ana.see(/atendiendo REQ-1/);
    await carlos.command('resolve REQ-1 entregada');
    await ana.tap('Conforme');
    await ana.see(/REQ-1 queda cerrado/);
  });

  test('each in their own language', async () => {
    await bob.say('the wifi on floor 3 is down');
    await bob.tap('Open it');
    const card = await inRoom(/INC-2/);
    expect(card.text).toMatch(/[áéíóúñ]|Prioridad|Solicitante/);
    await carlos.command('take INC-2');
    await bob.see(/Carlos Huamán is (working on|looking after|handling) INC-2|INC-2.*Carlos Huamán/);
  });

  test('strangers are told so politely, each on their platform, and nothing is opened', async () => {
    for (const channel of ['slack', 'teams', 'whatsapp'] as const) {
      const person = channel === 'slack' ? 'U0GUESTANA' : 'stranger';
      await desk[channel].say(person, 'no puedo imprimir');
      const stranger = await openChat(desk, channel, person);
      const { taps } = await stranger.see(/\p{L}/u);
      expect(taps).toEqual([]);
    }
  });
});

describe('every delivery, ten times more, in any order', () => {
  const posted = (): readonly { readonly mail: DeskOnChannels['slack']['mail']; readonly webhook: Webhook }[] =>
    [desk.slack, desk.teams, desk.whatsapp].flatMap(({ mail }) => mail.sent.map((webhook) => ({ mail, webhook })));
  test('changes nothing and says nothing', async () => {
    await carlos.command('mine');
    await carlos.see(/INC-2.*wifi|wifi.*INC-2/i);
    await ana.see(/atención de REQ-1/);
    await quiet();
    const before = { sent: sent(), lines: (await pedro.sees()).length };
    const random = createRandom(7);
    const deliveries = posted().flatMap((one) => Array.from({ length: TIMES }, () => ({ one, at: random() })));
    const statuses = new Set<number>();
    const left = deliveries.sort((one, other) => one.at - other.at).map(({ one }) => one);
    const again = async (): Promise<void> => {
      for (let one = left.pop(); one; one = left.pop()) {
        const retry =
          one.webhook.path === '/slack/events' ? { 'X-Slack-Retry-Num': '1', 'X-Slack-Retry-Reason': 'http_timeout' } : {};
        statuses.add(await one.mail.again(one.webhook, retry));
      }
    };
    await Promise.all([again(), again(), again(), again(), again(), again()]);
    expect([...statuses]).toEqual([200]);
    // Whatever might have come of it would stand before this in the same lanes.
    for (const chat of [ana, luis, carlos]) {
      const lines = (await chat.sees()).length;
      await chat.say('hola');
      await soon('an answer', async () => ((await chat.sees()).length > lines ? true : undefined));
    }
    const fresh = sent().filter((one) => !before.sent.includes(one));
    const words = fresh.map(({ body }) => decodeURIComponent(body.toString()));
    expect(words.map((one) => /Hola/.test(one) || one)).toEqual([true, true, true]);
    expect((await pedro.sees()).length).toBe(before.lines);
    const facts = (await desk.facts()) as readonly Record<string, unknown>[];
    expect(facts.map(({ number, state, requester, assignee }) => ({ number, state, requester, assignee }))).toEqual([
      { number: 'INC-1', state: 'closed', requester: 'ana', assignee: 'carlos' },
      { number: 'REQ-1', state: 'closed', requester: 'ana', assignee: 'carlos' },
      { number: 'INC-2', state: 'in_progress', requester: 'bob', assignee: 'carlos' },
    ]);
  }, 120_000);
});
