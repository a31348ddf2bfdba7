import { expect, test } from '@jest/globals';
import { erasePerson } from '../../../src/actions/accounts/erase-person.ts';
import { temporaryStore } from '../../fakes/temporary-store.ts';

test('who is erased is nobody in what was counted of second opinions either; what was spent stays spent', async () => {
  const { store, drop } = await temporaryStore();
  const at = new Date('2026-03-02T14:00:00Z');
  const people = [
    { person: 'ana', calls: 2 },
    { person: 'bob', calls: 1 },
  ];
  const spent = { id: '2026-03-02', version: 1, schema: 1, calls: 3, characters: 9000, people, forgetAt: at };
  try {
    await store.transaction((tx) => tx.collection('spendings').insert(spent));
    const gone = { person: 'ana', as: 'gone-1', names: ['Ana Torres'], ids: [], tickets: new Set<string>() };
    const erasing = { store, gone, at, digest: () => '', salt: () => '', fieldsOf: () => [], wordsOf: () => [] };
    expect(await erasePerson(erasing)).toEqual({ spendings: { changed: 1, removed: 0 } });
    const after = await store.transaction((tx) => tx.collection('spendings').get('2026-03-02'));
    expect(after).toMatchObject({ calls: 3, people: [{ person: 'gone-1', calls: 2 }, people[1]] });
    expect(await erasePerson(erasing)).toEqual({});
  } finally {
    await drop();
  }
});
