import { ArticleHead, type ArticleText } from '../../../src/domain/knowledge/article.ts';
import type { Problem } from '../problem.ts';
import { readYaml, type YamlFile } from '../read-yaml.ts';
import { check, type Place } from '../sources.ts';

/** One file of `knowledge/LANG/` whose head can be read; what is wrong below it is told beside what is wrong in it. */
export interface ArticleFile {
  readonly head: ArticleHead;
  readonly text: ArticleText;
  /** Its head, for problems about a key of it. */
  readonly source: YamlFile;
}

/** More is a manual, and nobody reads it in a chat. */
const MOST = 20_000;
const HEAD = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)^---[ \t]*(?:\r?\n|$)/m;

/** Reads one article; what is wrong with it goes to `problems`, each with its line. Undefined where its head tells nothing. */
export function readArticle(file: string, text: string, problems: Problem[]): ArticleFile | undefined {
  const at = (line: number, what: string, remedy: string): void => void problems.push({ file, line, what, remedy });
  if (text.length > MOST) {
    at(1, `the article has ${text.length} characters`, `keep it under ${MOST}, or make several of it`);
    return undefined;
  }
  const found = HEAD.exec(text);
  if (found?.index !== 0) {
    const begun = /^\uFEFF?---/.test(text);
    at(
      1,
      begun ? 'its head has no end' : 'the file has no head',
      'begin it with ---, its keys (title, keywords, …), and --- again',
    );
    return undefined;
  }
  const above = found[0];
  const body = text.slice(above.length);
  // An empty line in the place of the first ---, so that lines are counted as they stand in the file.
  const source = readYaml(file, `\n${found[1] ?? ''}`);
  problems.push(...source.problems);
  const head = source.problems.length === 0 ? headOf(source, at) : undefined;
  checkBody(body, above.split('\n').length, at);
  if (!head) return undefined;
  const { title, keywords, except, reviewed, reviewed_by } = head;
  return { head, source, text: { title, keywords, ...(except && { except }), reviewed, reviewed_by, body: body.trim() } };
}

type At = (line: number, what: string, remedy: string) => void;

function headOf(source: YamlFile, at: At): ArticleHead | undefined {
  const report = ({ path }: Place, { what, remedy }: Pick<Problem, 'what' | 'remedy'>): void =>
    at(source.lineOf(path), what, remedy);
  const head = check({ schema: ArticleHead, data: source.data }, { source, path: [] }, report)?.value;
  if (!head) return undefined;
  const { reviewed, instead_of_request, item } = head;
  if (!isDay(reviewed)) at(source.lineOf(['reviewed']), `there is no day ${reviewed}`, 'write the date of the last review');
  if (instead_of_request && item === undefined)
    at(source.lineOf(['instead_of_request']), 'it does not say which request it is instead of', 'add item: ID');
  return head;
}

/** 2026-02-30 is none. */
function isDay(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}

/** `first`: the line of the file that the body begins on. */
function checkBody(body: string, first: number, at: At): void {
  if (body.trim() === '') at(first, 'the article says nothing', 'write it below the head');
  for (const [index, line] of body.split('\n').entries()) {
    if (/<\/?[a-z!][^>]*>/i.test(line.replace(/<https:[^\s>]*>/gi, '')))
      at(first + index, 'HTML is not shown', 'write it as Markdown, or leave it out');
    for (const [, words = '', to = ''] of line.matchAll(/\[([^\][]*)\]\(\s*<?([^\s()<>]*)/g))
      if (!/^https:\/\/[^\s/]+/.test(to))
        at(first + index, `the link "${words}" does not lead to an https address`, 'write it as [words](https://…)');
  }
}
