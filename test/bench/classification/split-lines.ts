import { splitLine } from '../../../src/conversation/understand/expand-phrasebook.ts';
import { phraseKey } from '../../../src/conversation/understand/fold-text.ts';
import type { MeasuredRow } from '../../../src/conversation/understand/measure/measured-rows.ts';
import type { Phrasebook } from '../../../src/domain/phrasebook.ts';
import type { Intent } from '../../../src/domain/understanding.ts';

/** Of a hundred lines so many are held out. */
const HELD_OUT = 15;
const PRIME = 0x01000193;
const SEED = 0x811c9dc5;

interface Split {
  /** The phrasebooks without the lines that are held out. */
  readonly phrasebooks: readonly Phrasebook[];
  readonly rows: readonly MeasuredRow[];
}

/** FNV of the folded words: what reads the same is held out together, whatever its accents, and always the same. */
function isHeldOut(key: string): boolean {
  let hash = SEED;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), PRIME);
  return (hash >>> 0) % 100 < HELD_OUT;
}

const isWhole = (line: string): boolean => !line.includes('{');
const keyOf = (line: string): string => phraseKey(splitLine(line).text);

/** Lines with slots are learnt all the same: they are no sentences. */
export function splitLines(phrasebooks: readonly Phrasebook[]): Split {
  const meanings = meaningsOf(phrasebooks);
  const isTaught = (line: string): boolean => !isWhole(line) || !isHeldOut(keyOf(line));
  return {
    phrasebooks: phrasebooks.map((book) => ({
      ...book,
      intents: Object.fromEntries(Object.entries(book.intents).map(([intent, lines]) => [intent, lines.filter(isTaught)])),
    })),
    rows: phrasebooks.flatMap(({ lang, intents }) =>
      (Object.entries(intents) as [Intent, string[]][]).flatMap(([intent, lines]) =>
        lines.filter((line) => !isTaught(line)).map((line) => rowOf(line, { lang, intent }, meanings)),
      ),
    ),
  };
}

/** What stands under several intents may be any of them. */
function meaningsOf(phrasebooks: readonly Phrasebook[]): ReadonlyMap<string, ReadonlySet<Intent>> {
  const found = new Map<string, Set<Intent>>();
  for (const { intents } of phrasebooks)
    for (const [intent, lines] of Object.entries(intents) as [Intent, string[]][])
      for (const line of lines.filter(isWhole)) found.set(keyOf(line), (found.get(keyOf(line)) ?? new Set()).add(intent));
  return found;
}

function rowOf(
  line: string,
  { lang, intent }: Pick<MeasuredRow, 'lang' | 'intent'>,
  meanings: ReadonlyMap<string, ReadonlySet<Intent>>,
): MeasuredRow {
  const { text, label = null } = splitLine(line);
  const category = intent === 'incident' ? label : null;
  const item = intent === 'request' ? label : null;
  return { text, lang, intent, alt: [...(meanings.get(keyOf(line)) ?? [])], category, item, urgency: null };
}
