import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node,
  type YAMLError,
} from 'yaml';
import type { Problem } from './problem.ts';

/** Keys and positions from a file's root to a value in it. */
export type Path = readonly (string | number)[];

/** A file of the configuration, read but not yet checked. */
export interface YamlFile {
  readonly file: string;
  /** What the file says; `undefined` where it could not be read at all. */
  readonly data: unknown;
  /** The line of the value at `path`, or, if there is none, of the nearest thing above it. */
  lineOf(path: Path): number;
  /** Of the syntax; a file that has any is not looked at further. */
  readonly problems: readonly Problem[];
}

/** Parses one document. `file` is how problems name it. */
export function readYaml(file: string, text: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const problems: Problem[] = telling([...document.errors, ...document.warnings]).map((error) => ({
    file,
    line: lines.linePos(error.pos[0]).line,
    ...explain(error, text),
  }));
  visit(document, {
    Alias: (_, alias) => {
      const line = lines.linePos(alias.range?.[0] ?? 0).line;
      if (!alias.resolve(document))
        problems.push({
          file,
          line,
          what: `nothing is called &${alias.source} above`,
          remedy: 'put texts that begin with * in quotes',
        });
    },
  });
  const data = problems.length > 0 ? undefined : valueOf(document, file, problems);
  return { file, data, lineOf: (path) => lines.linePos(offsetOf(document, path)).line, problems };
}

/** A few lines of references to references can stand for gigabytes: the library stops there. */
function valueOf(document: Document.Parsed, file: string, problems: Problem[]): unknown {
  try {
    return document.toJS();
  } catch (error) {
    problems.push({ file, line: 1, what: `the file cannot be read (${String(error)})`, remedy: 'write out what * refers to' });
    return undefined;
  }
}

/** What follows the first error of the syntax is mostly the parser's confusion. */
function telling(errors: readonly YAMLError[]): readonly YAMLError[] {
  const first = errors.find(({ code }) => code !== 'DUPLICATE_KEY');
  return errors.filter((error) => error.code === 'DUPLICATE_KEY' || error === first);
}

/** For a key of a map that is where the key stands, as the value may begin on a later line. */
function offsetOf(document: Document.Parsed, path: Path): number {
  let node: Node | null | undefined = document.contents;
  let offset = node?.range?.[0] ?? 0;
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document);
    const found: Found | undefined = child(node, step);
    if (!found) break;
    offset = found.offset ?? offset;
    node = found.node;
  }
  return offset;
}

interface Found {
  readonly node: Node | null | undefined;
  readonly offset: number | undefined;
}

function child(node: Node | null | undefined, step: string | number): Found | undefined {
  if (isSeq<Node>(node)) {
    const item = node.items[Number(step)];
    return item && { node: item, offset: item.range?.[0] };
  }
  if (!isMap<Node, Node | null>(node)) return undefined;
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
  return pair && { node: pair.value, offset: pair.key.range?.[0] };
}

function explain(error: YAMLError, text: string): { readonly what: string; readonly remedy: string } {
  switch (error.code) {
    case 'DUPLICATE_KEY': {
      const key = /^["']?([^"':\s]+)/.exec(text.slice(error.pos[0]))?.[1] ?? '';
      return { what: `"${key}" is written twice`, remedy: 'keep one of the two' };
    }
    case 'TAB_AS_INDENT':
      return { what: 'a tab is used to indent', remedy: 'indent with spaces' };
    case 'MULTIPLE_DOCS':
      return { what: 'the file holds several documents', remedy: 'remove the line with ---' };
    default:
      return {
        what: `this is not YAML: ${plain(error.message)}`,
        remedy: 'check indentation, quotes and brackets here and just above',
      };
  }
}

function plain(message: string): string {
  const sentence = message.replace(/\s+/g, ' ').replace(/[.:]$/, '');
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
