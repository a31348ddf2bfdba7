import { intents } from '../../../domain/understanding.ts';
import type { Candidate } from './sift.ts';
import { quoted } from './write-line.ts';

/** What to paste, by the phrasebook's file: YAML, with lines that do harm as comments. */
export function writeBlocks(candidates: readonly Candidate[], harmful: readonly Candidate[]): ReadonlyMap<string, string> {
  const files = [...new Set(candidates.map(({ file }) => file))].toSorted();
  return new Map(
    files.map((file) => {
      const own = candidates.filter((one) => one.file === file);
      return [file, blockOf(own, harmful)];
    }),
  );
}

function blockOf(candidates: readonly Candidate[], harmful: readonly Candidate[]): string {
  const lines = intents.flatMap((intent) => {
    const own = candidates.filter(({ made }) => made.intent === intent);
    // A list of nothing but comments would be no list.
    const indented = own.map((one) =>
      harmful.includes(one) ? `    # lowers the score: - ${quoted(one.line)}` : `    - ${quoted(one.line)}`,
    );
    if (own.length === 0) return [];
    return [own.every((one) => harmful.includes(one)) ? `  # ${intent}:` : `  ${intent}:`, ...indented];
  });
  return `intents:\n${lines.join('\n')}\n`;
}
