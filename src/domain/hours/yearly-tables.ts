import type { WorkingTable } from './working-table.ts';

/** An instant outside these years is a slip of typing, and the limit keeps every search finite. */
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2299;

/** Memory: a year of a common calendar is about 6 kB. */
const TABLES_KEPT = 32;

const starts = Float64Array.from({ length: LAST_YEAR - FIRST_YEAR + 2 }, (_, index) => Date.UTC(FIRST_YEAR + index));
const BEGIN = Date.UTC(FIRST_YEAR);
const END = Date.UTC(LAST_YEAR + 1);
const MEAN_YEAR = (END - BEGIN) / (LAST_YEAR - FIRST_YEAR + 1);

/** The working time of a calendar, a table a year of UTC. */
export interface Tables {
  /** Throws a `RangeError` outside the years that are known. */
  at(at: number): WorkingTable;
  /** Nothing is to be searched for before, and after. */
  readonly begin: number;
  readonly end: number;
}

/** Compiles each year when it is first asked for and keeps the newest. Nothing is allocated to find one that is kept. */
export function tablesByYear(compileYear: (year: number) => WorkingTable, end: number): Tables {
  const tables = new Array<WorkingTable | undefined>(starts.length).fill(undefined);
  const kept: number[] = [];
  let latest: WorkingTable | undefined;
  const compile = (index: number): WorkingTable => {
    const table = compileYear(FIRST_YEAR + index);
    tables[index] = table;
    const oldest = kept.push(index) > TABLES_KEPT ? kept.shift() : undefined;
    if (oldest !== undefined) tables[oldest] = undefined;
    return table;
  };
  const at = (instant: number): WorkingTable => {
    if (latest !== undefined && latest.from <= instant && instant < latest.until) return latest;
    const index = yearIndex(instant);
    latest = tables[index] ?? compile(index);
    return latest;
  };
  return { at, begin: BEGIN, end: Math.min(END, end) };
}

/** An estimate, put right by at most a year. */
function yearIndex(at: number): number {
  if (!(at >= BEGIN && at < END))
    throw new RangeError(`working time is known from ${FIRST_YEAR} to ${LAST_YEAR}, not in ${new Date(at).getUTCFullYear()}`);
  let index = Math.floor((at - BEGIN) / MEAN_YEAR);
  if (at < (starts[index] ?? BEGIN)) index -= 1;
  else if (at >= (starts[index + 1] ?? END)) index += 1;
  return index;
}
