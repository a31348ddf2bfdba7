import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const kept = new URL('../fixtures/stored/first-path.lmdb.gz', import.meta.url);

/** A data folder as the first version left it, in the midst of a form, an approval and a question. */
export function firstPathFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mesa-first-path-'));
  writeFileSync(join(folder, 'desk.lmdb'), gunzipSync(readFileSync(kept)));
  return folder;
}
