import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from '@jest/globals';

const made: string[] = [];
afterAll(() => {
  for (const dir of made) rmSync(dir, { recursive: true, force: true });
});

/** The demo desk's configuration in a folder of its own, with one of its files changed, for the stories of one test file. */
export function changedConfig(file: string, change: (text: string) => string): string {
  const dir = mkdtempSync(join(tmpdir(), 'mesa-config-'));
  made.push(dir);
  cpSync(fileURLToPath(new URL('../../config', import.meta.url)), dir, { recursive: true });
  const before = readFileSync(join(dir, file), 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`${file} was not changed`);
  writeFileSync(join(dir, file), after);
  return dir;
}
