import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Phrasebook } from '../../src/domain/phrasebook.ts';
import { explainIssue } from './explain-issue.ts';
import { codeHash } from './kept/code-hash.ts';
import { createKept, type Kept } from './kept/create-kept.ts';
import { ConfigurationError, type Problem } from './problem.ts';
import { readYaml } from './read-yaml.ts';
import { decodeText } from './people/decode-text.ts';

/** The phrasebooks of a folder. */
export interface Books {
  readonly phrasebooks: readonly Phrasebook[];
  /** SHA-256 of the files' names and bytes: what is learnt from them is known by it. */
  readonly hash: string;
  readonly remarks: readonly string[];
}

interface BookFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Stands beside the books and is none: what they were accepted at. */
export const SCORE_FILE = 'score.yaml';

/**
 * Reads every `phrasebook/LANG.yaml` of a configuration folder, in the order of their names. Thousands of lines take most of a second
 * to parse, so books without a mistake are kept as they were read, for as long as no byte of them changes.
 * @throws ConfigurationError with every problem of every file.
 */
export async function readPhrasebooks(dir: string, kept: Kept = createKept()): Promise<Books> {
  const folder = join(dir, 'phrasebook');
  const files = await filesIn(folder);
  const hash = hashOf(files);
  const name = `${createHash('sha256')
    .update(hash)
    .update(await readingCode())
    .digest('hex')}.books`;
  const found = await kept.read(name);
  if (found && 'bytes' in found) return { phrasebooks: parsed(found.bytes), hash, remarks: [] };
  const problems: Problem[] = [];
  const phrasebooks = files.flatMap((file) => readBook(join(folder, file.name), file.bytes, problems) ?? []);
  if (problems.length > 0) throw new ConfigurationError(problems);
  await kept.write(name, new TextEncoder().encode(JSON.stringify(phrasebooks)));
  return { phrasebooks, hash, remarks: found ? [`${found.damaged} was damaged; the phrasebooks were read anew`] : [] };
}

/** The phrasebooks' files, by their names in the folder. @throws ConfigurationError where there are none, or one cannot be read */
async function filesIn(folder: string): Promise<readonly BookFile[]> {
  const books = await bookNames(folder);
  if (books.length === 0) {
    const remedy = 'write es.yaml and en.yaml there; the demo desk has an example';
    throw new ConfigurationError([{ file: folder, line: 1, what: 'there is no phrasebook', remedy }]);
  }
  const problems: Problem[] = [];
  const files = await Promise.all(books.map((name) => readBytes(folder, name, problems)));
  if (problems.length > 0) throw new ConfigurationError(problems);
  return files.flatMap((file) => file ?? []);
}

/** The files in a folder that are phrasebooks; none where there is no such folder. */
export async function bookNames(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name.endsWith('.yaml') && !name.startsWith('.') && name !== SCORE_FILE).toSorted();
}

async function readBytes(folder: string, name: string, problems: Problem[]): Promise<BookFile | undefined> {
  try {
    return { name, bytes: await readFile(join(folder, name)) };
  } catch (error) {
    const what = `the file cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)})`;
    problems.push({ file: join(folder, name), line: 1, what, remedy: 'make it readable for the user that runs the desk' });
    return undefined;
  }
}

function hashOf(files: readonly BookFile[]): string {
  const hash = createHash('sha256');
  for (const { name, bytes } of files) hash.update(`${name}\0${bytes.length}\0`).update(bytes);
  return hash.digest('hex');
}

/** Of this process, once: its code does not change under it. */
let code: Promise<string> | undefined;
const readingCode = (): Promise<string> => (code ??= codeHash(new URL(import.meta.url)));

/** Kept by this very code, whole to the last byte: the shape was checked when the books were read. */
function parsed(bytes: Uint8Array): readonly Phrasebook[] {
  return JSON.parse(new TextDecoder().decode(bytes)) as readonly Phrasebook[];
}

function readBook(file: string, bytes: Uint8Array, problems: Problem[]): Phrasebook | undefined {
  const source = readYaml(file, decodeText(bytes).text);
  problems.push(...source.problems);
  if (source.problems.length > 0) return undefined;
  const result = Phrasebook.safeParse(source.data);
  if (result.success) return result.data;
  const checked = { schema: Phrasebook, data: source.data };
  for (const { path, what, remedy } of result.error.issues.flatMap((issue) => explainIssue(issue, checked)))
    problems.push({ file, line: source.lineOf(path), what, remedy });
  return undefined;
}
