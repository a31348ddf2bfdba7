import { createEmbeddedStore } from '../../adapters/embedded/store.ts';
import { createMongoStore } from '../../adapters/mongo/store.ts';
import { asTestStore, declarations, thing, type TestStore } from '../contract/store/subject.ts';

/** Writes until it is killed. Says `d N` when the pair of documents number N is written, and `n N` when the number N was taken. */
const [kind, place, from] = process.argv.slice(2);
const WRITERS = 6;
// One a process: on MongoDB what a dead one was changing stays locked for a minute.
const sumId = `sum-${from}`;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function writePair(store: TestStore, n: number): Promise<void> {
  await store.transaction(async (tx) => {
    await tx
      .collection('things')
      .insert(thing(`${n}`, 'pair', { rank: n, tags: ['x', 'y'], alias: `alias-${n}`, payload: 'p'.repeat(n % 3000) }));
    await tx.collection('totals').insert({ id: `${n}`, version: 0, schema: 1, n });
    const sum = await tx.collection('totals').get(sumId);
    await tx.collection('totals').replace({ ...sum!, n: sum!.n + 1 });
  });
}

async function writeForever(store: TestStore, first: number): Promise<never> {
  for (let n = first; ; n += WRITERS) {
    await writePair(store, n);
    say(`d ${n}`);
    say(`n ${await store.next('taken')}`);
  }
}

const store = asTestStore(
  kind === 'embedded'
    ? await createEmbeddedStore({ folder: place!, declarations })
    : await createMongoStore({ uri: place!, declarations }),
);
await store.transaction((tx) => tx.collection('totals').insert({ id: sumId, version: 0, schema: 1, n: 0 }));
await Promise.all(Array.from({ length: WRITERS }, (_, writer) => writeForever(store, Number(from) + writer)));
