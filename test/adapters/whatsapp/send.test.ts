import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { tooMany } from '../../fakes/platform-edge.ts';
import { choices, startWhatsAppDesk, toAna, type WhatsAppDesk } from './whatsapp-desk.ts';

let desk: WhatsAppDesk;
beforeEach(async () => {
  desk = await startWhatsAppDesk();
  await desk.whatsapp.say('ana', 'hola');
  await desk.isRead();
});
afterEach(() => desk.stop());

const sent = () => desk.whatsapp.sees('ana');
const bodies = () =>
  desk.whatsapp.calls
    .filter(({ path }) => path.endsWith('/messages'))
    .map(({ body }) => JSON.parse(body.toString()) as Record<string, unknown>)
    .filter((body) => body['status'] !== 'read');

describe('what goes out', () => {
  test('is a text, to one person, with our mark', async () => {
    const delivery = await desk.channel.send(toAna('e1', 'Hola, Ana'));
    expect(delivery).toEqual({ ok: true, ref: sent()[0]?.ref });
    expect(bodies()).toEqual([
      {
        messaging_product: 'whatsapp', recipient_type: 'individual', to: '51900000001', type: 'text',
        text: { body: 'Hola, Ana', preview_url: false }, biz_opaque_callback_data: 'e1',
      },
    ]); // prettier-ignore
  });

  test('is split at sensible places, the question last', async () => {
    const paragraph = `${'Una frase que no termina pronto, y otra más. '.repeat(60)}`.trim();
    const message = toAna('e1', paragraph, {
      paragraphs: [paragraph, paragraph, paragraph],
      question: '¿Sigo?',
      promptId: 'p1',
      choices: choices(2),
    });
    expect(await desk.channel.send(message)).toMatchObject({ ok: true, ref: sent().at(-1)?.ref });
    expect(sent().map(({ text }) => text.length > 4096)).not.toContain(true);
    expect(sent().at(-1)).toMatchObject({ text: '¿Sigo?', taps: [{ label: 'Opción 1' }, { label: 'Opción 2' }] });
    expect(
      sent()
        .slice(0, -1)
        .map(({ text }) => text)
        .join('\n\n'),
    ).toBe([paragraph, paragraph, paragraph].join('\n\n'));
  });

  test.each([
    [1, 1, 'button'],
    [3, 3, 'button'],
    [4, 4, 'list'],
    [10, 10, 'list'],
    [11, 10, 'list'],
  ])('offers %i choices as %i of a %s', async (count, shown, type) => {
    await desk.channel.send(toAna('e1', '¿Cuál?', { promptId: 'p1', choices: choices(count) }));
    expect(sent().at(-1)?.taps).toHaveLength(shown);
    expect(bodies().at(-1)).toMatchObject({ interactive: { type } });
  });

  test('every choice comes back as the one of its prompt, however long its value', async () => {
    const values = ['a:b', `${'x'.repeat(300)}1`, `${'x'.repeat(300)}2`, '~tilde', ' espacio '];
    const of = values.map((value, index) => ({ value, label: `Opción ${index}` }));
    const prompt = {
      id: 'p1',
      say: { notice: { text: '?' }, ask: { choices: of.map(({ value }) => ({ value, label: { text: value } })) } },
    };
    await desk.store.transaction((tx) =>
      tx.collection('prompts').insert({
        ...prompt, version: 1, schema: 1, flow: 'triage', draft: {}, audience: ['person:ana'], askedAt: new Date(), shownAt: new Date(),
        open: true, copies: [], answers: [],
      }),
    ); // prettier-ignore
    await desk.channel.send(toAna('e1', '¿Cuál?', { promptId: 'p1', choices: of }));
    for (const tap of sent().at(-1)?.taps ?? []) expect(await tap.tap()).toBe(200);
    const tapped = desk.heard.filter(({ kind }) => kind === 'choice');
    expect(tapped).toMatchObject(values.map((value) => ({ promptId: 'p1', value })));
  });

  test('labels that are too long stay different, and are read whole', async () => {
    const long = (n: number): string => `Impresora multifuncional de la oficina número ${n}`;
    await desk.channel.send(toAna('e1', '¿Cuál?', { promptId: 'p1', choices: choices(2, long) }));
    await desk.channel.send(toAna('e2', '¿Cuál?', { promptId: 'p1', choices: choices(5, long) }));
    const [buttons, list] = sent();
    expect(buttons?.text).toBe(`¿Cuál?\n\n1. ${long(1)}\n2. ${long(2)}`);
    expect(new Set(buttons?.taps.map(({ label }) => label)).size).toBe(2);
    expect(list?.text).toBe('¿Cuál?');
    expect(list?.taps.map(({ more }) => more)).toEqual([1, 2, 3, 4, 5].map(long));
  });

  test('a label that stands whole in its title is not said twice', async () => {
    const label = (n: number): string => (n % 2 ? `Sala de reuniones de la Gerencia ${n}` : `Oficina ${n}`);
    await desk.channel.send(toAna('e1', '¿Cuál?', { promptId: 'p1', choices: choices(4, label) }));
    const taps = sent().at(-1)?.taps ?? [];
    expect(taps[1]?.label).toBe('2. Oficina 2');
    expect(taps.map(({ more }) => more ?? '')).toEqual([label(1), '', label(3), '']);
  });

  test('labels that are the same are told apart by their number', async () => {
    await desk.channel.send(toAna('e1', '¿Cuál?', { promptId: 'p1', choices: choices(2, () => 'Igual') }));
    expect(
      sent()
        .at(-1)
        ?.taps.map(({ label }) => label),
    ).toEqual(['1. Igual', '2. Igual']);
  });

  test('facts and a card’s inputs are lines to be read', async () => {
    const inputs = [
      { id: 'model', label: 'Modelo', type: 'choice', required: true, options: [{ value: 't', label: 'T14' }, { value: 'x', label: 'X1' }] },
      { id: 'why', label: 'Motivo', type: 'text', required: true, shown: 'La mía no prende', error: 'Muy corto' },
    ] as const; // prettier-ignore
    await desk.channel.send(toAna('e1', 'Tu laptop:', { facts: [{ label: 'Para', value: 'Ana' }, { label: 'Sede', value: 'Lima' }], inputs, question: '¿La pido?' })); // prettier-ignore
    expect(sent()[0]?.text).toBe(
      'Tu laptop:\n\nPara: Ana\nSede: Lima\n\nModelo (T14, X1)\nMotivo: La mía no prende\n⚠ Muy corto\n\n¿La pido?',
    );
  });

  test('paragraphs that are facts stand below each other', async () => {
    await desk.channel.send(
      toAna('e1', '', { paragraphs: ['INC-1: registrado.', 'Estado: registrado', 'Prioridad: normal', '¿Algo más?'] }),
    );
    expect(sent()[0]?.text).toBe('INC-1: registrado.\nEstado: registrado\nPrioridad: normal\n\n¿Algo más?');
  });

  test('people’s text formats nothing', async () => {
    await desk.channel.send(
      toAna('e1', '*negrita* _cursiva_ ~tachado~ `código` mi_archivo_final 2 * 3 * 4 \u202Eal revés\u0000'),
    );
    const [message] = bodies();
    expect(message).toMatchObject({
      text: { body: '∗negrita∗ ˍcursivaˍ ∼tachado∼ ˋcódigoˋ mi_archivo_final 2 * 3 * 4 al revés' },
    });
  });

  test('stands under the message that it answers', async () => {
    const { ref } = await desk.whatsapp.say('ana', '¿y?');
    await desk.channel.send(toAna('e1', 'Esto', { thread: ref }));
    expect(sent()[0]?.under).toBe(ref);
  });

  test('has files before the words, by what they are', async () => {
    desk.files.set('f1', { name: 'foto.jpg', contentType: 'image/jpeg', bytes: Buffer.from('a picture') });
    desk.files.set('f2', { name: 'contrato.pdf', contentType: 'application/pdf', bytes: Buffer.from('%PDF') });
    const of = (id: string, name: string, contentType: string) => ({ id, name, contentType, size: 10 });
    const files = [of('f1', 'foto.jpg', 'image/jpeg'), of('f2', 'contrato.pdf', 'application/pdf'), of('f3', 'todo.zip', 'application/zip'), of('f4', 'ajeno.pdf', 'application/pdf')]; // prettier-ignore
    const delivery = await desk.channel.send(toAna('e1', 'Ana adjuntó algo.', { files }));
    expect(sent().flatMap((one) => one.files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()]))).toEqual([
      ['foto.jpg', 'a picture'],
      ['contrato.pdf', '%PDF'],
    ]);
    expect(sent().at(-1)?.text).toBe('Ana adjuntó algo.\n\n📎 todo.zip: WhatsApp no admite este archivo. Pídelo por otro canal.');
    expect(sent()).toHaveLength(3);
    expect(delivery).toEqual({ ok: true, ref: sent().at(-1)?.ref });
  });

  test('goes to somebody without a number by their user id', async () => {
    await desk.whatsapp.say('PE.13491208655302741918', 'hola', { as: 'bsuid' });
    const to = { channel: 'whatsapp', id: 'PE.13491208655302749' + '18', kind: 'direct' } as const;
    const known = desk.heard.at(-1)?.address.id ?? '';
    expect(await desk.channel.send(toAna('e1', 'Hola', { to: { ...to, id: known } }))).toMatchObject({ ok: true });
    expect(bodies().at(-1)).toMatchObject({ recipient: known, text: { body: 'Hola' } });
    expect(bodies().at(-1)).not.toHaveProperty('to');
  });
});

describe('what is refused', () => {
  test.each([
    [131_056, { retry: 'later', retryAfterMs: 1000 }],
    [130_429, { retry: 'later', scope: 'channel' }],
    [80_007, { retry: 'later', scope: 'channel' }],
    [131_016, { retry: 'later' }],
    [190, { retry: 'later', because: 'credentials' }],
    [368, { retry: 'later', because: 'credentials' }],
    [131_031, { retry: 'later', because: 'credentials' }],
    [131_026, { retry: 'elsewhere', because: 'blocked' }],
    [131_049, { retry: 'elsewhere' }],
    [131_050, { retry: 'elsewhere', because: 'blocked' }],
    [132_001, { retry: 'elsewhere' }],
    [131_009, { retry: 'never' }],
  ])('%i has its consequence', async (code, consequence) => {
    desk.whatsapp.storm({ on: /messages/, times: 1, as: { status: 400, json: { error: { code, message: 'No' } } } });
    expect(await desk.channel.send(toAna('e1', 'Hola'))).toMatchObject({ ok: false, ...consequence });
  });

  test('nothing is asked before the time that the platform named', async () => {
    desk.whatsapp.storm({ on: /messages/, times: 1, as: tooMany(30) });
    expect(await desk.channel.send(toAna('e1', 'Hola'))).toMatchObject({
      retry: 'later',
      retryAfterMs: 30_000,
      scope: 'channel',
    });
    const before = bodies().length;
    expect(await desk.channel.send(toAna('e1', 'Hola'))).toMatchObject({ retry: 'later', untried: true });
    expect(bodies()).toHaveLength(before);
    desk.pass(30_001);
    expect(await desk.channel.send(toAna('e1', 'Hola'))).toMatchObject({ ok: true });
  });

  test('nobody gets more at a time than WhatsApp allows', async () => {
    for (let n = 0; n < 45; n += 1) expect(await desk.channel.send(toAna(`e${n}`, `${n}`))).toMatchObject({ ok: true });
    expect(await desk.channel.send(toAna('e45', '45'))).toMatchObject({ retry: 'later', untried: true });
    expect(sent()).toHaveLength(45);
    desk.pass(270_000);
    expect(await desk.channel.send(toAna('e45', '45'))).toMatchObject({ ok: true });
  });

  test('too much to one person is waited for, four times as long each time', async () => {
    const refusal = { status: 400, json: { error: { code: 131_056, message: 'pair rate limit' } } };
    desk.whatsapp.storm({ on: /messages/, times: 2, as: refusal });
    expect(await desk.channel.send(toAna('e1', 'Hola'))).toMatchObject({ retryAfterMs: 1000 });
    desk.pass(1001);
    expect(await desk.channel.send(toAna('e1', 'Hola'))).toMatchObject({ retryAfterMs: 4000 });
    expect(await desk.channel.send({ ...toAna('e2', 'Hola'), to: { channel: 'whatsapp', id: '51900000002', kind: 'direct' } })).toMatchObject({ retry: 'elsewhere' }); // prettier-ignore
  });

  test.each(['drop', 'lost', { status: 502, bytes: 'Bad gateway' }] as const)('%j is tried again, after a look', async (as) => {
    desk.whatsapp.storm({ on: /messages/, times: 1, as });
    expect(await desk.channel.send(toAna('e1', 'Hola'))).toMatchObject({ retry: 'later', unsure: true });
  });

  test('a platform that is not there was told nothing', async () => {
    await desk.whatsapp.stop();
    // What was kept open breaks with the first call, which may have gone out.
    await desk.channel.send(toAna('e1', 'Hola'));
    const delivery = await desk.channel.send(toAna('e1', 'Hola'));
    expect(delivery).toMatchObject({ retry: 'later' });
    expect(delivery).not.toHaveProperty('unsure');
  });

  test('parts that are through are not sent again', async () => {
    const text = 'Una frase. '.repeat(800).trim();
    const third = toAna('e1', text, { question: '¿Sigo?', promptId: 'p1', choices: choices(2) });
    const busy = { status: 400, json: { error: { code: 131_016, message: 'busy' } } };
    desk.whatsapp.storm({ on: /messages/, times: 1, as: { late: 1 } });
    desk.whatsapp.storm({ on: /messages/, times: 1, as: busy });
    expect(await desk.channel.send(third)).toMatchObject({ retry: 'later' });
    expect(sent()).toHaveLength(1);
    expect(await desk.channel.send(third)).toMatchObject({ ok: true });
    expect(
      sent()
        .map((one) => one.text)
        .join(' '),
    ).toBe(`${text} ¿Sigo?`);
  });
});
