import type { Store } from '../../src/ports.ts';
import { createStopwatch, type Cost } from './stopwatch.ts';

/** Durable writes without a desk, measured twice over, in turns: the second measure shows how far two equal things come apart. */
export interface BareWrites {
  /** A few of each, in between what they are measured against. */
  some(): Promise<void>;
  /** Of one write. */
  costs(): { readonly bare: Cost; readonly bareAgain: Cost };
}

export const bareWrite = 'a bare transaction inserting one small document durably';

const SLICE = 25;
let written = 0;

export function createBareWrites(store: Store): BareWrites {
  const watches = { bare: createStopwatch(), bareAgain: createStopwatch() };
  let slices = 0;
  return {
    async some() {
      for (const name of ['bare', 'bareAgain', 'bareAgain', 'bare'] as const) await watches[name].during(() => write(store));
      slices += 2;
    },
    costs: () => ({ bare: watches.bare.per(slices * SLICE), bareAgain: watches.bareAgain.per(slices * SLICE) }),
  };
}

async function write(store: Store): Promise<void> {
  for (let n = 0; n < SLICE; n += 1) {
    written += 1;
    const id = `bare:${written}`;
    const home = { channel: 'web', id, kind: 'direct' } as const;
    await store.transaction((tx) => tx.collection('contacts').insert({ id, version: 1, schema: 1, home, heard: [], misses: 0 }));
  }
}
