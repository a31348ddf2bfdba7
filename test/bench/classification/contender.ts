import type { Guess } from '../../../src/conversation/understand/measure/measure-understanding.ts';
import type { Phrasebook } from '../../../src/domain/phrasebook.ts';

/** One way to understand messages, taught by the same phrasebooks as the others. */
export interface Contender {
  readonly name: string;
  learn(phrasebooks: readonly Phrasebook[]): Promise<Learnt>;
}

export interface Learnt {
  read(text: string): Guess | Promise<Guess>;
  /** CPU milliseconds of learning. */
  readonly training: number;
  /** What is kept of it, in bytes. */
  readonly bytes: number;
  /** CPU milliseconds of taking up what was kept. */
  load(): Promise<number>;
}
