import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { temporaryStore } from '../../fakes/temporary-store.ts';
import { openFakePlay } from './open-fake-play.ts';

let place: Awaited<ReturnType<typeof temporaryStore>>;
beforeEach(async () => {
  place = await temporaryStore();
});
afterEach(() => place.drop());

const ana = { as: 'ana', on: 'slack' };
const alone = { channel: 'slack', id: 'ana', kind: 'direct' };

describe('where things are said', () => {
  test('in a place that others read too: there, with where the person is answered alone', async () => {
    const play = await openFakePlay(place.store);
    await play.do({ ...ana, in: 'general', say: 'hola' }, { ...ana, in: 'general', command: 'cola' });
    expect(play.desk.events).toMatchObject([
      { kind: 'message', address: { channel: 'slack', id: 'general', kind: 'shared' }, direct: alone, repliesTo: 'play:1' },
      { kind: 'command', address: { channel: 'slack', id: 'general', kind: 'shared' }, direct: alone },
    ]);
  });

  test('under a message: where that stands, named by the platform', async () => {
    const play = await openFakePlay(place.store);
    await play.do({ ...ana, say: 'hola' }, { ...ana, thread: 'm1', say: 'y esto' });
    expect(play.desk.events[1]).toMatchObject({ address: alone, repliesTo: 'm1' });
    expect(play.desk.events[1]).not.toHaveProperty('direct');
  });

  test('under a message that there is not, or that is elsewhere, nothing is said', async () => {
    const play = await openFakePlay(place.store);
    expect(await play.do({ ...ana, thread: 'm9', say: 'hola' })).toMatchObject([{ error: { step: 1 } }]);
    await play.do({ ...ana, say: 'hola' });
    expect(await play.do({ as: 'ana', on: 'teams', thread: 'm1', say: 'hola' })).toMatchObject([{ error: { step: 1 } }]);
    expect(await play.do({ ...ana, react: '👍', message: 'm9' })).toMatchObject([{ error: { step: 1 } }]);
    expect(play.desk.events).toHaveLength(1);
  });

  test('a reaction names its message, a report the message that it is of, a location its place', async () => {
    const play = await openFakePlay(place.store);
    await play.do(
      { ...ana, say: 'hola' },
      { ...ana, react: '👍', message: 'm1' },
      {
        ...ana,
        in: 'general',
        report: { text: 'no imprime', author: 'luis', link: 'https://chat.example/1', attach: 'foto.jpg' },
      },
      { ...ana, locate: { latitude: -12.05, longitude: -77.04, name: 'Lurín' } },
    );
    expect(play.desk.events.slice(1)).toMatchObject([
      { kind: 'reaction', emoji: '👍', repliesTo: 'm1', address: alone },
      {
        ...{ kind: 'report', text: 'no imprime', author: { userId: 'luis' }, link: 'https://chat.example/1' },
        ...{ repliesTo: 'play:luis:no imprime', direct: alone, attachments: [{ name: 'foto.jpg' }] },
      },
      { kind: 'message', text: '', location: { latitude: -12.05, longitude: -77.04, name: 'Lurín' } },
    ]);
  });
});
