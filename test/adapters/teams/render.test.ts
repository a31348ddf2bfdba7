import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createTranslate } from '../../../adapters/i18next/translate.ts';
import { bytesOf, type Card, type CardAction, type CardElement } from '../../../adapters/teams/render/card.ts';
import { inputsIn, type TapData } from '../../../adapters/teams/render/card-data.ts';
import { CARD_ROOM_BYTES, TEXT_UNITS } from '../../../adapters/teams/limits.ts';
import { plainWords } from '../../../adapters/teams/render/plain-words.ts';
import { PICKED, render, renderCard, type Drawing } from '../../../adapters/teams/render/render.ts';
import type { OutboundMessage, RenderedInput } from '../../../src/messaging/outbound.ts';
import { everyInput } from '../../fakes/every-input.ts';
import { checkCard } from '../../fakes/teams/check-card.ts';
import { showMarkdown } from '../../fakes/teams/show-markdown.ts';
import { message } from './teams-bench.ts';

const translate = createTranslate(fileURLToPath(new URL('../../../locales', import.meta.url)));
const drawing: Drawing = {
  say: (key, params) => translate('es', key, params),
  people: () => [
    { value: 'ana', label: 'Ana Torres' },
    { value: 'bob', label: 'Bob Wilson' },
  ],
  local: (instant) => (instant === '' ? undefined : { date: instant.slice(0, 10), time: instant.slice(11, 16) }),
  mayChoose: true,
};

const choices = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ value: `v${index}`, label: `Opción ${index + 1}` }));

function cardOf(part: Partial<OutboundMessage>): Card {
  const { last } = render(message({ promptId: 'prompt-1', ...part }), drawing);
  if (!('card' in last)) throw new Error('no card');
  expect(checkCard(last.card)).toEqual([]);
  expect(bytesOf(last.card)).toBeLessThanOrEqual(CARD_ROOM_BYTES);
  return last.card;
}

function* elements(parts: readonly CardElement[]): Generator<CardElement> {
  for (const part of parts) {
    yield part;
    if (part.type === 'Container') yield* elements(part.items);
    if (part.type === 'ColumnSet') for (const column of part.columns) yield* elements(column.items);
  }
}

const actionsOf = ({ body }: Card): readonly CardAction[] =>
  [...elements(body)].flatMap((one) => (one.type === 'ActionSet' ? one.actions : []));

/** What a client sends where nobody changes anything: each input's value as it stands. */
function untouched(card: Card): Record<string, unknown> {
  const inputs = [...elements(card.body)].filter((one) => one.type.startsWith('Input.')) as { id: string; value?: unknown }[];
  return Object.fromEntries(inputs.map(({ id, value = '' }) => [id, value]));
}

const sentBy = (card: Card, filled: object = {}): Record<string, unknown> | undefined =>
  inputsIn({ ...actionsOf(card)[0]!.data, ...untouched(card), ...filled } as TapData);

describe('words', () => {
  test('that are too many go in parts, and none is lost', () => {
    const long = Array.from({ length: 9000 }, (_, index) => `palabra${index}`).join(' ');
    const { before, last } = render(message({ paragraphs: [long] }), drawing);
    const parts = [...before, last].map((part) => ('text' in part ? part.text : ''));
    expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(TEXT_UNITS);
    expect(parts.join(' ')).toBe(long);
  });

  test('that are too many for a card go ahead of it; the buttons stand under the last', () => {
    const long = 'Una frase. '.repeat(6000);
    const { before, last } = render(message({ paragraphs: [long], promptId: 'p', choices: choices(2) }), drawing);
    expect(before.length).toBeGreaterThan(3);
    expect('card' in last && actionsOf(last.card)).toHaveLength(2);
    expect('card' in last && checkCard(last.card)).toEqual([]);
  });

  test('of facts that are far too long are shortened until the card fits', () => {
    const facts = Array.from({ length: 60 }, (_, index) => ({ label: `Dato ${index}`, value: 'ñandú '.repeat(2000) }));
    expect(actionsOf(cardOf({ facts, choices: choices(2) }))).toHaveLength(2);
  });
});

describe('what people wrote', () => {
  test.each([
    ['[un enlace](https://evil.example)'],
    ['![imagen](https://evil.example/x.png)'],
    ['**fuerte** _cursiva_ __x__ ~~no~~ `código`'],
    ['# título'],
    ['- uno\n- dos'],
    ['1. uno'],
    ['> cita'],
    ['a_b_c 2 * 3 * 4'],
    ['C:\\_carpeta\\[x](y)'],
    ['&lt;b&gt; &amp;'],
    ['[a[b](c)](d)'],
    ['<at>Ana</at>'],
  ])('%j reads as it was written', (text) => {
    const alive = { mentions: [], links: [] as string[] };
    const shown = showMarkdown(plainWords(text), alive);
    expect(shown.replace(/\n+/g, '\n')).toBe(text.replace(/\n+/g, '\n'));
    expect(alive.links.filter((link) => !text.startsWith('!') && !text.includes('evil') && link)).toEqual([]);
  });

  test('never ends up as a link with other words, whatever it is', () => {
    const nasty = fc.string({
      unit: fc.constantFrom('[', ']', '(', ')', '\\', '*', '_', '`', '<', '!', 'a', ' ', '\n', 'http://x'),
    });
    fc.assert(
      fc.property(nasty, (text) => {
        const unescaped = plainWords(text).replace(/\\[\\`*_{}[\]()#+\-.!~|<>&]/g, 'x');
        expect(unescaped).not.toMatch(/\[[^\]]*\]\(/);
      }),
    );
  });

  test('has no way to turn text around, and no date function', () => {
    expect(plainWords('abc\u202Edef\u0007')).toBe('abcdef');
    expect(plainWords('{{DATE(2026-01-01T00:00:00Z)}}')).not.toContain('{{DATE');
  });
});

describe('choices', () => {
  test.each([1, 3, 6, 12, 18])('%i are buttons, six in a row at most', (count) => {
    const card = cardOf({ choices: choices(count) });
    const sets = [...elements(card.body)].map((one) => (one.type === 'ActionSet' ? one.actions.length : 0));
    expect(Math.max(...sets)).toBeLessThanOrEqual(6);
    expect(actionsOf(card).map(({ data }) => data)).toEqual(
      choices(count).map(({ value }) => ({ p: 'prompt-1', v: value, n: expect.any(String) })),
    );
  });

  test.each([19, 120, 900])('%i are a list, each of them in it', (count) => {
    const card = cardOf({ choices: choices(count) });
    const [list] = [...elements(card.body)].filter((one) => one.type === 'Input.ChoiceSet');
    expect(list).toMatchObject({ id: PICKED });
    expect(list?.choices.map(({ value }) => value)).toEqual(choices(count).map(({ value }) => value));
    expect(actionsOf(card)).toHaveLength(1);
  });

  test('carry their tone, and the same for clients that know no Action.Execute', () => {
    const [yes, no] = actionsOf(cardOf({ choices: [{ value: 'y', label: 'Sí', style: 'primary' }, { value: 'n', label: 'No', style: 'danger' }] })); // prettier-ignore
    expect([yes?.style, no?.style]).toEqual(['positive', 'destructive']);
    expect(yes?.fallback).toMatchObject({ type: 'Action.Submit', data: yes?.data });
  });

  test('are no buttons for who may only look', () => {
    const card = renderCard(message({ promptId: 'p', choices: choices(2), inputs: everyInput }), {
      ...drawing,
      mayChoose: false,
    });
    expect(actionsOf(card)).toEqual([]);
    expect(Object.keys(untouched(card))).toEqual([]);
  });
});

describe('inputs', () => {
  const group: RenderedInput = {
    id: 'equipment', label: 'Equipo', type: 'group', required: false, max: 20,
    value: [{ what: 'Monitor', count: 2 }],
    fields: [
      { id: 'what', label: 'Qué', type: 'text', required: true },
      { id: 'count', label: 'Cuántos', type: 'number', required: true },
    ],
  }; // prettier-ignore
  const simple = (type: RenderedInput['type'], more: Partial<RenderedInput> = {}): RenderedInput => ({
    id: 'x',
    label: 'X',
    type,
    required: true,
    ...more,
  });

  test('of every kind stand in one valid card', () => {
    const card = cardOf({ inputs: [...everyInput, group], choices: choices(1) });
    expect(Object.keys(untouched(card)).length).toBeGreaterThan(15);
  });

  test.each([
    ['text', simple('text', { value: 'Hola' }), 'Hola'],
    ['long_text', simple('long_text', { value: 'Dos\nlíneas' }), 'Dos\nlíneas'],
    ['number', simple('number', { value: 2.5 }), 2.5],
    ['money', simple('money', { value: { amount: 120, currency: 'PEN' }, currency: 'PEN', shown: 'S/ 120.00' }), 120],
    ['date', simple('date', { value: '2026-03-06' }), '2026-03-06'],
    ['date_time', simple('date_time', { value: '2026-03-06T20:30:00.000Z' }), { date: '2026-03-06', time: '20:30' }],
    ['date_range', simple('date_range', { value: { from: '2026-03-02', to: '2026-03-06' } }), { from: '2026-03-02', to: '2026-03-06' }],
    ['duration', simple('duration', { value: 90, shown: '1 h 30 min' }), 90],
    ['yes_no', simple('yes_no', { value: false }), false],
    ['choice', simple('choice', { value: 'b', options: [{ value: 'a', label: 'A' }, { value: 'b', label: 'B' }] }), 'b'],
    ['choices', simple('choices', { value: ['a,1', 'b'], options: [{ value: 'a,1', label: 'A' }, { value: 'b', label: 'B' }] }), ['a,1', 'b']],
    ['person', simple('person', { value: 'bob', shown: 'Bob Wilson' }), 'bob'],
    ['several people', simple('person', { several: true, value: ['ana', 'bob'], shown: 'Ana y Bob' }), ['ana', 'bob']],
    ['asset', simple('asset', { suggests: 'assets', value: 'as-1', shown: 'Laptop (L-1)' }), 'as-1'],
    ['email', simple('email', { value: 'ana@mesa.example' }), 'ana@mesa.example'],
    ['phone', simple('phone', { value: '+51900000001' }), '+51900000001'],
    ['link', simple('link', { value: 'https://x.example' }), 'https://x.example'],
    ['place', simple('place', { value: { text: 'Lima', latitude: -12, longitude: -77 }, shown: 'Lima (-12, -77)' }), { text: 'Lima', latitude: -12, longitude: -77 }],
    ['rating', simple('rating', { max: 5, value: 4 }), 4],
    ['attachment', simple('attachment', { value: { files: [{ id: 'f', name: 'a.png' }] }, shown: 'a.png' }), { files: [{ id: 'f', name: 'a.png' }] }],
    ['group', { ...group, id: 'x' }, [{ what: 'Monitor', count: 2 }]],
  ])('%s comes back as it stood where nobody changes it', (_kind, input, value) => {
    expect(sentBy(cardOf({ inputs: [input], choices: choices(1) }))).toEqual({ x: value });
  }); // prettier-ignore

  test('left blank are left out', () => {
    expect(sentBy(cardOf({ inputs: [simple('text'), { ...simple('choice'), id: 'y', required: false, options: [{ value: 'a', label: 'A' }] }], choices: choices(1) }), { 't:y': '—' })).toEqual({}); // prettier-ignore
  });

  test('that were changed are read as typed', () => {
    const card = cardOf({ inputs: [simple('place', { value: { text: 'Lima' }, shown: 'Lima' })], choices: choices(1) });
    expect(sentBy(card, { 't:x': 'Cusco' })).toEqual({ x: 'Cusco' });
  });

  test('that are computed, or only read, ask for nothing', () => {
    const card = cardOf({
      inputs: [simple('money', { fixed: true, shown: 'S/ 3' }), simple('information')],
      choices: choices(1),
    });
    expect(untouched(card)).toEqual({});
  });

  test('with thousands of options are typed', () => {
    const card = cardOf({ inputs: [simple('choice', { options: choices(3000) })], choices: choices(1) });
    expect(Object.keys(untouched(card))).toEqual(['t:x']);
  });

  test('that nobody could send together still leave a card', () => {
    const options = choices(199).map(({ value }) => ({ value, label: 'ñ'.repeat(100) }));
    const inputs = Array.from({ length: 40 }, (_, index) => simple('choice', { id: `x${index}`, options }));
    expect(actionsOf(cardOf({ inputs, choices: choices(2) }))).toHaveLength(2);
  });

  test('from a client are taken as data only', () => {
    const read = inputsIn({
      p: 'p',
      v: 'v',
      't:__proto__/x': 'y',
      't:a/b/c/d/e/f': 'deep',
      'n:n': 'NaN',
      'm:m': '%E0%A4%A',
    });
    expect(read).toMatchObject({ n: 'NaN', m: ['%E0%A4%A'] });
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});
