import type { Row, Section } from './figure.ts';

const HEAD = ['figure', 'Mesa', 'against', 'its value', 'ratio', 'A/A', 'goal'] as const;

/** A table for a terminal. */
export function asText({ title, rows, notes }: Section): string {
  const cells = [HEAD, ...rows.map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...cells.map((line) => line[column]!.length)));
  const lines = cells.map((line) => line.map((cell, column) => pad(cell, widths[column]!, column)).join('  ').trimEnd()); // prettier-ignore
  const table = rows.length > 0 ? lines : [];
  return [title, ...table, ...notes.map((note) => `  ${note}`), ''].join('\n');
}

/** A table for a README. */
export function asMarkdown({ title, rows, notes }: Section): string {
  const lines = [HEAD, ...rows.map(cellsOf)].map((cells) => `| ${cells.join(' | ')} |`);
  const [head = '', ...body] = lines;
  const table = rows.length > 0 ? [head, '|---|--:|---|--:|--:|--:|--:|', ...body, ''] : [];
  return [`**${title}**`, '', ...table, ...notes.map((note) => `* ${note}`), ''].join('\n');
}

function cellsOf({ what, unit, value, against, base, ratio, again, goal }: Row): readonly string[] {
  const second = again === undefined ? '' : number(again);
  return [what, `${number(value)} ${unit}`, against, `${number(base)} ${unit}`, number(ratio), second, goal ?? ''];
}

/** Three digits that matter. */
function number(value: number): string {
  if (value === 0) return '0';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-GB');
  return String(Number(value.toPrecision(3)));
}

function pad(cell: string, width: number, column: number): string {
  return column === 0 || column === 2 ? cell.padEnd(width) : cell.padStart(width);
}
