import { wasWrong, type Correction, type Meaning } from '../learning/correction.ts';
import type { Source, Ticket } from '../ticket.ts';
import { plusOne } from './section.ts';

/** How often what people wrote was taken for something else than it was. */
export interface Readings {
  /** Tickets that were opened from somebody's words, and words that turned out to be about none. */
  readonly understood: number;
  readonly corrected: number;
  /** What was taken for what, by the two keys with a `>` between: a category's or item's id behind its kind, or an intent. */
  readonly confusions: Readonly<Record<string, number>>;
}

export const noReadings: Readings = { understood: 0, corrected: 0, confusions: {} };

const chats: ReadonlySet<Source> = new Set<Source>(['slack', 'teams', 'whatsapp', 'web', 'phone']);

/** With one ticket more, and what people said of its words. One that goes on from another was not understood anew. */
export function withReading(before: Readings, ticket: Ticket, told: readonly Correction[]): Readings {
  const { text, source, links } = ticket;
  if (!text || !chats.has(source) || links.some(({ kind }) => kind === 'predecessor')) return before;
  const understood = before.understood + 1;
  // Agents know best, and the last word counts.
  const decisive = told.findLast(({ side }) => side === 'agent') ?? told.findLast(wasWrong);
  return decisive ? corrected({ ...before, understood }, decisive) : { ...before, understood };
}

/** With words that somebody said were about nothing. */
export function withDismissed(before: Readings, told: Correction): Readings {
  return corrected({ ...before, understood: before.understood + 1 }, told);
}

function corrected(before: Readings, { read, made }: Correction): Readings {
  const confusions = plusOne(before.confusions, `${keyOf(read)}>${keyOf(made)}`);
  return { ...before, corrected: before.corrected + 1, confusions };
}

function keyOf({ intent, category, item, team }: Meaning & { readonly team?: string | undefined }): string {
  const what = category ?? item;
  if (what !== undefined) return `${intent}:${what}`;
  return team === undefined ? intent : `team:${team}`;
}

/** The commonest confusion, the first by name among equals. */
export function commonest({
  confusions,
}: Readings): { readonly read: string; readonly made: string; readonly count: number } | undefined {
  const [most] = Object.entries(confusions).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  if (!most) return undefined;
  const [read = '', made = ''] = most[0].split('>');
  return { read, made, count: most[1] };
}
