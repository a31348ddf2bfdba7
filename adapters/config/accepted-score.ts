import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { explainIssue } from './explain-issue.ts';
import { SCORE_FILE } from './phrasebooks.ts';
import { ConfigurationError } from './problem.ts';
import { readYaml } from './read-yaml.ts';

const Percent = z.number().min(0).max(100);

/** What the phrasebooks of a folder were accepted at, in per cent of the messages that were measured. */
const AcceptedScore = z.strictObject({
  intent: Percent,
  category: Percent.optional(),
  item: Percent.optional(),
  rows: z.int().positive(),
  languages: z.array(z.string()),
  measured: z.string(),
  /** SHA-256 of the phrasebooks that were measured, and of the messages they were measured on. */
  books: z.string(),
  messages: z.string(),
});
export type AcceptedScore = z.infer<typeof AcceptedScore>;

/** Where it stands. */
export function scoreFile(dir: string): string {
  return join(dir, 'phrasebook', SCORE_FILE);
}

/** Undefined where the folder has none. @throws ConfigurationError: nobody writes the file by hand, so that a damaged one is to be written anew */
export async function readAcceptedScore(dir: string): Promise<AcceptedScore | undefined> {
  const file = scoreFile(dir);
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    const what = `the file cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)})`;
    throw new ConfigurationError([{ file, line: 1, what, remedy: 'make it readable for the user that runs the desk' }]);
  });
  if (text === undefined) return undefined;
  const source = readYaml(file, text);
  const result = AcceptedScore.safeParse(source.data);
  if (source.problems.length === 0 && result.success) return result.data;
  const issues = result.error?.issues.flatMap((issue) => explainIssue(issue, { schema: AcceptedScore, data: source.data })) ?? [];
  const wrong = issues.map(({ path, what }) => ({ file, line: source.lineOf(path), what }));
  const [{ line, what } = { line: 1, what: 'this is no accepted score' }] = [...source.problems, ...wrong];
  const remedy = `put the file back as it was, or run mesa phrasebook accept --config ${dir}, which writes it anew`;
  throw new ConfigurationError([{ file, line, what, remedy }]);
}

const HEAD = `# What the phrasebooks beside this file were accepted at: per cent of the messages in dev.jsonl that they understand rightly.
# A change of the phrasebooks that understands over two points fewer is refused, until it is mended or accepted:
#   mesa phrasebook check      shows the score as it is now, and what is confused with what
#   mesa phrasebook accept     writes this file anew; keep it under version control with the phrasebooks
# Without this file nothing is refused.
`;

/** Writes it, whole or not at all: a running desk reads it at any time. Resolves to the file. */
export async function writeAcceptedScore(dir: string, score: AcceptedScore): Promise<string> {
  const file = scoreFile(dir);
  const lines = Object.entries(AcceptedScore.parse(score)).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${written(value)}`],
  );
  const draft = join(dir, 'phrasebook', `.${SCORE_FILE}.${process.pid}`);
  await writeFile(draft, `${HEAD}${lines.join('\n')}\n`);
  await rename(draft, file);
  return file;
}

/** Texts in quotes: a hash may read like a number. */
function written(value: string | number | readonly string[]): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? `'${value}'` : `[${value.join(', ')}]`;
}
