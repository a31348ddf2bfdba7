import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { OutboundMessage } from '../../../src/messaging/outbound.ts';
import { temporaryStore } from '../../fakes/temporary-store.ts';
import { openFakePlay } from './open-fake-play.ts';

let place: Awaited<ReturnType<typeof temporaryStore>>;
let play: Awaited<ReturnType<typeof openFakePlay>>;
beforeEach(async () => {
  place = await temporaryStore();
  play = await openFakePlay(place.store, [], async () => undefined);
});
afterEach(() => place.drop());

const offer = (promptId: string, label: string, ticket?: string): Partial<OutboundMessage> => ({
  ...{ promptId, choices: [{ value: 'v', label }], ...(ticket && { ticket }) },
});
const tap = (label: string, more: object = {}) => ({ as: 'luis', on: 'teams', tap: label, ...more });
const promptOf = async (step: object) => {
  const [line] = await play.do(step);
  expect(line).toBeUndefined();
  const event = play.desk.events.at(-1);
  return event?.kind === 'choice' ? event.promptId : undefined;
};

describe('a tap', () => {
  test.each(['Sí, aprobar', 'SI APROBAR', '✅ sí… aprobar!'])(
    'finds its label without case, accents, punctuation and emoji: %s',
    async (label) => {
      await play.desk.tell('luis', 'teams', offer('p1', '✅ Sí, aprobar'));
      expect(await promptOf(tap(label))).toBe('p1');
    },
  );

  test('is on the newest message that offers it to this person on this channel', async () => {
    await play.desk.tell('luis', 'teams', offer('old', 'Aprobar'));
    await play.desk.tell('luis', 'teams', offer('new', 'Aprobar'));
    await play.desk.tell('luis', 'slack', offer('slack', 'Aprobar'));
    await play.desk.tell('ana', 'teams', offer('ana', 'Aprobar'));
    await play.desk.tell('luis', 'teams', offer('other', 'Rechazar'));
    expect(await promptOf(tap('Aprobar'))).toBe('new');
  });

  test('may name the ticket', async () => {
    await play.desk.tell('luis', 'teams', offer('one', 'Aprobar', 'REQ-1'));
    await play.desk.tell('luis', 'teams', offer('two', 'Aprobar', 'REQ-2'));
    expect(await promptOf(tap('Aprobar', { of: 'req-1' }))).toBe('one');
  });

  test('is also on the room of a team, by who belongs to it', async () => {
    await play.desk.tell('team:mesa', 'web', offer('room', 'Tomar'));
    expect(await promptOf({ as: 'carlos', on: 'web', tap: 'Tomar' })).toBe('room');
    expect(await play.do({ as: 'ana', on: 'web', tap: 'Tomar' })).toMatchObject([{ error: { offered: [] } }]);
  });

  test('needs a live choice, and is told what there is', async () => {
    await play.desk.tell('luis', 'teams', offer('p1', 'Aprobar'));
    await play.desk.tell('luis', 'teams', { replaces: 'm1' });
    await play.desk.tell('luis', 'teams', offer('p2', 'Seguir'));
    expect(await play.do(tap('Aprobar'))).toMatchObject([{ error: { step: 1, offered: ['Seguir'] } }]);
  });

  test('on a message by its name may be dead and of somebody else', async () => {
    await play.desk.tell('ana', 'teams', offer('p1', 'Aprobar'));
    await play.desk.tell('ana', 'teams', { ...offer('p2', 'Seguir'), replaces: 'm1' });
    expect(await promptOf(tap('aprobar', { message: 'm1' }))).toBe('p1');
    expect(await promptOf(tap('seguir', { message: 'm1' }))).toBe('p2');
    expect(await play.do(tap('nunca', { message: 'm1' }))).toMatchObject([{ error: { offered: ['Seguir', 'Aprobar'] } }]);
    expect(await play.do(tap('nunca', { message: 'm9' }))).toMatchObject([
      { error: { reason: 'there is no message m9', offered: ['m1'] } },
    ]);
  });

  test('may use a label as it is shown, shortened, or whole', async () => {
    const label = 'Necesito un portátil nuevo para viajar';
    await play.desk.tell('luis', 'whatsapp', offer('p1', label));
    expect(await promptOf({ as: 'luis', on: 'whatsapp', tap: 'Necesito un…' })).toBe('p1');
    expect(await promptOf({ as: 'luis', on: 'whatsapp', tap: label })).toBe('p1');
  });

  test('may be a number', async () => {
    await play.desk.tell('luis', 'teams', offer('p1', '5'));
    expect(await promptOf({ as: 'luis', on: 'teams', tap: 5 })).toBe('p1');
  });
});

const card: Partial<OutboundMessage> = {
  promptId: 'form',
  choices: [{ value: 'send', label: 'Enviar' }],
  inputs: [
    {
      id: 'model',
      label: 'Modelo',
      type: 'choice',
      required: true,
      options: [
        { value: 't14', label: 'ThinkPad T14' },
        { value: 'mac', label: 'MacBook' },
      ],
    },
    {
      id: 'extras',
      label: 'Añadidos',
      type: 'choice',
      required: false,
      options: [
        { value: 'm', label: 'Ratón' },
        { value: 'k', label: 'Teclado' },
      ],
    },
    { id: 'reason', label: 'Motivo', type: 'text', required: true, value: 'viajes' },
    {
      id: 'kit',
      label: 'Equipo',
      type: 'group',
      required: false,
      fields: [
        { id: 'what', label: 'Qué', type: 'choice', required: true, options: [{ value: 'pc', label: 'PC' }] },
        { id: 'n', label: 'Cuántos', type: 'number', required: true },
      ],
    },
  ],
};
const fill = (values: object) => tap('Enviar', { fill: values });

describe('a card', () => {
  beforeEach(() => play.desk.tell('luis', 'teams', card));

  test('is filled in by labels, and sends what stood in it too', async () => {
    await play.do(fill({ modelo: 'thinkpad t14', Añadidos: ['raton', 'Teclado'], Equipo: [{ que: 'PC', cuantos: 2 }] }));
    expect(play.desk.events.at(-1)).toMatchObject({
      kind: 'choice',
      inputs: { model: 't14', extras: ['m', 'k'], reason: 'viajes', kit: [{ what: 'pc', n: 2 }] },
    });
  });

  test('sends what stands in it without being filled in', async () => {
    await play.do(tap('Enviar'));
    expect(play.desk.events.at(-1)).toMatchObject({ inputs: { reason: 'viajes' } });
  });

  test('knows its inputs and options', async () => {
    expect(await play.do(fill({ Color: 'rojo' }))).toMatchObject([
      { error: { offered: ['Modelo', 'Añadidos', 'Motivo', 'Equipo'] } },
    ]);
    expect(await play.do(fill({ Modelo: 'X1' }))).toMatchObject([{ error: { offered: ['ThinkPad T14', 'MacBook'] } }]);
    expect(await play.do(fill({ Equipo: ['PC'] }))).toMatchObject([
      { error: { reason: expect.stringContaining('list of objects') } },
    ]);
  });

  test('is looked for behind newer messages without inputs', async () => {
    await play.desk.tell('luis', 'teams', offer('plain', 'Enviar'));
    expect(await promptOf(fill({ Modelo: 'MacBook' }))).toBe('form');
  });
});
