import type { Correction } from '../../domain/learning/correction.ts';
import type { Context } from '../context.ts';

/** By the ticket that came of the words; under `undefined` what came to none. In the order in which they were told. */
export type CorrectionsByTicket = ReadonlyMap<string | undefined, readonly Correction[]>;

const PAGE = 200;

/** What people have said since an instant that words mean. */
export async function correctionsSince({ tx }: Pick<Context, 'tx'>, from: Date): Promise<CorrectionsByTicket> {
  const found = new Map<string | undefined, Correction[]>();
  let after: Correction | undefined;
  for (;;) {
    const options = { sort: ['at'], limit: PAGE, ...(after && { after }) };
    const page: readonly Correction[] = await tx.collection('corrections').find({ at: { $gte: from } }, options);
    for (const one of page) found.set(one.ticket, [...(found.get(one.ticket) ?? []), one]);
    after = page.at(-1);
    if (page.length < PAGE) return found;
  }
}
