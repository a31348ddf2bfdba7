import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openNumbers } from '../../../adapters/play/numbers.ts';
import { createRecordingChannel, type Shown } from '../../../adapters/play/recording-channel.ts';
import type { PlatformName } from '../../../adapters/play/platforms.ts';
import type { OutboundMessage } from '../../../src/messaging/outbound.ts';
import { temporaryStore } from '../../fakes/temporary-store.ts';

let place: Awaited<ReturnType<typeof temporaryStore>>;
beforeEach(async () => {
  place = await temporaryStore();
});
afterEach(() => place.drop());

const shown: Shown[] = [];
const channel = async (name: PlatformName) => {
  shown.length = 0;
  const numbers = await openNumbers(place.store);
  return createRecordingChannel({ name, numbers, store: place.store, now: () => new Date(0), onShown: (one) => shown.push(one) });
};
const message = (id: string, given: Partial<OutboundMessage> = {}): OutboundMessage => ({
  id,
  to: { channel: 'web', id: 'ana', kind: 'direct' },
  reader: 'ana',
  language: 'es',
  paragraphs: ['Hola'],
  facts: [],
  choices: [],
  inputs: [],
  ...given,
});

describe('a recording channel', () => {
  test('counts messages over all channels', async () => {
    expect(await (await channel('web')).send(message('a'))).toEqual({ ok: true, ref: 'm1' });
    expect(await (await channel('slack')).send(message('b'))).toEqual({ ok: true, ref: 'm2' });
    expect(await (await channel('web')).send(message('c'))).toEqual({ ok: true, ref: 'm3' });
  });

  test('edits in place, and keeps every choice that was ever offered', async () => {
    const web = await channel('web');
    await web.send(message('a', { promptId: 'p1', choices: [{ value: 'y', label: 'Sí' }] }));
    await web.send(message('b', { promptId: 'p2', choices: [{ value: 'n', label: 'No' }], replaces: 'm1' }));
    const delivery = await web.send(message('c', { replaces: 'm1' }));
    expect(delivery).toEqual({ ok: true, ref: 'm1' });
    expect(shown.map(({ line }) => [line.message, line.edited, line.choices])).toEqual([
      ['m1', false, ['Sí']],
      ['m1', true, ['No']],
      ['m1', true, []],
    ]);
    expect(shown.at(-1)?.entry.offered).toEqual([
      { promptId: 'p1', value: 'y', label: 'Sí' },
      { promptId: 'p2', value: 'n', label: 'No' },
    ]);
  });

  test('tells an edit that nobody can see from one that changes something', async () => {
    const web = await channel('web');
    await web.send(message('a'));
    await web.send(message('b', { replaces: 'm1' }));
    await web.send(message('c', { replaces: 'm1', paragraphs: ['Adiós'] }));
    expect(shown.map(({ changed }) => changed)).toEqual([true, false, true]);
  });

  test('knows after a crash what it was given', async () => {
    const web = await channel('web');
    await web.send(message('a'));
    expect(await web.find(message('a'))).toEqual({ ref: 'm1' });
    expect(await web.find(message('z'))).toBe('absent');
    await web.send(message('b', { replaces: 'm1' }));
    expect(await web.find(message('b', { replaces: 'm1' }))).toEqual({ ref: 'm1' });
  });

  test('says a thing anew where what it replaces is gone', async () => {
    expect(await (await channel('web')).send(message('a', { replaces: 'm77' }))).toEqual({ ok: true, ref: 'm1' });
    expect(shown[0]?.line.edited).toBe(false);
  });
});
