import { z } from 'zod';
import { fold } from '../../domain/fold.ts';
import type { Turn } from '../flow.ts';
import { isSomethingElse } from './is-something-else.ts';
import { understood } from './understood.ts';

/** What a question put to somebody is about. */
export const About = z.object({
  kind: z.enum(['incident', 'request']),
  category: z.string().optional(),
  item: z.string().optional(),
});
type About = z.infer<typeof About>;

/** Sure enough that what somebody was asked for is not what they talk about. */
const SURE = 0.95;
/** "Windows 11" tells what was asked, however much it sounds like something of its own. */
const FEW_WORDS = 3;

/**
 * An answer may sound like anything: "mañana a las 9" like a request, "la del segundo piso" like a report. Only what names another item, or
 * the things of another category, is another matter.
 */
export function isAnotherMatter(turn: Turn, text: string, about: About | undefined): boolean {
  const { kind, category, reading } = understood(turn, text);
  if (kind === 'incident' && fold(text).split(' ').length < FEW_WORDS) return false;
  if (kind === 'request') return isSomethingElse(turn, text, { kind, item: about?.item ?? '' });
  if (kind !== 'incident') return isSomethingElse(turn, text, { kind: 'incident', category: about?.category });
  return category !== about?.category && reading.p >= SURE && category !== undefined && names(turn, category, text);
}

function names({ definitions }: Turn, id: string, text: string): boolean {
  const typed = ` ${fold(text)} `;
  return (definitions.categories.get(id)?.synonyms ?? []).some((word) => typed.includes(` ${fold(word)} `));
}
