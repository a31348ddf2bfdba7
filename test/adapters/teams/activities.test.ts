import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { OutboxEntry } from '../../../src/messaging/outbound.ts';
import { recorded, startTeamsBench, type TeamsBench } from './teams-bench.ts';

const ana = '00000000-0000-4000-8000-000000000001';
const channel = '19:mesa@thread.tacv2';
const direct = { channel: 'teams', id: ana, kind: 'direct' };
const shared = { channel: 'teams', id: channel, kind: 'shared' };
const ownThread = `${channel};messageid=1772450000001|1772450000001`;

let bench: TeamsBench;
beforeAll(async () => {
  bench = await startTeamsBench();
});
afterAll(() => bench.stop());
beforeEach(() => void (bench.events.length = 0));

/** What each recorded payload becomes; `none`: nothing for the desk. */
const expected: Readonly<Record<string, object | 'none'>> = {
  'message-personal': { kind: 'message', text: 'no puedo imprimir <desde> ayer', address: direct, attachments: [], sender: { channel: 'teams', userId: ana, name: 'Ana Torres' }, id: 'teams:msteams:a:1PERSONALana:1772460000001' },
  'message-command': { kind: 'command', text: 'take INC-1', address: direct },
  'message-mention': { kind: 'message', text: 'se cayó el wifi del piso 2,', address: shared, direct, repliesTo: `${channel};messageid=1772460000003|1772460000003` },
  'message-thread-mention': { kind: 'message', text: 'tomar INC-12', address: shared, direct, repliesTo: ownThread },
  'message-thread-unmentioned': 'none',
  'message-channel-unmentioned': 'none',
  'message-group-mention': { kind: 'message', text: 'necesito un mouse para Luis Ramírez', address: { id: '19:grupo0123@thread.v2', kind: 'shared' }, direct },
  'message-quote': { kind: 'message', text: 'sigue igual', address: direct, repliesTo: 'a:1PERSONALana|1772450000009' },
  'message-file': { kind: 'message', text: 'la pantalla', attachments: [{ name: 'captura.png' }] },
  'message-image': { kind: 'message', text: '', attachments: [{ name: 'file.png', contentType: 'image/*' }] },
  'message-channel-file': { kind: 'message', text: 'miren\n📎 informe.docx https://contoso.sharepoint.com/sites/mesa/informe.docx', attachments: [] },
  'message-submit': { kind: 'choice', promptId: 'prompt-1', value: 'yes', address: direct, repliesTo: 'a:1PERSONALana|1772450000009' },
  'message-edited': 'none',
  'message-deleted': 'none',
  typing: 'none',
  'invoke-execute': {
    kind: 'choice', promptId: 'prompt-1', value: 'send', address: direct,
    inputs: { model: 't14', colours: ['rojo', 'verde, claro'], urgent: true, cost: 120.5, stay: { from: '2026-03-02', to: '2026-03-06' }, equipment: [{ what: 'monitor', count: 2 }] },
  },
  'invoke-refresh': 'none',
  'invoke-report-fetch': 'none',
  'invoke-report-submit': {
    kind: 'report', text: 'No hay luz en el piso 3 & el 4\n- uno', address: shared, direct, author: { userId: '00000000-0000-4000-8000-000000000003', name: 'Luis Ramírez' },
    link: 'https://teams.microsoft.com/l/message/19:mesa@thread.tacv2/1772440000001?tenantId=11111111-1111-4111-8111-111111111111',
    repliesTo: `${channel};messageid=1772440000001|1772440000001`,
  },
  'invoke-consent-accept': 'none',
  'invoke-consent-decline': 'none',
  'invoke-unknown': 'none',
  reaction: { kind: 'reaction', emoji: '👍', repliesTo: 'a:1PERSONALana|1772450000009', address: direct },
  'reaction-channel': { kind: 'reaction', emoji: '✅', repliesTo: ownThread, address: shared },
  'reaction-removed': 'none',
  'installation-add': { kind: 'message', text: 'hola', address: direct },
  'installation-remove': 'none',
  'conversation-update-personal': 'none',
  'conversation-update-team': 'none',
}; // prettier-ignore

test('there is an expectation for every recorded payload', () => {
  const files = readdirSync(new URL('../../fixtures/teams/', import.meta.url)).filter((name) => name.endsWith('.json'));
  const payloads = files.filter((name) => !name.endsWith('.schema.json')).map((name) => name.replace('.json', ''));
  expect(payloads.sort()).toEqual(Object.keys(expected).sort());
});

describe('each recorded payload', () => {
  test.each(Object.entries(expected))('%s', async (name, becomes) => {
    const { status } = await bench.post(recorded(name, bench.teams));
    expect(status).toBe(name === 'invoke-unknown' ? 404 : name === 'invoke-refresh' ? 400 : 200);
    if (becomes === 'none') expect(bench.events).toEqual([]);
    else expect(bench.events).toMatchObject([becomes]);
  });
});

describe('a channel', () => {
  test('where the thread is the desk’s own, no mention is needed', async () => {
    await bench.store.transaction((tx) => tx.collection('outbox').insert(sent(ownThread)));
    await bench.post(recorded('message-thread-unmentioned', bench.teams));
    expect(bench.events).toMatchObject([{ kind: 'message', text: 'ya estoy en camino', repliesTo: ownThread, direct }]);
  });

  test('what was learnt of it stands in its place, with its name', async () => {
    await bench.post(recorded('conversation-update-team', bench.teams));
    const place = await bench.store.transaction((tx) => tx.collection('places').get(`teams:${channel}`));
    expect(place).toMatchObject({ address: channel, name: 'Sistemas › Tickets', kept: { serviceUrl: bench.teams.serviceUrl } });
  });
});

describe('a tap', () => {
  const tap = (change: object = {}) => ({
    ...recorded('invoke-execute', bench.teams),
    timestamp: new Date().toISOString(),
    ...change,
  });
  const receive = async (activity: object): Promise<string> => {
    await bench.post(activity);
    const event = bench.events.at(-1)!;
    const entry = { id: event.id, version: 1, schema: 1, conversation: 'c', seq: event.id, state: 'done' as const, receivedAt: new Date(), attempts: 1 };
    await bench.store.transaction(async (tx) => {
      if (!(await tx.collection('inbox').get(event.id))) await tx.collection('inbox').insert(entry);
    });
    return event.id;
  }; // prettier-ignore

  test('that Teams sends again under another id is the same tap', async () => {
    expect(await receive(tap())).toBe(await receive(tap({ id: 'f:another' })));
  });

  test('on another button, with other values, or of somebody else is another', async () => {
    const { value } = tap() as unknown as { value: { action: { data: Record<string, unknown> } } };
    const changed = (data: object) =>
      tap({ value: { ...value, action: { ...value.action, data: { ...value.action.data, ...data } } } });
    const from = { id: '29:luis', aadObjectId: '00000000-0000-4000-8000-000000000003' };
    const ids = [tap(), changed({ v: 'drop' }), changed({ 't:model': 'x1' }), changed({ n: 'entry-2' }), tap({ from })];
    const taken = [];
    for (const one of ids) taken.push(await receive(one));
    expect(new Set(taken).size).toBe(5);
  });

  test('that comes a minute later is a new one', async () => {
    const first = await receive(tap());
    const later = new Date(Date.now() + 61_000).toISOString();
    expect(await receive(tap({ timestamp: later }))).not.toBe(first);
  });

  test.each([
    ['no data', {}],
    ['no prompt', { action: { type: 'Action.Execute', verb: 'choose', data: { v: 'yes' } } }],
    ['a foreign shape', { action: 'yes' }],
  ])('with %s is refused', async (_what, value) => {
    const response = await bench.post(tap({ value }));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ statusCode: 400, type: 'application/vnd.microsoft.error' });
  });

  test('is answered within what Teams waits, with a word where no card has changed', async () => {
    const response = await bench.post(tap({ timestamp: new Date().toISOString() }));
    expect(await response.json()).toMatchObject({
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: '✓ Recibido',
    });
  });
});

test('the dialog of "Create ticket" shows what the ticket would begin with', async () => {
  const response = await bench.post(recorded('invoke-report-fetch', bench.teams));
  const { task } = (await response.json()) as { task: { type: string; value: { title: string; card: unknown } } };
  expect(task).toMatchObject({ type: 'continue', value: { title: 'Crear un ticket' } });
  expect(JSON.stringify(task.value.card)).toContain('No hay luz en el piso 3');
});

function sent(ref: string): OutboxEntry {
  return {
    ...{
      id: 'card-1',
      version: 1,
      schema: 1,
      seq: '1',
      reader: 'team:mesa',
      to: { channel: 'teams', id: channel, kind: 'shared' },
    },
    ...{
      lane: `teams:${channel}`,
      say: { notice: { text: 'Ticket nuevo' } },
      state: 'sent',
      attempts: 1,
      ref,
      createdAt: new Date(),
    },
  };
}
