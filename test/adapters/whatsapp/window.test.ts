import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { OutboxEntry, Say } from '../../../src/messaging/outbound.ts';
import { choices, startWhatsAppDesk, toAna, type WhatsAppDesk } from './whatsapp-desk.ts';

const HOUR_MS = 3_600_000;
let desk: WhatsAppDesk;
beforeEach(async () => {
  desk = await startWhatsAppDesk({ refuseAtOnce: true });
});
afterEach(() => desk.stop());

const bodies = () =>
  desk.whatsapp.calls
    .filter(({ path }) => path.endsWith('/messages'))
    .map(({ body }) => JSON.parse(body.toString()) as Record<string, unknown>)
    .filter((body) => body['status'] !== 'read');
const ask = toAna('e1', 'Ana pide «Laptop» (REQ-1)\ny necesita tu aprobación.', {
  key: 'approval.ask',
  promptId: 'p1',
  ticket: 'REQ-1',
  facts: [{ label: 'Modelo', value: 'T14' }, { label: 'Motivo', value: '*urgente*\n\t    ya' }],
  choices: ['approved', 'rejected', 'ask'].map((value) => ({ value, label: value })),
}); // prettier-ignore

const keep = (more: Partial<OutboxEntry> & { id: string; say: Say }): Promise<void> =>
  desk.store.transaction((tx) =>
    tx.collection('outbox').insert({
      version: 1, schema: 1, seq: more.id, reader: 'ana', to: toAna('', '').to, lane: 'whatsapp:51900000001', state: 'sending',
      attempts: 1, createdAt: new Date(), ...more,
    }),
  ); // prettier-ignore

describe('24 hours after somebody wrote', () => {
  test('the desk speaks freely before, and by a template afterwards', async () => {
    await desk.whatsapp.say('ana', 'hola');
    await desk.isRead();
    desk.pass(24 * HOUR_MS - 120_000);
    expect(await desk.channel.send(ask)).toMatchObject({ ok: true });
    desk.pass(120_000);
    expect(await desk.channel.send(ask)).toMatchObject({ ok: true });
    expect(bodies().map(({ type }) => type)).toEqual(['interactive', 'template']);
  });

  test('a template has one line a value, and its buttons carry the choices', async () => {
    expect(await desk.channel.send(ask)).toMatchObject({ ok: true });
    const text = (words: string) => ({ type: 'text', text: words });
    const reply = (index: string, payload: string) => ({ type: 'button', sub_type: 'quick_reply', index, parameters: [{ type: 'payload', payload }] }); // prettier-ignore
    expect(bodies()).toMatchObject([
      {
        type: 'template',
        template: {
          name: 'mesa_aprobacion',
          language: { code: 'es' },
          components: [
            { type: 'body', parameters: [text('Ana Torres'), text('Ana pide «Laptop» (REQ-1) y necesita tu aprobación.'), text('Modelo: T14; Motivo: ∗urgente∗ ya')] }, // prettier-ignore
            reply('0', 'p1:approved'),
            reply('1', 'p1:rejected'),
            reply('2', 'p1:ask'),
          ],
        },
      },
    ]);
    await desk.whatsapp.sees('ana').at(-1)?.taps[1]?.tap();
    expect(desk.heard).toMatchObject([{ kind: 'choice', promptId: 'p1', value: 'rejected' }]);
  });

  test('a quick reply without our payload is told by its label', async () => {
    const prompt = { version: 1, schema: 1, flow: 'approve', draft: {}, audience: ['person:ana'], askedAt: new Date(), shownAt: new Date(), open: true, copies: [], answers: [] } as const; // prettier-ignore
    const say: Say = {
      notice: { key: 'approval.ask', params: { number: 'REQ-1', requester: 'Bob', item: 'Laptop' } },
      ask: { choices: [{ value: 'approved', label: { text: 'Sí, apruebo' } }, { value: 'rejected', label: { text: 'No' } }] },
    }; // prettier-ignore
    await desk.store.transaction((tx) =>
      tx.collection('prompts').insert({ id: 'p1', say, ...prompt, audience: ['person:ana'], copies: [], answers: [] }),
    );
    await keep({ id: 'e1', say, promptId: 'p1', state: 'sent', ref: 'wamid.template' });
    const tap = { type: 'button', button: { payload: 'Rechazar', text: 'Rechazar' } };
    await desk.whatsapp.send('ana', tap, { replyTo: 'wamid.template' });
    await desk.whatsapp.send(
      'ana',
      { type: 'button', button: { payload: 'Otra cosa', text: 'Otra cosa' } },
      { replyTo: 'wamid.template' },
    );
    expect(desk.heard).toMatchObject([
      { kind: 'choice', promptId: 'p1', value: 'rejected' },
      { kind: 'choice', promptId: 'gone' },
    ]);
  });

  test('what has no template goes elsewhere, and a change that nobody waits for is not said', async () => {
    expect(await desk.channel.send(toAna('e1', 'Hola', { key: 'told.attached' }))).toMatchObject({ retry: 'elsewhere' });
    expect(await desk.channel.send(toAna('e2', 'Hola'))).toMatchObject({ retry: 'elsewhere' });
    expect(await desk.channel.send(toAna('e3', 'Aprobado.', { replaces: 'wamid.1' }))).toEqual({ ok: true, ref: 'wamid.1' });
    expect(await desk.channel.send({ ...ask, replaces: 'wamid.1' })).toEqual({ ok: true, ref: 'wamid.1' });
    expect(bodies()).toEqual([]);
  });

  test('where the platform’s clock says otherwise, the template goes out at once, until they write again', async () => {
    await desk.whatsapp.say('ana', 'hola');
    await desk.isRead();
    desk.whatsapp.closeWindow('ana');
    expect(await desk.channel.send(ask)).toMatchObject({ ok: true });
    expect(await desk.channel.send(toAna('e2', 'Hola'))).toMatchObject({ retry: 'elsewhere' });
    expect(bodies().map(({ type }) => type)).toEqual(['interactive', 'template']);
    await desk.whatsapp.say('ana', 'aquí estoy');
    expect(await desk.channel.send(toAna('e3', 'Hola'))).toMatchObject({ ok: true });
  });

  test('a message told later to be out of time is tried again with its template, if it has one', async () => {
    await desk.whatsapp.say('ana', 'hola');
    await keep({ id: 'e1', say: { notice: { key: 'approval.ask', params: {} } }, state: 'sent', ref: 'wamid.1' });
    await keep({ id: 'e2', say: { notice: { key: 'told.attached', params: {} } }, state: 'sent', ref: 'wamid.2' });
    const failed = (id: string, mark: string): object => ({
      id, status: 'failed', timestamp: '1795334401', recipient_id: '51900000001', biz_opaque_callback_data: mark,
      errors: [{ code: 131_047, title: 'Re-engagement message' }],
    }); // prettier-ignore
    await desk.whatsapp.post(desk.whatsapp.envelope({ statuses: [failed('wamid.1', 'e1') as Record<string, unknown>, failed('wamid.2', 'e2') as Record<string, unknown>] })); // prettier-ignore
    expect(desk.receipts).toMatchObject([
      { entry: 'e1', state: { retry: 'later', retryAfterMs: 0 } },
      { entry: 'e2', state: { retry: 'elsewhere' } },
    ]);
    await desk.channel.send(ask);
    expect(bodies().at(-1)).toMatchObject({ type: 'template' });
  });

  test('an instant that cannot be is none to go by', async () => {
    const old = { type: 'text', text: { body: 'hola' }, timestamp: '1700000000' };
    await desk.whatsapp.send('ana', old);
    expect(await desk.channel.send(toAna('e1', 'Hola'))).toMatchObject({ ok: true });
    const yesterday = { ...old, timestamp: String(Math.floor(Date.now() / 1000) - 25 * 3600) };
    await desk.whatsapp.send('bob', yesterday);
    const to = { channel: 'whatsapp', id: '51900000002', kind: 'direct' } as const;
    expect(await desk.channel.send(toAna('e2', 'Hola', { to }))).toMatchObject({ retry: 'elsewhere' });
  });
});

describe('a message whose answer was lost', () => {
  test('is found by its statuses', async () => {
    await desk.whatsapp.say('ana', 'hola');
    await desk.isRead();
    await keep({ id: 'e1', say: { notice: { text: 'Hola' } } });
    desk.whatsapp.storm({ on: /messages/, times: 1, as: 'lost' });
    expect(await desk.channel.send(toAna('e1', 'Hola'))).toMatchObject({ unsure: true });
    const ref = desk.whatsapp.sees('ana')[0]?.ref ?? '';
    const found = desk.channel.find(toAna('e1', 'Hola'));
    await desk.whatsapp.status(ref, 'sent');
    expect(await found).toEqual({ ref });
  });

  test('of which nothing is told is unknown', async () => {
    expect(await desk.channel.find(toAna('e1', 'Hola'))).toBe('unknown');
  });

  test('of which only a part is known goes on with the rest', async () => {
    await desk.whatsapp.say('ana', 'hola');
    await desk.isRead();
    const message = toAna('e1', Array.from({ length: 800 }, (_, n) => `Frase ${n}.`).join(' '), {
      question: '¿Sigo?',
      promptId: 'p1',
      choices: choices(2),
    });
    await keep({ id: 'e1', say: { notice: { text: 'Hola' } } });
    desk.whatsapp.storm({ on: /messages/, times: 1, as: 'lost' });
    await desk.channel.send(message);
    await desk.whatsapp.status(desk.whatsapp.sees('ana')[0]?.ref ?? '', 'sent');
    expect(await desk.channel.send(message)).toMatchObject({ ok: true });
    const texts = desk.whatsapp.sees('ana').map(({ text }) => text);
    expect(new Set(texts).size).toBe(texts.length);
  });
});
