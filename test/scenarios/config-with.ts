import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from '@jest/globals';

/** A file of the configuration: what is found in it becomes something else, or the whole of it is new. */
type Change =
  | { readonly file: string; readonly from: string | RegExp; readonly to: string }
  | { readonly file: string; readonly text: string };

/** A copy of the demo's configuration with many changes, in a folder that goes after the tests. To be called outside of any test. */
export function configWith(changes: readonly Change[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'mesa-config-'));
  cpSync(fileURLToPath(new URL('../../config', import.meta.url)), folder, { recursive: true });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  for (const change of changes) apply(join(folder, change.file), change);
  return folder;
}

function apply(path: string, change: Change): void {
  if ('text' in change) return writeFileSync(path, change.text);
  const before = readFileSync(path, 'utf8');
  const after = before.replace(change.from, change.to);
  if (after === before) throw new Error(`${change.file} has no ${String(change.from)} any more`);
  writeFileSync(path, after);
}

/** A catalog item that asks for one word (and `fields`, as YAML), with the approval that `stages` say: "Prueba ID". */
export function trialItem(id: string, stages: string, fields = ''): { file: string; text: string } {
  const text = `id: ${id}
label: { es: Prueba ${id}, en: Trial ${id} }
team: mesa
synonyms: [prueba ${id}, trial ${id}]
fields:
  - id: what
    kind: text
    label: { es: Motivo, en: Reason }
${fields}
approvals:
${stages}
`;
  return { file: `catalog/${id}.yaml`, text };
}
