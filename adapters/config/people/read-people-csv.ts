import { CsvError, parse } from 'csv-parse/sync';
import { clean } from '../../../src/domain/fold.ts';
import type { Problem } from '../problem.ts';
import type { Column, GivenPerson } from './given-person.ts';
import { readHeaders } from './people-headers.ts';

export interface PeopleFile {
  readonly people: readonly GivenPerson[];
  readonly problems: readonly Problem[];
  /** What the reader should know of how it was read. */
  readonly notes: readonly string[];
}

const separators = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;
type Separator = keyof typeof separators;

interface Row {
  readonly record: readonly string[];
  readonly line: number;
}

/** A table with a header: comma, semicolon, tab or bar between the cells, quotes where a cell holds one of these. */
export function readPeopleCsv(file: string, text: string): PeopleFile {
  const named = /^\uFEFF?"?sep=([,;\t|])"?[^\S\r\n\t]*(?=[\r\n])/i.exec(text);
  // The line by which Excel is told the separator says nothing else; without its words, the lines after it keep their numbers.
  const table = named ? text.slice(named[0].length) : text;
  const delimiter = (named?.[1] as Separator | undefined) ?? separatorOf(table);
  const parsed = rowsOf(file, table, delimiter);
  if ('problem' in parsed) return { people: [], problems: [parsed.problem], notes: [] };
  const [head, ...rows] = parsed.rows;
  if (!head)
    return {
      people: [],
      problems: [{ file, line: 1, what: 'the file is empty', remedy: 'its first line names the columns' }],
      notes: [],
    };
  const headers = readHeaders(head.record, { file, line: head.line });
  const notes = [
    ...(delimiter === ',' ? [] : [`cells are separated by ${separators[delimiter]}`]),
    ...(headers.unused.length > 0 ? [`columns that are not used: ${headers.unused.join(', ')}`] : []),
  ];
  const problems = [...headers.problems];
  const people = rows.flatMap((row) => {
    if (row.record.length === head.record.length) return personOf(file, row, headers.columns);
    const what = `the row has ${row.record.length} cells, the header ${head.record.length}`;
    problems.push({ file, line: row.line, what, remedy: 'put a text that holds the separator in double quotes' });
    return [];
  });
  return { people, problems, notes };
}

/** Whichever stands most often in the header, outside quotes. */
function separatorOf(text: string): Separator {
  const head = (/^\uFEFF?\s*([^\r\n]*)/.exec(text)?.[1] ?? '').replace(/"[^"]*"/g, '');
  const counts = (Object.keys(separators) as Separator[]).map((sign) => ({ sign, count: head.split(sign).length }));
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).sign;
}

function rowsOf(file: string, text: string, delimiter: Separator): { rows: readonly Row[] } | { problem: Problem } {
  try {
    const found = parse(text, { bom: true, delimiter, info: true, relax_column_count: true, skip_empty_lines: true, trim: true });
    const all = found as unknown as readonly { record: string[]; info: { lines: number } }[];
    return {
      rows: all
        .map(({ record, info }) => ({ record, line: info.lines - record.join('').split('\n').length + 1 }))
        .filter(({ record }) => record.some((cell) => cell !== '')),
    };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error['lines'] ?? 1);
    return { problem: { file, line, ...explain(error.code) } };
  }
}

function explain(code: string): Pick<Problem, 'what' | 'remedy'> {
  if (code === 'CSV_QUOTE_NOT_CLOSED')
    return {
      what: 'a double quote is opened and never closed',
      remedy: 'close it, or write "" for a quote inside a quoted text',
    };
  if (code === 'INVALID_OPENING_QUOTE' || code === 'CSV_INVALID_CLOSING_QUOTE')
    return {
      what: 'a double quote stands inside a cell',
      remedy: 'put the whole cell in double quotes, and write "" for each inside',
    };
  return { what: `this is no table of cells (${code})`, remedy: 'save it as CSV anew' };
}

function personOf(file: string, { record, line }: Row, columns: readonly (Column | undefined)[]): GivenPerson {
  const cells = columns.flatMap((column, at): [Column, string][] =>
    column ? [[column, clean(record[at] ?? '').replace(/\s+/gu, ' ')]] : [],
  );
  return { file, line, cells: Object.fromEntries(cells) };
}
