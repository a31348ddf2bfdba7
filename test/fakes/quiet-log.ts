import type { Log } from '../../src/ports.ts';

/** A log that writes nowhere; what it was told is kept as lines. */
export function createQuietLog(): { readonly log: Log; readonly lines: readonly string[] } {
  const lines: string[] = [];
  const write = (facts: Readonly<Record<string, unknown>>, message: string): void =>
    void lines.push(`${message} ${JSON.stringify(facts)}`);
  return { log: { info: write, warn: write, error: write }, lines };
}
