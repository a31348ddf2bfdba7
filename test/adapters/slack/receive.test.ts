import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startSlackDesk, type SlackDesk } from './slack-desk.ts';

let desk: SlackDesk;
beforeAll(async () => {
  desk = await startSlackDesk();
});
afterAll(() => desk.stop());
beforeEach(() => void desk.heard.splice(0));

const ana = { channel: 'slack', userId: 'U0DESKANA', name: 'ana', email: 'ana@mesa.example' };
const alone = { channel: 'slack', id: 'U0DESKANA', kind: 'direct' };
const general = { channel: 'slack', id: 'C0GENERAL', kind: 'shared' };

describe('what is said', () => {
  test('in a direct conversation is taken, with who said it', async () => {
    const { status } = await desk.slack.say('ana', 'no puedo imprimir');
    expect(status).toBe(200);
    expect(desk.heard).toMatchObject([
      { kind: 'message', sender: ana, address: alone, text: 'no puedo imprimir', attachments: [] },
    ]);
    expect(desk.heard[0]).not.toHaveProperty('repliesTo');
  });

  test('by mention in a channel is taken once, with where to answer alone and under what', async () => {
    const { ref } = await desk.slack.say('ana', 'no hay wifi', { in: 'C0GENERAL', mention: true });
    const ids = new Set(desk.heard.map(({ id }) => id));
    expect(ids.size).toBe(1);
    expect(desk.heard[0]).toMatchObject({
      kind: 'message',
      text: 'no hay wifi',
      address: general,
      direct: alone,
      repliesTo: ref,
    });
  });

  test('without a mention in a channel is nobody’s business', async () => {
    await desk.slack.say('ana', 'hola a todos', { in: 'C0GENERAL' });
    expect(desk.heard).toEqual([]);
  });

  test('in the thread of the desk’s own message is taken, in another thread it is not', async () => {
    const own = await desk.channel.send({
      ...{ id: 'o1', to: { channel: 'slack', id: 'C0MESAROOM', kind: 'shared' }, reader: 'team:mesa', language: 'es' },
      ...{ paragraphs: ['INC-1'], facts: [], choices: [], inputs: [] },
    });
    if (!own.ok) throw new Error(own.reason);
    await desk.slack.say('carlos', 'reviso el tóner', { in: 'C0MESAROOM', thread: own.ref });
    expect(desk.heard).toMatchObject([{ text: 'reviso el tóner', repliesTo: own.ref, direct: { id: 'U0DESKCARLOS' } }]);
    const other = await desk.slack.say('ana', 'almuerzo?', { in: 'C0GENERAL' });
    await desk.slack.say('bob', 'sí', { in: 'C0GENERAL', thread: other.ref });
    expect(desk.heard).toHaveLength(1);
  });

  test('a bare mention asks what the desk can do', async () => {
    await desk.slack.say('ana', '', { in: 'C0GENERAL', mention: true });
    expect(desk.heard[0]).toMatchObject({ kind: 'command', text: 'help' });
  });

  test.each([
    ['assign INC-1 <@U0DESKLUIS>', 'assign INC-1 @luis'],
    ['<@U0MESABOT> take INC-1', 'take INC-1'],
    ['5 &lt; 6 &amp;&amp; 7 &gt; 6', '5 < 6 && 7 > 6'],
    ['mira <https://x.example/a?b=1&amp;c=2|esto>', 'mira esto (https://x.example/a?b=1&c=2)'],
    ['<https://x.example>', 'https://x.example'],
    ['<http://mesa.pe|mesa.pe>', 'mesa.pe'],
    ['<mailto:ana@mesa.example|ana@mesa.example>', 'ana@mesa.example'],
    ['en <#C0GENERAL|general> <!here>', 'en #general @here'],
    [':+1::skin-tone-3:', '👍'],
    ['<@U0NOBODY> dijo', '@U0NOBODY dijo'],
  ])('%s is read as words', async (written, read) => {
    const event = {
      type: 'message',
      channel: 'D0U0DESKANA',
      channel_type: 'im',
      user: 'U0DESKANA',
      text: written,
      ts: '1772460000.000100',
    };
    await desk.slack.post({ type: 'event_callback', event_id: `Ev ${written}`, event });
    expect(desk.heard[0]).toMatchObject({ text: read });
  });

  test('files come along, and their bytes can be had', async () => {
    const bytes = Buffer.from('a photo');
    await desk.slack.say('ana', '', { files: [{ name: 'foto.png', type: 'image/png', bytes }] });
    const [event] = desk.heard;
    if (event?.kind !== 'message') throw new Error('no message');
    expect(event.attachments).toMatchObject([{ name: 'foto.png', contentType: 'image/png', size: 7 }]);
    const got = await desk.channel.fetch(event.attachments[0]!.ref);
    if (got === 'gone') throw new Error('gone');
    const chunks: Uint8Array[] = [];
    for await (const chunk of got) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).toBe('a photo');
  });
});

describe('who is who', () => {
  test.each([
    ['U0GUESTANA', 'a guest'],
    ['U0CONNECTED', 'somebody of another company'],
  ])('%s has no e-mail: %s', async (user) => {
    await desk.slack.say(user, 'hola');
    expect(desk.heard[0]?.sender).not.toHaveProperty('email');
  });

  test('a Slack that does not say who wrote is asked again, and nobody is taken for a stranger', async () => {
    const fresh = await startSlackDesk();
    fresh.slack.storm({ on: /users\.info/, times: 1, as: { status: 500 } });
    const { status } = await fresh.slack.say('ana', 'hola');
    expect([status, fresh.heard]).toEqual([503, []]);
    expect(await fresh.slack.mail.again(fresh.slack.mail.sent[0]!)).toBe(200);
    expect(fresh.heard).toMatchObject([{ sender: ana }]);
    await fresh.stop();
  });
});

test('what somebody writes in a hurry arrives in order, also while Slack is slow to say who it is', async () => {
  const fresh = await startSlackDesk();
  fresh.slack.storm({ on: /users\.info/, times: 1, as: { late: 300 } });
  const words = ['uno <@U0DESKLUIS>', 'dos', 'tres'];
  const posts = words.map((text, index) => {
    const event = {
      type: 'message',
      channel: 'D0U0DESKANA',
      channel_type: 'im',
      user: 'U0DESKANA',
      text,
      ts: `177246000${index}.000100`,
    };
    return fresh.slack.post({ type: 'event_callback', event_id: `Ev${index}`, event });
  });
  await Promise.all(posts);
  expect(fresh.heard.map((event) => 'text' in event && event.text)).toEqual(['uno @luis', 'dos', 'tres']);
  await fresh.stop();
});

describe('commands and shortcuts', () => {
  test('what follows /mesa is a command, answered alone', async () => {
    const { status, answer } = await desk.slack.command('carlos', 'take INC-1', 'C0GENERAL');
    expect(status).toBe(200);
    expect(JSON.parse(answer)).toMatchObject({ response_type: 'ephemeral', text: expect.stringContaining('mensaje directo') });
    expect(desk.heard).toMatchObject([{ kind: 'command', text: 'take INC-1', address: { id: 'U0DESKCARLOS', kind: 'direct' } }]);
    expect((await desk.slack.command('carlos', 'queue')).answer).toBe('');
    const bare = { command: '/mesa', text: 'queue', user_id: 'U0DESKCARLOS', trigger_id: '9.9.bare' };
    expect((await desk.slack.post(bare)).status).toBe(200);
  });

  test('"Create ticket" of a message tells who wrote it, what, and where', async () => {
    const { ref } = await desk.slack.say('ana', 'se cayó el correo', { in: 'C0GENERAL' });
    await desk.slack.shortcut('carlos', ref);
    expect(desk.heard).toMatchObject([
      {
        ...{ kind: 'report', text: 'se cayó el correo', author: { userId: 'U0DESKANA', email: 'ana@mesa.example' } },
        ...{ sender: { userId: 'U0DESKCARLOS' }, repliesTo: ref, address: general, direct: { id: 'U0DESKCARLOS' } },
        link: expect.stringMatching(/^https?:/),
      },
    ]);
  });

  test('the ticket emoji does the same, any other on a colleague’s message nothing', async () => {
    const { ref } = await desk.slack.say('ana', 'no hay agua', { in: 'C0GENERAL' });
    await desk.slack.react('carlos', ref, 'eyes');
    expect(desk.heard).toEqual([]);
    await desk.slack.react('carlos', ref, 'ticket');
    expect(desk.heard).toMatchObject([{ kind: 'report', text: 'no hay agua', repliesTo: ref }]);
  });

  test('an emoji on the desk’s own message is a reaction to it', async () => {
    const sent = await desk.channel.send({
      ...{ id: 'o2', to: { channel: 'slack', id: 'U0DESKANA', kind: 'direct' }, reader: 'ana', language: 'es' },
      ...{ paragraphs: ['¿Conforme?'], facts: [], choices: [], inputs: [] },
    });
    if (!sent.ok) throw new Error(sent.reason);
    await desk.slack.react('ana', sent.ref, '+1::skin-tone-2');
    expect(desk.heard).toMatchObject([{ kind: 'reaction', emoji: '👍', repliesTo: sent.ref, address: alone }]);
  });
});
