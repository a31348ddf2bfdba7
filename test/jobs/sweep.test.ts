import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { DocumentOf } from '../../src/collections.ts';
import type { Context } from '../../src/actions/context.ts';
import { sweep } from '../../src/jobs/sweep.ts';
import type { Job } from '../../src/ports.ts';
import { temporaryStore } from '../fakes/temporary-store.ts';
import { createFakeWorks, type FakeWorks } from './fake-works.ts';

type Stranger = DocumentOf<'strangers'>;
let place: Awaited<ReturnType<typeof temporaryStore>>;
let fake: FakeWorks;
beforeEach(async () => {
  place = await temporaryStore();
  fake = createFakeWorks(place.store);
});
afterEach(() => place.drop());

const open = (one: (context: Context, document: Stranger) => Promise<void>): Job =>
  sweep(fake.works, { name: 'test', every: 5, collection: 'strangers', field: 'forgetAt', one });
const later = (ms: number): Date => new Date(fake.now().getTime() + ms);

async function put(id: string, forgetAt = fake.now()): Promise<void> {
  const stranger: Stranger = { id, version: 1, schema: 1, toldAt: fake.now(), forgetAt };
  await place.store.transaction((tx) => tx.collection('strangers').insert(stranger));
}
const get = (id: string): Promise<Stranger | undefined> => place.store.transaction((tx) => tx.collection('strangers').get(id));
const moveOn = ({ tx, now }: Context, document: Stranger): Promise<unknown> =>
  tx.collection('strangers').replace({ ...document, forgetAt: new Date(now.getTime() + 3_600_000) });

describe('a sweep', () => {
  test('deals with everything that is due, in the order it fell due, and with nothing else', async () => {
    const dealt: string[] = [];
    for (let index = 0; index < 250; index += 1) await put(`s${String(index).padStart(3, '0')}`, later(-index));
    await put('future', later(1));
    const job = open(async (context, document) => {
      dealt.push(document.id);
      await moveOn(context, document);
    });
    expect(await job.dueAt()).toEqual(later(-249));
    await job.run(fake.now());
    expect(dealt).toHaveLength(250);
    expect(dealt).toEqual(dealt.toSorted().reverse());
    expect(await job.dueAt()).toEqual(later(1));
  });

  test('pushes an item back that always fails, tells the log, and goes on with the rest', async () => {
    for (const id of ['a', 'bad', 'c']) await put(id);
    const dealt: string[] = [];
    const job = open(async (context, document) => {
      if (document.id === 'bad') throw new Error('this one never works');
      dealt.push(document.id);
      await moveOn(context, document);
    });
    for (let round = 0; round < 3; round += 1) {
      await job.run(fake.now());
      expect((await get('bad'))?.forgetAt).toEqual(later(300_000));
      fake.pass(300_000);
    }
    expect(dealt).toEqual(['a', 'c']);
    expect(fake.log.filter((line) => line.includes('this one never works'))).toHaveLength(3);
    expect(fake.counted[0]).toBe('swept:test:3:1');
  });

  test('pushes an item back that stays due whatever is done', async () => {
    await put('stubborn');
    let times = 0;
    const job = open(async () => void (times += 1));
    await job.run(fake.now());
    expect(times).toBe(25);
    expect((await get('stubborn'))?.forgetAt).toEqual(later(300_000));
  });

  test('beside another does no harm: each item is dealt with once', async () => {
    for (let index = 0; index < 60; index += 1) await put(`s${index}`);
    const dealt: string[] = [];
    const jobs = [1, 2, 3].map(() =>
      open(async (context, document) => {
        dealt.push(document.id);
        await moveOn(context, document);
      }),
    );
    await Promise.all(jobs.map((job) => job.run(fake.now())));
    expect(dealt).toHaveLength(60);
    expect(new Set(dealt).size).toBe(60);
  });

  test('that fails at an item which another has dealt with meanwhile leaves it as that one left it', async () => {
    await put('contested');
    const done = later(3_600_000);
    const job = open(async () => {
      throw new Error('a conflict');
    });
    const real = fake.works.inTransaction;
    let calls = 0;
    const interrupted: typeof real = async (work, actor) => {
      calls += 1;
      // Between the failure and the pushing back.
      if (calls === 2)
        await real((context) =>
          context.tx
            .collection('strangers')
            .get('contested')
            .then((found) => moveOn(context, found!)),
        );
      return real(work, actor);
    };
    fake = { ...fake, works: { ...fake.works, inTransaction: interrupted } };
    await open(async () => {
      throw new Error('a conflict');
    }).run(fake.now());
    expect((await get('contested'))?.forgetAt).toEqual(done);
    expect(await job.dueAt()).toEqual(done);
  });
});
