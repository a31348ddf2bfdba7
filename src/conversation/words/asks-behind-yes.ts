import type { Turn } from '../flow.ts';
import { isAssent } from './read-reply.ts';

/** "Ok, ¿y cuánto cuesta?", "yes, but why did it happen?": a question, to which the yes only leads; "aprobado, ¿cuándo llega?" decides. */
export function asksBehindYes(turn: Pick<Turn, 'vocabulary' | 'definitions'>, text: string): boolean {
  const [first = ''] = text.split(/[,.;:!¿\n]/u);
  return /[?¿]/u.test(text) && !first.includes('?') && isAssent(turn, first);
}
