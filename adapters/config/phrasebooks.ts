import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Phrasebook } from '../../src/domain/phrasebook.ts';
import { explainIssue } from './explain-issue.ts';
import { ConfigurationError, type Problem } from './problem.ts';
import { readYaml } from './read-yaml.ts';

/**
 * Reads every `phrasebook/LANG.yaml` of a configuration folder, in the order of their names.
 * @throws ConfigurationError with every problem of every file.
 */
export async function readPhrasebooks(dir: string): Promise<readonly Phrasebook[]> {
  const folder = join(dir, 'phrasebook');
  const problems: Problem[] = [];
  const books: Phrasebook[] = [];
  for (const name of await namesIn(folder)) {
    const book = await readBook(join(folder, name), problems);
    if (book) books.push(book);
  }
  if (problems.length > 0) throw new ConfigurationError(problems);
  return books;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith('.yaml') && !name.startsWith('.')).toSorted();
  if (files.length > 0) return files;
  const remedy = 'write es.yaml and en.yaml there; the demo desk has an example';
  throw new ConfigurationError([{ file: folder, line: 1, what: 'there is no phrasebook', remedy }]);
}

async function readBook(file: string, problems: Problem[]): Promise<Phrasebook | undefined> {
  const source = readYaml(file, await readFile(file, 'utf8'));
  problems.push(...source.problems);
  if (source.problems.length > 0) return undefined;
  const result = Phrasebook.safeParse(source.data);
  if (result.success) return result.data;
  const checked = { schema: Phrasebook, data: source.data };
  for (const { path, what, remedy } of result.error.issues.flatMap((issue) => explainIssue(issue, checked)))
    problems.push({ file, line: source.lineOf(path), what, remedy });
  return undefined;
}
