import { Document, isMap, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Merged, Raw } from './merge-people.ts';

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The text of people.yaml with the changes in it; what does not change stays as it was written, comments and all. */
export function editPeopleText(
  text: string,
  merged: readonly Merged[],
  options: { readonly removeMissing: boolean; readonly changed: ReadonlySet<string> },
): string {
  const document = parseDocument(text);
  const list = document.contents;
  const added = merged.filter(({ before }) => !before).map(({ raw }) => block(nodeOf(raw)));
  const end = `${added.map((one) => `\n${one}`).join('')}`;
  if (!isSeq<YAMLMap>(list) || list.flow || list.items.length === 0) return headOf(text) + end.replace(/^\n/, '');
  const byId = new Map(merged.map((one) => [one.id, one]));
  const edits = list.items.flatMap((node, at): Edit[] => {
    const one = byId.get(String(isMap(node) ? node.get('id') : ''));
    const { from, to } = extent(text, list, at);
    if (one && !one.given && options.removeMissing) return [{ from, to: nextOf(text, list, at), text: '' }];
    if (!one?.given || !options.changed.has(one.id) || !isMap(node)) return [];
    return [{ from, to, text: block(updated(node, one.raw)).trimEnd() }];
  });
  const edited = edits.toReversed().reduce((whole, edit) => whole.slice(0, edit.from) + edit.text + whole.slice(edit.to), text);
  return `${edited.trimEnd()}\n${end}`;
}

/** What stands above the first entry of a file without any: its comments. */
function headOf(text: string): string {
  const comments = text.split('\n').filter((line) => line.startsWith('#'));
  return comments.length > 0 ? `${comments.join('\n')}\n\n` : '';
}

/** From an entry's dash to the end of its last value, without the comments and empty lines behind it. */
function extent(text: string, list: YAMLSeq<YAMLMap>, at: number): { from: number; to: number } {
  const [start = 0, , nodeEnd = start] = list.items[at]?.range ?? [];
  const from = text.lastIndexOf('-', start);
  const body = text.slice(from, nodeEnd).replace(/(?:\n[ \t]*(?:#[^\n]*)?)*$/, '');
  return { from, to: from + body.length };
}

/** Where the next entry begins, its own comments included. */
function nextOf(text: string, list: YAMLSeq<YAMLMap>, at: number): number {
  const { to } = extent(text, list, at);
  if (at === list.items.length - 1) return to;
  return to + (/^\s*\n/.exec(text.slice(to))?.[0].length ?? 0);
}

function nodeOf(raw: Raw): YAMLMap {
  return new Document(raw).contents as YAMLMap;
}

/** An entry's own node with its keys brought up to date: order and comments stay. */
function updated(node: YAMLMap, raw: Raw): YAMLMap {
  const before = node.toJSON() as Raw;
  for (const key of Object.keys(before)) if (!(key in raw)) node.delete(key);
  for (const [key, value] of Object.entries(raw))
    if (JSON.stringify(before[key]) !== JSON.stringify(value)) node.set(key, new Document(value).contents);
  node.comment = undefined as never;
  node.commentBefore = undefined as never;
  node.spaceBefore = false;
  return node;
}

/** One entry as a block. */
function block(node: YAMLMap): string {
  const document = new Document([]);
  (document.contents as unknown as YAMLSeq).add(node);
  return document.toString({ lineWidth: 0, singleQuote: true });
}
