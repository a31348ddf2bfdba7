import type { ReadingExplained } from '../../conversation/understand/explain-reading.ts';
import type { Words } from '../../domain/wording.ts';

interface Look {
  /** What the two columns are called. */
  readonly first: string;
  readonly second: string;
  readonly words: (words: Words) => string;
  /** Whose way of writing numbers. */
  readonly locale: string;
}

interface Line {
  readonly name: string;
  readonly first: number;
  readonly second: number;
}

type Decision = NonNullable<ReadingExplained['intent']>;

/** Beyond that the words decide little, and are one line. */
const MOST_WORDS = 12;
const EDGE = 2;

/** The two likeliest labels side by side, word by word, with sums that add up. */
export function weightsTable(decision: Decision, look: Look): readonly string[] {
  const lines = linesOf(decision, look);
  const sum = added(lines, look.words({ key: 'explain.sum' }));
  const format = new Intl.NumberFormat(look.locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    signDisplay: 'exceptZero',
  });
  const head = [look.words({ key: 'explain.word' }), look.first, look.second, look.words({ key: 'explain.difference' })];
  const cells = [...lines, sum].map((line) => [line.name, ...[line.first, line.second, line.first - line.second].map((value) => format.format(value))]); // prettier-ignore
  const widths = head.map((_, at) => Math.max(...[head, ...cells].map((row) => row[at]?.length ?? 0)) + (at === 0 ? 0 : EDGE));
  const row = (texts: readonly string[]): string =>
    `  ${texts.map((text, at) => (at === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[at] ?? 0))).join('')}`;
  const rule = `  ${'-'.repeat(widths.reduce((total, width) => total + width, 0))}`;
  const shares: Words = { key: 'explain.shares', params: { temperature: decision.temperature } };
  return [
    look.words({ key: 'explain.why', params: { first: look.first, second: look.second } }),
    ...[row(head), ...cells.slice(0, -1).map(row), rule, row(cells.at(-1) ?? [])],
    `  ${look.words(shares)}`,
  ];
}

/** The words that make the greatest difference first; then what every message begins with. */
function linesOf({ words, bias, moved }: Decision, look: Look): readonly Line[] {
  const weighty = together(words).toSorted((a, b) => Math.abs(b.first - b.second) - Math.abs(a.first - a.second));
  const rest = weighty.slice(MOST_WORDS);
  const isMoved = moved.first !== 0 || moved.second !== 0;
  return [
    ...weighty.slice(0, MOST_WORDS),
    ...(rest.length > 0 ? [added(rest, look.words({ key: 'explain.rest', params: { count: rest.length } }))] : []),
    { name: look.words({ key: 'explain.bias' }), ...bias },
    ...(isMoved ? [{ name: look.words({ key: 'explain.moved' }), ...moved }] : []),
  ];
}

/** A word that stands there twice is one line. */
function together(words: Decision['words']): readonly Line[] {
  const lines = new Map<string, Line[]>();
  for (const { text, readAs, first, second } of words) {
    const name = readAs === undefined ? text : `${text} (${readAs})`;
    lines.set(name, [...(lines.get(name) ?? []), { name, first, second }]);
  }
  return [...lines].map(([name, all]) => added(all, all.length === 1 ? name : `${name} ×${all.length}`));
}

function added(lines: readonly Line[], name: string): Line {
  const sum = (of: 'first' | 'second'): number => lines.reduce((total, line) => total + line[of], 0);
  return { name, first: sum('first'), second: sum('second') };
}
