import type { Turn } from '../flow.ts';

/** What a message is taken apart with. */
export type NeedsReader = Pick<Turn, 'understand' | 'now' | 'zone' | 'language' | 'definitions' | 'vocabulary'>;
