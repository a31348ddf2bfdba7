import { basename } from 'node:path';
import type { PhrasebookLine } from '../../../../adapters/config/phrasebook-lines.ts';
import { splitLine } from '../../../conversation/understand/expand-phrasebook.ts';
import { phraseKey } from '../../../conversation/understand/fold-text.ts';
import type { ReadAs } from '../../../conversation/learning/reading-of.ts';
import type { Definitions } from '../../../domain/definitions.ts';
import { meansTheSame } from '../../../domain/learning/correction.ts';
import { joinAlike, type Told } from './told.ts';
import { writeLine, type Unfit } from './write-line.ts';

/** A line that an administrator may add. */
export interface Candidate extends Told {
  /** As it would stand in the phrasebook. */
  readonly line: string;
  /** The phrasebook's name: `es.yaml`. */
  readonly file: string;
  /** As what it is read today. */
  readonly now: ReadAs['read'];
}

export type Reason = Unfit | 'understood' | 'few' | 'measured' | 'no_book' | 'gone' | 'said_otherwise';

export interface LeftOut {
  readonly said: string;
  readonly told: Told;
  readonly why: Reason;
  /** The line that says otherwise: `es.yaml:12`. */
  readonly where?: string;
}

export interface Sieve {
  readonly definitions: Definitions;
  /** Of all phrasebooks, with the name of the file that new lines of a language would go to. */
  readonly lines: readonly PhrasebookLine[];
  readonly books: ReadonlyMap<string, string>;
  /** How words are read today. */
  readonly read: (told: Told) => ReadAs;
  /** Folded words of the messages that the score is measured on: learnt by heart, they would measure nothing. */
  readonly measured: ReadonlySet<string>;
}

/** People who must agree before "it is no request" is believed: whoever says so may only have changed their mind. */
const DISMISSED_BY = 2;

/** What is worth adding, and what is not and why. */
export function sift(told: readonly Told[], sieve: Sieve): { candidates: readonly Candidate[]; leftOut: readonly LeftOut[] } {
  const known = linesByKey(sieve.lines);
  const leftOut: LeftOut[] = [];
  const worth = told.filter((one) => {
    const why = reasonAgainst(one, sieve);
    if (why) leftOut.push({ said: one.said, told: one, why });
    return why === undefined;
  });
  const candidates: Candidate[] = [];
  for (const one of joinAlike(worth)) {
    const found = candidateOf(one, sieve, known);
    if ('why' in found) leftOut.push({ said: one.said, told: one, ...found });
    else candidates.push(found);
  }
  return { candidates, leftOut };
}

function reasonAgainst(told: Told, { definitions, read, measured, books }: Sieve): Reason | undefined {
  const { made, said, lang } = told;
  if (!books.has(lang)) return 'no_book';
  if (measured.has(phraseKey(said))) return 'measured';
  if (made.category !== undefined && !definitions.categories.has(made.category)) return 'gone';
  if (made.item !== undefined && !definitions.items.has(made.item)) return 'gone';
  const today = read(told);
  return meansTheSame(today.read, made) && !today.unsure ? 'understood' : undefined;
}

function candidateOf(
  told: Told,
  { definitions, read, books, lines }: Sieve,
  known: ReadonlyMap<string, readonly PhrasebookLine[]>,
): Candidate | Pick<LeftOut, 'why' | 'where'> {
  const { made, said, lang, people, agents } = told;
  const voices = people.size + agents.size;
  const enough = agents.size > 0 ? 1 : definitions.desk.learning.from_people;
  if (voices < (made.intent === 'other' ? Math.max(DISMISSED_BY, enough) : enough)) return { why: 'few' };
  const label = labelOf(told, definitions, lines);
  const written = writeLine({ said, lang, intent: made.intent, label });
  if ('unfit' in written) return { why: written.unfit };
  const other = known.get(phraseKey(splitLine(written.line).text))?.find((line) => !saysTheSame(line, made.intent, label));
  if (other) return { why: 'said_otherwise', where: `${basename(other.file)}:${other.line}` };
  return { ...told, line: written.line, file: books.get(lang) ?? `${lang}.yaml`, now: read(told).read };
}

/** The id by which the phrasebook means a category or an item; of several the one whose lines are most like these words. */
function labelOf({ made, said }: Told, { categories, items }: Definitions, lines: readonly PhrasebookLine[]): string | undefined {
  const id = made.category ?? made.item;
  if (id === undefined) return undefined;
  const names = new Set([id, ...((made.category ? categories.get(id) : items.get(id))?.same_as ?? [])]);
  const words = new Set(phraseKey(said).split(' '));
  let best: { label: string; likeness: number } | undefined;
  for (const { intent, written } of lines) {
    const { text, label } = splitLine(written);
    if (intent !== made.intent || label === undefined || !names.has(label)) continue;
    const own = phraseKey(text).split(' ');
    const likeness = own.filter((word) => words.has(word)).length / Math.sqrt(own.length + 1);
    if (best === undefined || likeness > best.likeness) best = { label, likeness };
  }
  return best?.label ?? id;
}

function linesByKey(lines: readonly PhrasebookLine[]): ReadonlyMap<string, readonly PhrasebookLine[]> {
  const found = new Map<string, PhrasebookLine[]>();
  for (const line of lines) {
    const key = phraseKey(splitLine(line.written).text);
    found.set(key, [...(found.get(key) ?? []), line]);
  }
  return found;
}

function saysTheSame({ intent, written }: PhrasebookLine, meant: string, label: string | undefined): boolean {
  const own = splitLine(written).label;
  return intent === meant && (label === undefined || own === undefined || own === label);
}
