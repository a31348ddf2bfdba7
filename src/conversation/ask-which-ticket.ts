import { between } from './engine.ts';
import type { Turn } from './flow.ts';
import { ticketsOf } from './verbs/say-status.ts';

/** The person's tickets, where words may be about any of several: which one is meant is said by its number, for example by that one. */
export async function askWhichTicket(turn: Turn, number: string): Promise<true> {
  const { notice, more = [] } = await ticketsOf(turn);
  await between(turn, { notice: { key: 'earlier.which', params: { number } }, more: [notice, ...more] }, undefined);
  return true;
}
