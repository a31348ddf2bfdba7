import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { RenderedInput } from '../../../src/messaging/outbound.ts';
import { everyInput } from '../../fakes/every-input.ts';
import type { Fillable, Seen } from '../../fakes/seen.ts';
import { startSlackDesk, toAna, type SlackDesk } from './slack-desk.ts';

let desk: SlackDesk;
beforeAll(async () => {
  desk = await startSlackDesk();
});
afterAll(() => desk.stop());
beforeEach(() => void desk.heard.splice(0));

let count = 0;
async function card(inputs: readonly RenderedInput[]): Promise<Seen> {
  const choices = [{ value: 'send', label: 'Enviar' }];
  const delivery = await desk.channel.send(
    toAna({ id: `card${(count += 1)}`, paragraphs: ['Completa:'], promptId: 'form', choices, inputs }),
  );
  if (!delivery.ok) throw new Error(delivery.reason);
  return desk.slack.sees('ana').at(-1)!;
}

const find = ({ inputs }: Seen, label: string): Fillable => {
  const found = inputs.find((input) => input.label.startsWith(label));
  if (!found) throw new Error(`no input ${label} among ${inputs.map((one) => one.label).join(', ')}`);
  return found;
};

async function fill(seen: Seen, filled: Readonly<Record<string, unknown>>): Promise<unknown> {
  const values = Object.fromEntries(Object.entries(filled).map(([label, value]) => [find(seen, label).id, value]));
  expect(await seen.taps[0]!.tap(values)).toBe(200);
  const event = desk.heard.at(-1);
  return event?.kind === 'choice' ? event.inputs : undefined;
}

const options = (many: number) => Array.from({ length: many }, (_, index) => ({ value: `o${index}`, label: `Opción ${index}` }));

describe('each kind of input', () => {
  const kinds: readonly (readonly [string, Partial<RenderedInput>, unknown, unknown])[] = [
    ['text', { type: 'text' }, ' hola ', 'hola'],
    ['long_text', { type: 'long_text' }, 'uno\ndos', 'uno\ndos'],
    ['number', { type: 'number' }, '1,5', '1,5'],
    ['money', { type: 'money', currency: 'PEN' }, 'S/ 120', 'S/ 120'],
    ['date', { type: 'date' }, '2026-03-05', '2026-03-05'],
    ['date_time', { type: 'date_time' }, 1772719200, '2026-03-05T14:00:00.000Z'],
    ['duration', { type: 'duration' }, '2 h', '2 h'],
    [
      'yes_no',
      {
        type: 'yes_no',
        options: [
          { value: 'true', label: 'Sí' },
          { value: 'false', label: 'No' },
        ],
      },
      'false',
      false,
    ],
    ['rating', { type: 'rating', options: ['1', '2', '3', '4', '5'].map((value) => ({ value, label: value })) }, '4', 4],
    ['choice of few', { type: 'choice', options: options(3) }, 'o2', 'o2'],
    ['choice of many', { type: 'choice', options: options(50) }, 'o49', 'o49'],
    ['choice of more than a menu takes', { type: 'choice', options: options(250) }, 'o249', 'o249'],
    ['choices', { type: 'choices', options: options(5) }, ['o1', 'o3'], ['o1', 'o3']],
    ['choices of many', { type: 'choices', options: options(120), max: 3 }, ['o1', 'o119'], ['o1', 'o119']],
    ['person', { type: 'person', suggests: 'people' }, 'luis', 'luis'],
    ['people', { type: 'person', suggests: 'people', several: true }, ['luis', 'bob'], ['luis', 'bob']],
    ['department', { type: 'department', options: options(8) }, 'o7', 'o7'],
    ['site', { type: 'site', options: options(2) }, 'o1', 'o1'],
    ['asset', { type: 'asset', suggests: 'assets' }, 'LAP-1', 'LAP-1'],
    ['email', { type: 'email' }, 'a@b.pe', 'a@b.pe'],
    ['phone', { type: 'phone' }, '999', '999'],
    ['link', { type: 'link' }, 'https://x.pe', 'https://x.pe'],
    ['place', { type: 'place' }, 'Piso 2', 'Piso 2'],
  ];
  test.each(kinds.map(([name, ...kind]) => [name, kind] as const))('%s', async (_, [input, given, read]) => {
    const seen = await card([{ id: 'field_1', label: 'Campo', required: true, type: 'text', ...input }]);
    expect(await fill(seen, { Campo: given })).toEqual({ field_1: read });
  });

  test('a span of days has two', async () => {
    const seen = await card([
      { id: 'stay', label: 'Estadía', required: true, type: 'date_range', value: { from: '2026-03-05', to: '2026-03-06' } },
    ]);
    expect(seen.inputs.map(({ value }) => value)).toEqual(['2026-03-05', '2026-03-06']);
    expect(await fill(seen, { 'Estadía: hasta': '2026-03-09' })).toEqual({ stay: { from: '2026-03-05', to: '2026-03-09' } });
  });

  test('a repeating group has rows; empty ones are no answer', async () => {
    const fields: RenderedInput[] = [
      { id: 'what', label: 'Qué', type: 'text', required: true },
      { id: 'many', label: 'Cuántos', type: 'number', required: true },
      { id: 'when', label: 'Cuándo', type: 'date_range', required: false },
    ];
    const seen = await card([
      { id: 'rows', label: 'Equipo', type: 'group', required: true, fields, value: [{ what: 'mouse', many: 2 }] },
    ]);
    const ids = seen.inputs.filter(({ label }) => label === 'Qué').map(({ id }) => id);
    expect(ids).toHaveLength(3);
    await seen.taps[0]!.tap({ [ids[1]!]: 'teclado' });
    const event = desk.heard.at(-1);
    expect(event?.kind === 'choice' && event.inputs).toEqual({ rows: [{ what: 'mouse', many: '2' }, { what: 'teclado' }] });
  });

  test('files that are there stay unless they are unticked, and it is said where to send them', async () => {
    const held = {
      files: [
        { id: 'f1', name: 'a.pdf' },
        { id: 'f2', name: 'b.pdf' },
      ],
    };
    const seen = await card([
      { id: 'docs', label: 'Sustento', type: 'attachment', required: false, max: 3, value: held, names: ['a.pdf', 'b.pdf'] },
    ]);
    expect(seen.text).toContain('en el chat');
    expect(await fill(seen, { Sustento: ['f2'] })).toEqual({ docs: { files: [{ id: 'f2' }] } });
  });
});

test('what may be left blank can be left blank again', async () => {
  const choice = { id: 'a', label: 'A', type: 'choice', required: false, options: options(2), value: 'o1' } as const;
  const seen = await card([choice, { ...choice, id: 'b', label: 'B', options: options(9) }]);
  expect(await fill(seen, {})).toEqual({ a: 'o1', b: 'o1' });
  expect(await fill(seen, { A: '#none', B: '#none' })).toEqual({});
});

test('a card of every kind comes with what stands in it, and comes back as it stands', async () => {
  const seen = await card(everyInput);
  expect(seen.text).toContain('S/ 300.00');
  expect(seen.text).toContain('⚠️ Ese título ya existe.');
  expect(seen.text).toContain('Ahora van los detalles.');
  expect(await fill(seen, {})).toEqual({ title: 'Fiesta', crew: ['ana', 'bob'], cost: '120', mail: 'ana@mesa.example' });
});

test('names are suggested to those whom the desk knows', async () => {
  const seen = await card([{ id: 'who', label: 'Quién', type: 'person', required: true, suggests: 'people' }]);
  const [block = '', action = ''] = seen.inputs[0]!.id.split('/');
  const { answer } = await desk.slack.suggest('ana', seen.ref, { action, block, value: 'luis' });
  expect(JSON.parse(answer)).toMatchObject({ options: [{ value: 'luis' }] });
  expect(JSON.parse((await desk.slack.suggest('U0STRANGER', seen.ref, { action, block, value: 'luis' })).answer)).toEqual({
    options: [],
  });
  expect(desk.heard).toEqual([]);
});

test('what does not fit on a card is named, and nothing that was filled in is lost by it', async () => {
  const inputs = Array.from({ length: 70 }, (_, index): RenderedInput => ({
    id: `f${index}`,
    label: `Campo ${index}`,
    type: 'text',
    required: false,
  }));
  const seen = await card(inputs);
  expect(seen.text).toContain('Campo 69');
  expect(seen.inputs.length).toBeGreaterThan(40);
  expect(seen.taps.map(({ label }) => label)).toEqual(['Enviar']);
});

test('a card that takes another’s place does not show what stood in the other', async () => {
  const inputs: RenderedInput[] = [{ id: 'a', label: 'A', type: 'text', required: true }];
  const [first, second] = [await card(inputs), await card(inputs)];
  expect(first.inputs[0]!.id).not.toBe(second.inputs[0]!.id);
});

test.each(['in:one:__proto__,polluted', 'in:text:%E0%A4%A', 'in:nothing:a', 'in:text:', 'other'])(
  'an element named %s does no harm',
  async (action) => {
    const seen = await card([{ id: 'a', label: 'A', type: 'text', required: true }]);
    const press = JSON.parse(
      desk.slack.mail.sent.at(-1)?.body.startsWith('{') ? desk.slack.mail.sent.at(-1)!.body : '{}',
    ) as object;
    const payload = {
      ...press,
      ...{ type: 'block_actions', user: { id: 'U0DESKANA' }, trigger_id: `t-${action}`, channel: { id: 'D0U0DESKANA' } },
      ...{ message: { ts: seen.ref.split(':')[1] }, actions: [{ action_id: 'choice:0', value: '{"p":"form","v":"send"}' }] },
      state: { values: { b: { [action]: { type: 'plain_text_input', value: 'x', selected_option: { value: 'x' } } } } },
    };
    const { status } = await desk.slack.post(new URLSearchParams({ payload: JSON.stringify(payload) }));
    expect(status).toBe(200);
    expect(desk.heard.at(-1)).toMatchObject({ kind: 'choice', promptId: 'form', value: 'send' });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  },
);
