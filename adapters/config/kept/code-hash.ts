import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/** What a module imports of the program's own, other than types. */
const IMPORT = /^(?:import|export)\s+(?!type\b)[^;]*?\bfrom\s+['"](\.[^'"]+)['"]/gm;

/**
 * SHA-256 of a module and of all that it imports of the program: of the code that makes something, so that what older code made is
 * not taken for it. Packages do not count.
 */
export async function codeHash(module: URL): Promise<string> {
  const texts = new Map<string, string>();
  await follow(module, texts);
  const hash = createHash('sha256');
  // By what they say, not where they lie: a moved program keeps what it learnt.
  for (const text of [...texts.values()].toSorted()) hash.update(`${text}\0`);
  return hash.digest('hex');
}

async function follow(module: URL, texts: Map<string, string>): Promise<void> {
  if (texts.has(module.href)) return;
  // Noted before it is read: two modules may import each other.
  texts.set(module.href, '');
  const text = await readFile(module, 'utf8');
  texts.set(module.href, text);
  await Promise.all([...text.matchAll(IMPORT)].map(([, path]) => follow(new URL(path!, module), texts)));
}
