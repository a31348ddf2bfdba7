import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { DocumentOf } from '../../src/collections.ts';
import type { Context } from '../../src/actions/context.ts';
import { sweep } from '../../src/jobs/sweep.ts';
import { StaleVersion, type Job } from '../../src/ports.ts';
import { breakable } from '../fakes/breakable-store.ts';
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
/** In one transaction. */
async function putMany(count: number, what: (index: number) => Pick<Stranger, 'id' | 'forgetAt'>): Promise<void> {
  await place.store.transaction(async (tx) => {
    for (let index = 0; index < count; index += 1)
      await tx.collection('strangers').insert({ version: 1, schema: 1, toldAt: fake.now(), ...what(index) });
  });
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
    // A hiccup is soon over; what fails again is looked at less often.
    for (const patience of [30_000, 300_000, 1_800_000]) {
      await job.run(fake.now());
      expect((await get('bad'))?.forgetAt).toEqual(later(patience));
      fake.pass(patience);
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
    expect((await get('stubborn'))?.forgetAt).toEqual(later(30_000));
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

  test('is not held up by a thousand that fail: what is due behind them has its turn in the same run', async () => {
    const dealt: string[] = [];
    await putMany(1000, (index) => ({ id: `bad${index}`, forgetAt: later(-5000) }));
    for (const id of ['good1', 'good2']) await put(id, later(-1));
    const job = open(async (context, document) => {
      if (document.id.startsWith('bad')) throw new Error('this one never works');
      dealt.push(document.id);
      await moveOn(context, document);
    });
    await job.run(fake.now());
    expect(dealt).toEqual(['good1', 'good2']);
    expect(await job.dueAt()).toEqual(later(30_000));
    expect(await job.standing?.(fake.now())).toEqual({
      ...{ due: 0, lastMinute: 1002, failing: 1000 },
      lastError: 'Error: this one never works',
    });
  });

  test('goes on behind items that cannot even be pushed back, and comes back to them later', async () => {
    const dealt: string[] = [];
    await putMany(150, (index) => ({ id: `bad${index}`, forgetAt: later(-5000) }));
    await put('good', later(-1));
    let broken = true;
    const unwritable = (work: (context: Context) => Promise<unknown>) => async (context: Context) => {
      const strangers = context.tx.collection('strangers');
      const replace: typeof strangers.replace = async (document) => {
        if (broken && document.id.startsWith('bad')) throw new Error('it cannot be written');
        return strangers.replace(document);
      };
      return work({ ...context, tx: { collection: () => ({ ...strangers, replace }) } as unknown as Context['tx'] });
    };
    const inTransaction: typeof fake.works.inTransaction = (work, actor) =>
      fake.within(place.store)(unwritable(work) as typeof work, actor);
    fake = { ...fake, works: { ...fake.works, inTransaction } };
    const job = open(async (context, document) => {
      await moveOn(context, document);
      dealt.push(document.id);
    });
    await job.run(fake.now());
    await job.run(fake.now());
    expect(dealt).toEqual(['good']);
    expect(fake.log.filter((line) => line.includes('could not be pushed back'))).toHaveLength(150);
    expect(await job.standing?.(fake.now())).toMatchObject({ due: 150, failing: 150 });
    broken = false;
    fake.pass(30_000);
    await job.run(fake.now());
    expect(dealt).toHaveLength(151);
    expect(await job.standing?.(fake.now())).toMatchObject({ due: 0, failing: 0 });
  });

  test('ends at once where the store is away, and blames no item for that', async () => {
    await putMany(50, (index) => ({ id: `s${index}`, forgetAt: later(-5000) }));
    const store = breakable(place.store);
    const works = { ...fake.works, store, inTransaction: fake.within(store) };
    let begun = 0;
    const job = sweep(works, {
      ...{ name: 'test', every: 5, collection: 'strangers', field: 'forgetAt' },
      async one(context, document) {
        begun += 1;
        if (begun === 20) store.broken = 'refuses';
        await moveOn(context, document);
      },
    });
    await expect(job.run(fake.now())).rejects.toThrow('the database is away');
    expect(fake.log).toEqual([]);
    store.broken = 'no';
    await job.run(fake.now());
    expect(begun).toBe(50);
    expect(await job.standing?.(fake.now())).toMatchObject({ due: 0, failing: 0 });
  });

  test('gives an item that others change at this moment another turn at once', async () => {
    await put('busy');
    let times = 0;
    const job = open(async (context, document) => {
      times += 1;
      if (times < 3) throw new StaleVersion('somebody else was faster');
      await moveOn(context, document);
    });
    await job.run(fake.now());
    expect(times).toBe(3);
    expect(fake.log).toEqual([]);
    expect(await get('busy')).toMatchObject({ forgetAt: later(3_600_000) });
  });

  test('what falls due again within a run has its turn in the order of its instants', async () => {
    const dealt: string[] = [];
    await putMany(120, (index) => ({ id: `s${String(index).padStart(3, '0')}`, forgetAt: later(index - 5000) }));
    const job = open(async ({ tx }, document) => {
      dealt.push(`${document.id}@${document.forgetAt.getTime() - fake.now().getTime()}`);
      const again = document.id === 's000' && document.version === 1;
      await tx.collection('strangers').replace({ ...document, forgetAt: again ? later(-4890) : later(1000) });
    });
    await job.run(fake.now());
    expect(dealt).toHaveLength(121);
    expect(dealt.indexOf('s000@-4890')).toBe(110);
  });

  test('ends with the items at hand when it is halted, and goes on with the rest the next time', async () => {
    await putMany(300, (index) => ({ id: `s${index}`, forgetAt: later(-5000) }));
    let dealt = 0;
    const job = open(async (context, document) => {
      dealt += 1;
      if (dealt === 30) job.halt?.();
      await moveOn(context, document);
    });
    await job.run(fake.now());
    expect(dealt).toBeGreaterThanOrEqual(30);
    expect(dealt).toBeLessThan(60);
    await job.run(fake.now());
    expect(dealt).toBe(300);
  });

  test('two that sweep the same thousand: each item once, and neither does it all', async () => {
    await putMany(1000, (index) => ({ id: `s${index}`, forgetAt: later(-index) }));
    const dealt: string[] = [];
    const by = (who: string): Job =>
      open(async (context, document) => {
        dealt.push(`${who} ${document.id}`);
        await moveOn(context, document);
      });
    await Promise.all(['one', 'two'].map((who) => by(who).run(fake.now())));
    expect(new Set(dealt.map((line) => line.split(' ')[1])).size).toBe(1000);
    expect(dealt).toHaveLength(1000);
    for (const who of ['one', 'two']) expect(dealt.filter((line) => line.startsWith(who)).length).toBeGreaterThan(100);
  });
});
