import type { Sight } from '../rights.ts';
import { isPromised, type Target } from './courses/target.ts';

/** The clocks that a reader may know of: what a team or a third party has to keep is the business of who works on it. */
export function seenClocks<T extends { readonly target: Target }>(clocks: readonly T[], sight: Sight): readonly T[] {
  return sight === 'full' ? clocks : clocks.filter(({ target }) => isPromised(target));
}
