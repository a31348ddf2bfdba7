import type { PlayState } from '../../messaging/feed.ts';
import type { Store } from '../../ports.ts';

const ID = 'play';

/** Where a script stands, so that it goes on after the process ended. */
export async function readProgress(store: Store): Promise<Pick<PlayState, 'at' | 'lastEvent'> | undefined> {
  return store.transaction((tx) => tx.collection('play').get(ID));
}

export async function writeProgress(store: Store, progress: Pick<PlayState, 'at' | 'lastEvent'>): Promise<void> {
  await store.transaction(async (tx) => {
    const play = tx.collection('play');
    const stored = await play.get(ID);
    if (stored) await play.replace({ ...stored, ...progress });
    else await play.insert({ id: ID, version: 1, schema: 1, ...progress });
  });
}
