import { gistOfBooks, type Gist } from '../../conversation/understand/gist-of-books.ts';
import { serialise } from '../../conversation/understand/store-model.ts';
import { trainModel } from '../../conversation/understand/train-from-definitions.ts';
import type { Phrasebook } from '../../domain/phrasebook.ts';

/** All that is learnt from phrasebooks, in a form that can be kept and handed on. */
export interface Taught {
  /** A serialised model. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly gist: Gist;
}

/** Learns phrasebooks; the same books give the same bytes. Seconds of CPU time. */
export type Teach = (phrasebooks: readonly Phrasebook[]) => Promise<Taught>;

/** In this thread, which does nothing else meanwhile. */
export const teach = (phrasebooks: readonly Phrasebook[]): Taught => ({
  bytes: serialise(trainModel({ phrasebooks, items: [], categories: [] })),
  gist: gistOfBooks(phrasebooks),
});
