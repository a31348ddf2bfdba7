import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Article, ArticleHead, ArticleText } from '../../../src/domain/knowledge/article.ts';
import { languages, type Language } from '../../../src/domain/label.ts';
import { nearest } from '../nearest.ts';
import type { Problem } from '../problem.ts';
import { readArticle, type ArticleFile } from './read-article.ts';
import { decodeText } from '../people/decode-text.ts';

/** Ids that an article may name; `undefined` where that file could not be read. */
export type KnownIds = Readonly<Record<'category' | 'item' | 'departments' | 'teams', ReadonlySet<string> | undefined>>;

/** The articles of a folder of the configuration. */
export interface Articles {
  readonly articles: ReadonlyMap<string, Article>;
  /** What was read, by name: another text is another configuration. */
  readonly texts: ReadonlyMap<string, string>;
}

const FOLDER = 'knowledge';
const NAME = /^[a-z0-9][a-z0-9_-]*\.md$/;

/** Reads `knowledge/LANG/ID.md`. A desk may do without. What is wrong goes to `problems`. */
export async function readArticles(dir: string, known: KnownIds, problems: Problem[]): Promise<Articles> {
  const folder = join(dir, FOLDER);
  await noteStrays(folder, problems);
  const texts = new Map<string, string>();
  const files = new Map<string, Map<Language, ArticleFile>>();
  for (const language of languages) {
    for (const name of await namesIn(join(folder, language), problems)) {
      const file = join(folder, language, name);
      const text = await textOf(file, problems);
      if (text === undefined) continue;
      texts.set(`${FOLDER}/${language}/${name}`, text);
      const read = readArticle(file, text, problems);
      const id = basename(name, '.md');
      if (read) files.set(id, (files.get(id) ?? new Map<Language, ArticleFile>()).set(language, read));
    }
  }
  for (const each of files.values()) {
    for (const one of each.values()) checkIds(one, known, problems);
    checkAlike([...each.values()], problems);
  }
  return { articles: new Map([...files].map(([id, each]) => [id, articleOf(id, each)])), texts };
}

function articleOf(id: string, files: ReadonlyMap<Language, ArticleFile>): Article {
  const [first] = files.values();
  const { title: _title, keywords: _keywords, reviewed: _reviewed, reviewed_by: _by, ...shared } = first?.head ?? never(id);
  const texts: Partial<Record<Language, ArticleText>> = Object.fromEntries(
    [...files].map(([language, { text }]) => [language, text]),
  );
  return { id, ...shared, texts };
}

function never(id: string): never {
  throw new Error(`no file of article ${id}`);
}

function checkIds({ head, source }: ArticleFile, known: KnownIds, problems: Problem[]): void {
  for (const key of ['category', 'item', 'departments', 'teams'] as const) {
    const ids = known[key];
    const named = head[key];
    if (!ids || named === undefined) continue;
    for (const id of typeof named === 'string' ? [named] : named) {
      if (ids.has(id)) continue;
      const meant = nearest(id, [...ids]);
      const remedy = meant ? `did you mean "${meant}"?` : `write one of ${[...ids].join(', ')}`;
      problems.push({ file: source.file, line: source.lineOf([key]), what: `there is no ${key} "${id}"`, remedy });
    }
  }
}

/** What has nothing to do with language; above all, nobody should find in one what is not for them in the other. */
const shared = [
  'category',
  'item',
  'instead_of_request',
  'departments',
  'teams',
  'confidential',
] as const satisfies readonly (keyof ArticleHead)[];

function checkAlike([first, ...others]: readonly ArticleFile[], problems: Problem[]): void {
  if (!first) return;
  for (const { head, source } of others)
    for (const key of shared)
      if (JSON.stringify(head[key]) !== JSON.stringify(first.head[key]))
        problems.push({
          file: source.file,
          line: source.lineOf([key]),
          what: `${key} is not the same as in ${first.source.file}`,
          remedy: 'say the same in both languages',
        });
}

/** Files that somebody will believe to be read, and that are not. */
async function noteStrays(folder: string, problems: Problem[]): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const remedy = `put it into ${languages.map((one) => `${FOLDER}/${one}/`).join(' or ')}`;
  for (const entry of entries) {
    if (entry.name.startsWith('.') || /^readme/i.test(entry.name)) continue;
    const file = join(folder, entry.name);
    if (entry.isDirectory() && !languages.some((one) => one === entry.name))
      problems.push({ file, line: 1, what: `the desk does not speak "${entry.name}"`, remedy });
    if (!entry.isDirectory() && entry.name.endsWith('.md')) problems.push({ file, line: 1, what: 'it is not read here', remedy });
  }
}

async function namesIn(folder: string, problems: Problem[]): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    if (code !== 'ENOENT' && code !== 'ENOTDIR')
      problems.push({
        file: folder,
        line: 1,
        what: `the folder cannot be read (${code})`,
        remedy: 'make it readable for the user that runs the desk',
      });
    return [];
  });
  const names = entries.filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.')).map(({ name }) => name);
  for (const name of names.filter((one) => /\.(md|markdown|txt)$/i.test(one) && !NAME.test(one)))
    problems.push({
      file: join(folder, name),
      line: 1,
      what: 'a file of this name is not read',
      remedy: 'name it ID.md, in lower-case letters, digits, - and _',
    });
  return names.filter((name) => NAME.test(name)).toSorted();
}

async function textOf(file: string, problems: Problem[]): Promise<string | undefined> {
  try {
    return decodeText(await readFile(file)).text;
  } catch (error) {
    const what = `the file cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)})`;
    problems.push({ file, line: 1, what, remedy: 'make it readable for the user that runs the desk' });
    return undefined;
  }
}
