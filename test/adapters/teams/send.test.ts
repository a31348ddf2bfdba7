import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { isFileHost } from '../../../adapters/teams/fetch-file.ts';
import type { OutboundMessage } from '../../../src/messaging/outbound.ts';
import type { Delivery } from '../../../src/channel.ts';
import { tooMany } from '../../fakes/platform-edge.ts';
import { mesaChannel, objectIdOf } from '../../fakes/teams/tenant.ts';
import { message, recorded, startTeamsBench, type TeamsBench } from './teams-bench.ts';

let bench: TeamsBench;
beforeAll(async () => {
  bench = await startTeamsBench();
});
afterAll(() => bench.stop());
beforeEach(() => bench.teams.calm());

let person = 0;
/** Somebody with whom the desk has not spoken yet: their conversation has its own pace. */
const anybody = (): OutboundMessage['to'] => {
  const id = `00000000-0000-4000-8000-0000000001${String((person += 1)).padStart(2, '0')}`;
  bench.teams.tenant.people.set(id, { name: `P${person}`, email: 'p@mesa.example' });
  return { channel: 'teams', id, kind: 'direct' };
};
const inChannel = { channel: 'teams', id: mesaChannel, kind: 'shared' } as const;
const send = async (part: Partial<OutboundMessage> = {}): Promise<Delivery> =>
  bench.channel.send(message({ to: anybody(), ...part }));
const refOf = (delivery: Delivery): string => (delivery.ok ? delivery.ref : `refused: ${delivery.reason}`);
const yes = [{ value: 'yes', label: 'Sí' }];

describe('where a message goes', () => {
  test('to somebody who never wrote: a conversation is begun, once', async () => {
    const { mail } = bench.teams;
    await mail.post('/api/messages', JSON.stringify(bench.teams.activity('luis', { text: 'hola' })), {
      ...{ 'Content-Type': 'application/json', Authorization: `Bearer ${bench.teams.token()}` },
    });
    const to = anybody();
    const begun = () =>
      bench.teams.calls.filter(({ path, method }) => method === 'POST' && path.endsWith('/v3/conversations')).length;
    const before = begun();
    expect(refOf(await send({ to }))).toMatch(/^a:.+\|\d+$/);
    expect(refOf(await send({ to }))).toMatch(/^a:.+\|\d+$/);
    expect(begun() - before).toBe(1);
    expect(bench.teams.sees(to.id).map(({ text }) => text)).toEqual(['Hola', 'Hola']);
  });

  test('into a channel: it begins a thread, and what stands under it is in it', async () => {
    await bench.post(recorded('message-mention', bench.teams));
    const root = refOf(await send({ to: inChannel, reader: 'team:mesa', paragraphs: ['Ticket nuevo'] }));
    expect(root).toMatch(new RegExp(`^${mesaChannel};messageid=(\\d+)\\|\\1$`));
    const under = refOf(await send({ to: inChannel, reader: 'team:mesa', paragraphs: ['Dice: gracias'], thread: root }));
    expect(under.split('|')[0]).toBe(root.split('|')[0]);
    expect(bench.teams.sees('carlos', mesaChannel).at(-1)).toMatchObject({ text: 'Dice: gracias', under: root });
  });

  test('a team without a room, and somebody who removed the desk: elsewhere', async () => {
    expect(await send({ to: { channel: 'teams', id: 'team:mesa', kind: 'shared' } })).toMatchObject({ retry: 'elsewhere' });
    const from = { id: '29:gone', aadObjectId: '00000000-0000-4000-8000-000000000177' };
    await bench.post({ ...recorded('installation-remove', bench.teams), from });
    const to = { channel: 'teams', id: from.aadObjectId, kind: 'direct' } as const;
    expect(await send({ to })).toMatchObject({ retry: 'elsewhere', because: 'blocked' });
  });

  test('a conversation that is gone is begun anew', async () => {
    const to = anybody();
    const first = refOf(await send({ to }));
    bench.teams.storm({ on: /activities/, times: 1, as: { status: 404, json: { error: { code: 'ConversationNotFound' } } } });
    const again = refOf(await send({ to }));
    expect(again).toMatch(/^a:/);
    expect(again).not.toBe(first);
  });
});

describe('a message that changes', () => {
  test('is changed', async () => {
    const to = anybody();
    const ref = refOf(await send({ to, promptId: 'p', choices: yes }));
    expect(refOf(await send({ to, paragraphs: ['✓ Sí'], replaces: ref }))).toBe(ref);
    expect(bench.teams.sees(to.id)).toMatchObject([{ text: '✓ Sí', taps: [], edits: 1 }]);
  });

  test('and is gone is said again', async () => {
    const to = anybody();
    const ref = refOf(await send({ to, promptId: 'p', choices: yes }));
    bench.teams.tenant.activities.find(({ id }) => ref.endsWith(id))!.deleted = true;
    expect(refOf(await send({ to, paragraphs: ['✓ Sí'], replaces: ref }))).not.toBe(ref);
    expect(bench.teams.sees(to.id).at(-1)).toMatchObject({ text: '✓ Sí' });
  });
});

describe('a refusal', () => {
  const error = (status: number, code = 'Code', headers = {}) => ({ status, json: { error: { code } }, headers });
  test.each([
    ['429 with Retry-After', tooMany(7, { error: { code: 'TooManyRequests' } }), { retry: 'later', retryAfterMs: 7000 }],
    ['412', error(412, 'PreconditionFailed'), { retry: 'later' }],
    ['502', error(502), { retry: 'later', unsure: true }],
    ['504', error(504), { retry: 'later', unsure: true }],
    ['500 with Retry-After', error(500, 'ServiceError', { 'Retry-After': '3' }), { retry: 'later', retryAfterMs: 3000 }],
    ['a dropped connection', 'drop' as const, { retry: 'later', unsure: true }],
    ['403 MessageWritesBlocked', error(403, 'MessageWritesBlocked'), { retry: 'elsewhere', because: 'blocked' }],
    ['403 BotNotInConversationRoster', error(403, 'BotNotInConversationRoster'), { retry: 'elsewhere', because: 'blocked' }],
    ['401', error(401, 'Unauthorized'), { retry: 'later', because: 'credentials' }],
    ['400', error(400, 'BadSyntax'), { retry: 'never' }],
    ['413', error(413, 'MessageSizeTooBig'), { retry: 'never' }],
  ])('%s', async (_what, as, becomes) => {
    const to = anybody();
    await send({ to });
    bench.teams.storm({ on: /activities/, times: 1, as });
    expect(await send({ to })).toMatchObject({ ok: false, ...becomes });
  });

  test('of a card is said in plain words, once', async () => {
    const to = anybody();
    bench.teams.storm({ on: /activities/, times: 1, as: error(413, 'MessageSizeTooBig') });
    expect(await send({ to, promptId: 'p', choices: yes, question: '¿Abro?' })).toMatchObject({ ok: true });
    expect(bench.teams.sees(to.id).at(-1)?.text).toBe('Hola\n\n¿Abro?\n\n1. Sí');
  });

  test('asks Teams once only: trying again is the outbox’s', async () => {
    const to = anybody();
    await send({ to });
    const before = bench.teams.calls.length;
    bench.teams.storm({ on: /activities/, as: error(503) });
    await send({ to });
    expect(bench.teams.calls.length - before).toBe(1);
  });

  test('with Retry-After holds that conversation, and no other', async () => {
    const [held, free] = [anybody(), anybody()];
    await send({ to: held });
    bench.teams.storm({ on: /activities/, times: 1, as: tooMany(30) });
    await send({ to: held });
    const before = bench.teams.calls.length;
    expect(await send({ to: held })).toMatchObject({ retry: 'later', untried: true });
    expect(bench.teams.calls.length).toBe(before);
    expect(await send({ to: free })).toMatchObject({ ok: true });
  });

  test('of the desk’s own secret is an alarm; the next token is a new one', async () => {
    const other = await startTeamsBench();
    other.teams.kill(true);
    const to = { channel: 'teams', id: objectIdOf('ana'), kind: 'direct' } as const;
    await other.post(recorded('message-personal', other.teams));
    expect(await other.channel.send(message({ to }))).toMatchObject({ retry: 'later', because: 'credentials' });
    other.teams.kill(false);
    const delivery = await other.channel.send(message({ to: { ...to, id: objectIdOf('bob') } }));
    expect(delivery.ok).toBe(true);
    await other.stop();
  });
});

test('a conversation gets no more than Teams allows; what is too much waits untried', async () => {
  const to = anybody();
  const sent = await Promise.all(Array.from({ length: 12 }, () => send({ to })));
  const tried = sent.filter((one) => one.ok).length;
  expect(tried).toBeLessThanOrEqual(9);
  expect(sent.filter((one) => !one.ok)).toEqual(
    expect.arrayContaining([expect.objectContaining({ untried: true, retry: 'later' })]),
  );
});

describe('files', () => {
  const pdf = { id: 'report.pdf', name: 'report.pdf', contentType: 'application/pdf', size: 9 };

  test('to one person: after consent their bytes lie in OneDrive', async () => {
    bench.files.set('report.pdf', Buffer.from('the bytes'));
    const to = { channel: 'teams', id: objectIdOf('sofia'), kind: 'direct' } as const;
    await bench.teams.say('sofia', 'hola');
    await send({ to, reader: 'sofia', files: [pdf] });
    const consent = bench.teams.sees('sofia').at(-1)!;
    const accepted = await bench.teams.answerConsent('sofia', consent.ref, 'accept');
    expect(accepted.status).toBe(200);
    const arrived = () => bench.teams.sees('sofia').at(-1)?.files[0]?.bytes.toString();
    for (let wait = 0; wait < 100 && arrived() !== 'the bytes'; wait += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(arrived()).toBe('the bytes');
    // Teams says it again under another id: the card has its answer.
    const again = JSON.parse(accepted.body) as { value: object };
    await bench.teams.deliver({ ...again, id: 'again', value: { ...again.value, action: 'decline' } });
    await send({ to, reader: 'sofia', paragraphs: ['Listo'] });
    expect(bench.teams.sees('sofia').at(-2)?.files[0]?.bytes.toString()).toBe('the bytes');
  });

  test('that are small images are shown at once', async () => {
    bench.files.set('dot.png', Buffer.from('png'));
    const to = anybody();
    await send({ to, files: [{ id: 'dot.png', name: 'dot.png', contentType: 'image/png', size: 3 }] });
    expect(bench.teams.sees(to.id).at(-1)?.files).toEqual([{ name: 'dot.png', bytes: Buffer.from('png') }]);
  });

  test('in a channel are named, with how to get them', async () => {
    await bench.post(recorded('message-mention', bench.teams));
    await send({ to: inChannel, reader: 'team:mesa', language: 'es', ticket: 'INC-1', files: [pdf] });
    expect(bench.teams.sees('carlos', mesaChannel).at(-1)?.text).toContain('report.pdf (escribe “archivos INC-1”');
  });

  test('that people attach are fetched, and the token goes to Teams alone', async () => {
    bench.teams.tenant.files.set('captura.png', { name: 'captura.png', type: 'image/png', bytes: Buffer.from('bytes') });
    bench.events.length = 0;
    await bench.post(recorded('message-file', bench.teams));
    const event = bench.events[0];
    const ref = event?.kind === 'message' ? (event.attachments[0]?.ref ?? '') : '';
    const parts = [];
    const fetched = await bench.channel.fetch(ref);
    if (fetched !== 'gone') for await (const part of fetched) parts.push(part);
    expect(Buffer.concat(parts).toString()).toBe('bytes');
    expect(bench.teams.calls.at(-1)?.headers.authorization).toBeUndefined();
  });

  test('that have gone, and what is no reference, are gone', async () => {
    const lost = JSON.stringify({ url: `${bench.teams.url}/files/none`, from: bench.teams.serviceUrl, token: false });
    expect([await bench.channel.fetch(lost), await bench.channel.fetch('nonsense')]).toEqual(['gone', 'gone']);
  });

  test.each([
    ['https://contoso-my.sharepoint.com/x', true],
    ['https://smba.trafficmanager.net/amer/v3/attachments/1', true],
    ['http://contoso.sharepoint.com/x', false],
    ['https://sharepoint.com.evil.example/x', false],
    ['http://127.0.0.1:8080/admin', false],
    ['http://169.254.169.254/latest', false],
    ['file:///etc/passwd', false],
  ])('are fetched from Teams’ hosts only: %s', (url, allowed) => {
    expect(isFileHost(url, 'https://smba.trafficmanager.net/amer/')).toBe(allowed);
  });
});
