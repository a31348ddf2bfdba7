import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Job } from '../../../src/ports.ts';
import { temporaryStore } from '../../fakes/temporary-store.ts';
import { openFakePlay } from './open-fake-play.ts';

let place: Awaited<ReturnType<typeof temporaryStore>>;
beforeEach(async () => {
  place = await temporaryStore();
});
afterEach(() => place.drop());

const say = (text: string, as = 'ana', on = 'slack') => ({ as, on, say: text });

describe('what people do', () => {
  test('a message is an event from a direct address, and the answer is printed', async () => {
    const play = await openFakePlay(place.store);
    expect(await play.do(say('a < b'))).toEqual([
      {
        at: '2026-03-02T14:00:00.000Z',
        to: 'ana',
        on: 'slack',
        message: 'm1',
        edited: false,
        text: 'a &lt; b',
        choices: [],
        inputs: [],
      },
    ]);
    expect(play.desk.events).toEqual([
      {
        ...{ id: 'play:1', kind: 'message', text: 'a < b', attachments: [], at: new Date('2026-03-02T14:00:00Z') },
        ...{ sender: { channel: 'slack', userId: 'ana' }, address: { channel: 'slack', id: 'ana', kind: 'direct' } },
      },
    ]);
  });

  test('commands and made-up files', async () => {
    const play = await openFakePlay(place.store);
    await play.do({ as: 'carlos', on: 'slack', command: 'take INC-1' }, { as: 'ana', on: 'whatsapp', attach: 'foto.JPG' });
    expect(play.desk.events).toMatchObject([
      { kind: 'command', text: 'take INC-1' },
      { kind: 'message', text: '', attachments: [{ name: 'foto.JPG', contentType: 'image/jpeg' }] },
    ]);
  });

  test('an event is delivered again under its own id', async () => {
    const play = await openFakePlay(place.store);
    const lines = await play.do(say('hola'), { repeat: 2 });
    expect(lines).toHaveLength(1);
    expect(play.desk.events.map(({ id }) => id)).toEqual(['play:1', 'play:1', 'play:1']);
  });

  test('nothing can be repeated before anything was done', async () => {
    const play = await openFakePlay(place.store);
    expect(await play.do({ repeat: 1 })).toMatchObject([{ error: { step: 1, offered: [] } }]);
  });

  test('what arrives together is looked up before any of it is dealt with', async () => {
    const play = await openFakePlay(place.store, [], async (desk, event) => {
      if (event.kind === 'message')
        return desk.tell('luis', 'teams', { promptId: 'p', choices: [{ value: 'y', label: 'Aprobar' }] });
      return desk.tell('luis', 'teams', { replaces: 'm1', paragraphs: ['Hecho'] });
    });
    const tap = { as: 'luis', on: 'teams', tap: 'aprobar' };
    const lines = await play.do(say('hola'), { together: [tap, tap] });
    expect(lines.slice(1)).toMatchObject([{ message: 'm1', edited: true, choices: [] }]);
    expect(play.desk.events.slice(1)).toMatchObject([{ kind: 'choice' }, { kind: 'choice' }]);
    expect(new Set(play.desk.events.map(({ id }) => id)).size).toBe(3);
  });

  test('a failing part of what arrives together sends nothing', async () => {
    const play = await openFakePlay(place.store);
    const lines = await play.do({ together: [say('hola'), { as: 'luis', on: 'teams', tap: 'nada' }] });
    expect(lines).toMatchObject([{ error: { step: 1 } }]);
    expect(play.desk.events).toEqual([]);
  });
});

describe('showing', () => {
  test('tickets, one ticket, one that is not there', async () => {
    const play = await openFakePlay(place.store);
    expect(await play.do({ show: 'tickets' }, { show: 'req-2' }, { show: 'INC-9' })).toEqual([
      { tickets: [{ number: 'INC-1' }] },
      { tickets: [{ number: 'REQ-2' }] },
      { tickets: [] },
    ]);
  });

  test('the outbox', async () => {
    const entry = {
      ...{
        id: 'o1',
        version: 1,
        schema: 1,
        seq: '1',
        reader: 'team:mesa',
        to: { channel: 'web', id: 'x', kind: 'shared' as const },
        lane: 'web:x',
      },
      ...{ say: { notice: { text: 'x' } }, state: 'queued' as const, attempts: 2, dueAt: new Date(0), createdAt: new Date(0) },
    };
    await place.store.transaction((tx) => tx.collection('outbox').insert(entry));
    const play = await openFakePlay(place.store);
    expect(await play.do({ show: 'outbox' })).toEqual([
      { outbox: [{ id: 'o1', to: 'team:mesa', on: 'web', state: 'queued', attempts: 2, notBefore: '1970-01-01T00:00:00.000Z' }] },
    ]);
  });
});

/** Due at fixed instants, each once; says so. */
const alarm = (name: string, times: readonly string[]) => {
  const left = times.map((time) => new Date(time));
  return (desk: { tell(reader: string, on: string, given: object): Promise<unknown> }): Job => ({
    name,
    every: 60,
    dueAt: async () => left[0],
    run: async (now) => {
      left.shift();
      await desk.tell('ana', 'web', { paragraphs: [`${name} ${now.toISOString()}`] });
    },
  });
};

describe('the clock', () => {
  test('does what falls due at its own instant, in order', async () => {
    const play = await openFakePlay(place.store, [
      alarm('late', ['2026-03-02T15:00:00Z', '2026-05-01T00:00:00Z']),
      alarm('early', ['2026-03-02T14:00:01Z', '2026-03-02T15:00:00Z', '2026-06-10T00:00:00Z']),
    ]);
    const lines = await play.do({ wait: 'P90D' }, say('hola'));
    expect(lines.map(({ at, text }) => [at, text])).toEqual([
      ['2026-03-02T14:00:01.000Z', 'early 2026-03-02T14:00:01.000Z'],
      ['2026-03-02T15:00:00.000Z', 'late 2026-03-02T15:00:00.000Z'],
      ['2026-03-02T15:00:00.000Z', 'early 2026-03-02T15:00:00.000Z'],
      ['2026-05-01T00:00:00.000Z', 'late 2026-05-01T00:00:00.000Z'],
      ['2026-05-31T14:00:00.000Z', 'hola'],
    ]);
  });

  test('is set by the first step, moved by the others, and never goes back', async () => {
    const play = await openFakePlay(place.store, [alarm('bell', ['2026-03-03T12:00:00Z'])]);
    const lines = await play.do({ now: '2026-03-03T07:00:00-05:00' }, { until: '2026-03-03T08:00:00-05:00' }, say('x'), {
      until: '2026-03-03T08:00:00-06:00',
    });
    expect(lines.map(({ at }) => at)).toEqual(['2026-03-03T12:00:00.000Z', '2026-03-03T13:00:00.000Z']);
    expect(await play.do({ now: '2026-03-04T07:00:00-05:00' })).toMatchObject([
      { error: { reason: expect.stringContaining('first step') } },
    ]);
    expect(await play.do({ until: '2026-03-01T00:00:00Z' })).toMatchObject([
      { error: { reason: expect.stringContaining('does not go back') } },
    ]);
  });

  test('does after each event what is due at once', async () => {
    const play = await openFakePlay(place.store, [alarm('bell', ['2026-03-02T14:00:00Z'])]);
    expect(await play.do(say('x'))).toHaveLength(2);
  });

  test('is not held by a job that is always due', async () => {
    const stuck: Job = {
      name: 'stuck',
      every: 1,
      dueAt: async () => new Date('2026-03-02T15:00:00Z'),
      run: async () => undefined,
    };
    const play = await openFakePlay(place.store, [() => stuck]);
    expect(await play.do({ wait: 'P1D' })).toMatchObject([
      { error: { reason: expect.stringContaining('the job stuck stays due') } },
    ]);
  });
});

describe('a restart on the same store', () => {
  test('goes on at the last instant, with new message and event ids', async () => {
    const first = await openFakePlay(place.store);
    await first.do(say('uno'), { wait: 'PT5H' }, { kill: true });
    const second = await openFakePlay(place.store);
    expect(await second.do(say('dos'))).toMatchObject([{ at: '2026-03-02T19:00:00.000Z', message: 'm2' }]);
    expect(second.desk.events.map(({ id }) => id)).toEqual(['play:2']);
    expect(await second.do({ as: 'luis', on: 'slack', tap: 'x', message: 'm1' })).toMatchObject([
      { error: { reason: 'the message m1 never offered the choice "x"' } },
    ]);
  });

  test('refuses to set the clock back, and goes on to a later instant', async () => {
    await (await openFakePlay(place.store)).do({ wait: 'PT5H' });
    expect(await (await openFakePlay(place.store)).do({ now: '2026-03-02T14:00:00Z' })).toMatchObject([{ error: { step: 1 } }]);
    const bell = alarm('bell', ['2026-03-02T20:00:00Z']);
    expect(await (await openFakePlay(place.store, [bell])).do({ now: '2026-03-02T21:00:00Z' })).toMatchObject([
      { at: '2026-03-02T20:00:00.000Z' },
    ]);
  });

  test('can deliver the last event again', async () => {
    const first = await openFakePlay(place.store);
    await first.do(say('uno'));
    await place.store.transaction((tx) =>
      tx.collection('inbox').insert({
        ...{ id: 'play:1', version: 1, schema: 1, conversation: 'slack:ana', seq: '1', state: 'done' },
        receivedAt: new Date(0),
        attempts: 1,
      }),
    );
    const second = await openFakePlay(place.store);
    await second.do({ repeat: 1 });
    expect(second.desk.events.map(({ id }) => id)).toEqual(['play:1']);
  });

  test('lets nothing wait for a process that is gone', async () => {
    const first = await openFakePlay(place.store);
    await first.do(say('uno'));
    const lease = {
      ...{
        id: 'e',
        version: 1,
        schema: 1,
        conversation: 'c',
        seq: '1',
        state: 'new' as const,
        receivedAt: new Date(0),
        attempts: 1,
      },
    };
    await place.store.transaction((tx) => tx.collection('inbox').insert({ ...lease, dueAt: new Date('2026-03-02T14:00:30Z') }));
    await openFakePlay(place.store);
    const entry = await place.store.transaction((tx) => tx.collection('inbox').get('e'));
    expect(entry?.dueAt).toEqual(new Date('2026-03-02T14:00:00Z'));
  });
});
