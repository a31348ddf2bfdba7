import { mayUse, rolesOf } from '../../domain/rights.ts';
import type { Turn } from '../flow.ts';
import { readPeriod } from './read-period.ts';
import type { VerbCall } from './read-verb.ts';
import { readWhom } from './read-whom.ts';

/**
 * Whether free words that begin like a verb are one. "Abrir" is also an answer, and "informe de ventas no abre" a report of trouble: these
 * verbs count where what follows is what they take, from who may use them.
 */
export function isMeant(turn: Turn, { verb, rest }: VerbCall): boolean {
  const { person, definitions } = turn;
  const may = mayUse(verb, rolesOf(person, definitions), definitions);
  if (verb === 'open') return may && readWhom(rest, turn).is !== 'none';
  // Alone it is nothing else: who may not use it is told so.
  if (verb === 'report') return rest === '' || (may && readPeriod(rest, turn) !== undefined);
  return true;
}
