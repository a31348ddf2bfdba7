import type { Correction } from '../../../src/domain/learning/correction.ts';

let count = 0;

/** A correction, with what a test does not care about filled in; `at`: days after the first of March 2026. */
export function correction(
  given: Pick<Correction, 'said' | 'made' | 'by'> & Partial<Omit<Correction, 'at'>> & { readonly at?: number },
): Correction {
  const { at = 0, ...rest } = given;
  const day = new Date(Date.UTC(2026, 2, 1 + at, 15));
  const read = { intent: 'other', p: 0.5 } as const;
  const facts = { version: 1, schema: 1, lang: 'es', read, how: 'corrected', side: 'person', author: given.by } as const;
  return { id: `c${(count += 1)}`, ...facts, ...rest, at: day, forgetAt: new Date(day.getTime() + 86_400_000 * 365) };
}
