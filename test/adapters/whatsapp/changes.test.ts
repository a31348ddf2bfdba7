import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { OutboxEntry, Say } from '../../../src/messaging/outbound.ts';
import type { Prompt } from '../../../src/messaging/prompt.ts';
import { choices, startWhatsAppDesk, toAna, type WhatsAppDesk } from './whatsapp-desk.ts';

let desk: WhatsAppDesk;
beforeEach(async () => {
  desk = await startWhatsAppDesk();
  await desk.whatsapp.say('ana', 'hola');
  await desk.isRead();
});
afterEach(() => desk.stop());

const words = (text: string): { text: string } => ({ text });
const entry = (more: Partial<OutboxEntry> & { id: string; say: Say }): OutboxEntry => ({
  version: 1, schema: 1, seq: more.id, reader: 'ana', to: toAna('', '').to, lane: 'whatsapp:51900000001', state: 'sent', attempts: 1,
  createdAt: new Date(), ...more,
}); // prettier-ignore
const question: Say = {
  notice: words('Ana pide una laptop.'),
  facts: [{ label: words('Modelo'), value: 'T14' }],
  question: words('¿Apruebas?'),
  ask: { choices: [{ value: 'yes', label: words('Sí') }, { value: 'no', label: words('No') }] },
}; // prettier-ignore
const prompt = (more: Partial<Prompt> = {}): Prompt => ({
  id: 'p1', version: 1, schema: 1, flow: 'approve', draft: {}, audience: ['person:ana'], say: question, askedAt: new Date(), shownAt: new Date(),
  open: true, copies: [{ entry: 'e1', reader: 'ana', to: toAna('', '').to }], answers: [], ...more,
}); // prettier-ignore

/** The question stands in the chat, under `ref`. */
async function asked(more: Partial<Prompt> = {}): Promise<string> {
  const asking = toAna('e1', 'Ana pide una laptop.', { facts: [{ label: 'Modelo', value: 'T14' }], question: '¿Apruebas?', promptId: 'p1', choices: [{ value: 'yes', label: 'Sí' }, { value: 'no', label: 'No' }] }); // prettier-ignore
  const delivery = await desk.channel.send(asking);
  if (!delivery.ok) throw new Error(delivery.reason);
  await desk.store.transaction(async (tx) => {
    await tx.collection('prompts').insert(prompt(more));
    await tx.collection('outbox').insert(entry({ id: 'e1', say: question, promptId: 'p1', ref: delivery.ref }));
  });
  return delivery.ref;
}

const seen = () => desk.whatsapp.sees('ana').slice(1);

describe('a message that is changed', () => {
  test('is not said again where its reader has just answered it', async () => {
    const ref = await asked({ answers: [{ by: 'ana', value: 'yes', at: new Date() }] });
    const change = toAna('e2', 'Ana pide una laptop.', { facts: [{ label: 'Modelo', value: 'T14' }, { label: 'Ana', value: 'aprobó' }], replaces: ref }); // prettier-ignore
    expect(await desk.channel.send(change)).toEqual({ ok: true, ref });
    expect(seen()).toEqual([]);
  });

  test('is not said again where the question was shown once more since', async () => {
    const again = { entry: 'e5', reader: 'ana', to: toAna('', '').to };
    const ref = await asked({ copies: [{ ...again, entry: 'e1' }, again] });
    await desk.store.transaction((tx) =>
      tx.collection('outbox').insert(entry({ id: 'e2', say: question, replaces: 'e1', state: 'sending' })),
    );
    const change = toAna('e2', 'Ana pide una laptop.', { facts: [{ label: 'Luis', value: 'aprobó' }], replaces: ref });
    expect(await desk.channel.send(change)).toEqual({ ok: true, ref });
    expect(seen()).toEqual([]);
  });

  test('is not said again where only its buttons go', async () => {
    const ref = await asked();
    const closed: Say = { notice: question.notice, question: { key: 'answered', params: { answer: words('Sí') } } };
    await desk.store.transaction((tx) =>
      tx.collection('outbox').insert(entry({ id: 'e2', say: closed, replaces: 'e1', state: 'sending' })),
    );
    expect(await desk.channel.send(toAna('e2', 'Ana pide una laptop.', { question: 'Elegiste: Sí', replaces: ref }))).toEqual({
      ok: true,
      ref,
    });
    expect(await desk.channel.send(toAna('e3', 'Ana pide una laptop.', { replaces: ref }))).toEqual({ ok: true, ref });
    expect(seen()).toEqual([]);
  });

  test('is not said again where it was an alert that is over', async () => {
    const ref = await asked({ flow: 'heed-alert' });
    const closed: Say = { notice: words('Laptop: aviso de plazo.'), question: { key: 'sla.over' } };
    await desk.store.transaction((tx) =>
      tx.collection('outbox').insert(entry({ id: 'e2', say: closed, replaces: 'e1', state: 'sending' })),
    );
    const change = toAna('e2', 'Laptop: aviso de plazo.', { question: 'Este aviso ya pasó.', replaces: ref });
    expect(await desk.channel.send(change)).toEqual({ ok: true, ref });
    expect(seen()).toEqual([]);
  });

  test('is not said again where all that is new is what its reader decided, in words', async () => {
    const ref = await asked();
    const change = toAna('e2', 'Ana pide una laptop.', { facts: [{ label: 'Rechazó', value: 'Ana Torres: muy caro' }], question: 'Rechazado.', replaces: ref }); // prettier-ignore
    expect(await desk.channel.send(change)).toEqual({ ok: true, ref });
    expect(seen()).toEqual([]);
  });

  test('says what is new, in reply to what it was', async () => {
    const ref = await asked();
    const change = toAna('e2', 'Ana pide una laptop.', { facts: [{ label: 'Modelo', value: 'T14' }, { label: 'Luis', value: 'rechazó' }], question: 'Rechazado.', replaces: ref }); // prettier-ignore
    expect(await desk.channel.send(change)).toMatchObject({ ok: true });
    expect(seen()).toMatchObject([{ text: 'Ana pide una laptop.\n\nLuis: rechazó\n\nRechazado.', under: ref, taps: [] }]);
    expect(await desk.channel.send({ ...change, id: 'e3' })).toEqual({ ok: true, ref });
    expect(seen()).toHaveLength(1);
  });

  test('puts a live question again with what is new, or with other choices', async () => {
    const ref = await asked();
    const live = {
      promptId: 'p1',
      question: '¿Apruebas?',
      replaces: ref,
      choices: [
        { value: 'yes', label: 'Sí' },
        { value: 'no', label: 'No' },
      ],
    };
    const facts = [{ label: 'Modelo', value: 'T14' }];
    expect(await desk.channel.send(toAna('e2', 'Ana pide una laptop.', { ...live, facts }))).toEqual({ ok: true, ref });
    const more = [...facts, { label: 'Luis', value: 'aprobó' }];
    await desk.channel.send(toAna('e3', 'Ana pide una laptop.', { ...live, facts: more }));
    await desk.channel.send(toAna('e4', 'Ana pide una laptop.', { ...live, facts: more, choices: choices(2) }));
    expect(seen()).toMatchObject([
      { text: 'Ana pide una laptop.\n\nLuis: aprobó\n\n¿Apruebas?', taps: [{ label: 'Sí' }, { label: 'No' }] },
      { text: 'Ana pide una laptop.\n\n¿Apruebas?', taps: [{ label: 'Opción 1' }, { label: 'Opción 2' }] },
    ]);
  });

  test('of which nothing is known any more is said whole', async () => {
    const { ref } = await desk.whatsapp.say('ana', 'otra cosa');
    await desk.channel.send(toAna('e9', 'Así quedó.', { facts: [{ label: 'Estado', value: 'cerrado' }], replaces: ref }));
    expect(desk.whatsapp.sees('ana')).toMatchObject([{ text: 'Así quedó.\n\nEstado: cerrado', under: ref }]);
  });
});

describe('a list with more than ten choices', () => {
  const many: Say = {
    notice: words('Tenemos esto:'),
    question: words('¿Cuál?'),
    ask: { choices: choices(25).map(({ value, label }) => ({ value, label: words(label) })) },
  };
  const shown = toAna('e1', 'Tenemos esto:', { question: '¿Cuál?', promptId: 'p1', choices: choices(25) });
  const idle = async (count: number): Promise<void> => {
    while (desk.whatsapp.sees('ana').length < count) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  const last = () => desk.whatsapp.sees('ana').at(-1);
  const offer = async (open: boolean): Promise<void> => {
    await desk.store.transaction(async (tx) => {
      await tx.collection('prompts').insert(prompt({ say: many, open }));
      await tx.collection('outbox').insert(entry({ id: 'e1', say: many, promptId: 'p1' }));
    });
    await desk.channel.send(shown);
  };

  test('is turned page by page, without a word of the desk, and each choice can be reached', async () => {
    await offer(true);
    const reached =
      last()
        ?.taps.slice(0, 9)
        .map(({ label }) => label) ?? [];
    for (const page of [2, 3]) {
      const more = last()?.taps.at(-1);
      expect(more?.label).toBe('Ver más');
      await more?.tap();
      await idle(page);
      reached.push(...(last()?.taps.map(({ label }) => label) ?? []).filter((label) => label !== 'Ver más'));
    }
    expect(reached).toEqual(choices(25).map(({ label }) => label));
    expect(desk.heard.map(({ kind }) => kind)).toEqual(['message']);
    await last()?.taps.at(-1)?.tap();
    expect(desk.heard.at(-1)).toMatchObject({ kind: 'choice', promptId: 'p1', value: 'v25' });
  });

  test('a tap that is delivered again turns no further page', async () => {
    await offer(true);
    await last()?.taps.at(-1)?.tap();
    await idle(2);
    const taps = desk.whatsapp.mail.sent.slice(-1);
    await Promise.all(Array.from({ length: 10 }, () => taps).flatMap((all) => all.map((tap) => desk.whatsapp.mail.again(tap))));
    await desk.channel.stop();
    expect(desk.whatsapp.sees('ana')).toHaveLength(2);
  });

  test('a page that cannot go at once follows', async () => {
    await offer(true);
    desk.whatsapp.storm({ on: /messages/, times: 2, as: { status: 400, json: { error: { code: 131_016, message: 'busy' } } } });
    await last()?.taps.at(-1)?.tap();
    await idle(2);
    expect(last()?.taps[0]?.label).toBe('Opción 10');
  });

  test('the next page of a question that is over is a tap that comes too late', async () => {
    await offer(false);
    await last()?.taps.at(-1)?.tap();
    expect(desk.heard.at(-1)).toMatchObject({ kind: 'choice', promptId: 'p1' });
    expect(desk.whatsapp.sees('ana')).toHaveLength(1);
  });

  test('nobody turns the pages of somebody else’s list', async () => {
    await offer(true);
    const id = last()?.taps.at(-1)?.value ?? '';
    await desk.whatsapp.send('bob', {
      type: 'interactive',
      interactive: { type: 'list_reply', list_reply: { id, title: 'Ver más' } },
    });
    await desk.channel.stop();
    expect(desk.heard.at(-1)).toMatchObject({ kind: 'choice', promptId: 'gone', sender: { userId: '51900000002' } });
    expect(desk.whatsapp.sees('bob')).toEqual([]);
  });
});
