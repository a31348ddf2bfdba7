import { readdir, readFile, realpath } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { isTimeZone } from '../../src/domain/hours/wall-time.ts';
import { holidaysFrom } from './icalendar/holidays-from.ts';
import { readOccasions, type Occasion } from './icalendar/occasions.ts';
import { nearest } from './nearest.ts';
import { decodeText } from './people/decode-text.ts';
import type { Problem } from './problem.ts';
import { below, type Entry, type Listed, type Place, type Report } from './sources.ts';
import type { WrittenCalendar } from './written-calendar.ts';

/** The calendars with the holidays that stand in files beside them; without those whose zone nobody knows. */
export interface HolidayFiles {
  readonly calendars: Listed<WrittenCalendar>;
  /** What was read, by name and in the order of the names: part of the configuration. */
  readonly texts: ReadonlyMap<string, string>;
  /** What an administrator should know of them though nothing is wrong, one line each. */
  readonly remarks: readonly string[];
}

interface ReadFile {
  readonly text: string;
  readonly occasions: readonly Occasion[];
}

/** A year of holidays takes some kilobytes. */
const LARGEST = 2_000_000;
/** In the folder itself or in one that is in it: these are watched. */
const NAME = /^(?:[^./\\][^/\\]*\/)?[^./\\][^/\\]*\.ics$/i;

/** Reads each file that a calendar names, once. Nothing outside `dir` is looked at. */
export async function readHolidayFiles(
  dir: string,
  calendars: Listed<WrittenCalendar>,
  noted: { readonly report: Report; readonly problems: Problem[] },
): Promise<HolidayFiles> {
  const files = new Map<string, ReadFile | undefined>();
  for (const entry of calendars.entries) {
    for (const [index, name] of entry.value.holidays_from.entries()) {
      const place = below(entry, 'holidays_from', index);
      if (entry.value.holidays_from.indexOf(name) < index)
        noted.report(place, { what: `"${name}" is named twice`, remedy: 'keep one of the two' });
      else if (!files.has(name)) files.set(name, await readOne(dir, { name, place }, noted));
    }
  }
  const found = calendars.entries.filter(({ value }) => isTimeZone(value.tz)).map((entry) => withHolidays(entry, files));
  const read = [...files]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, file]) => (file ? [[name, file.text] as const] : []));
  return {
    calendars: { ...calendars, entries: found.map(({ entry }) => entry) },
    texts: new Map(read),
    remarks: found.flatMap(({ remarks }) => remarks),
  };
}

/** The calendar's own holidays first: they name a day that is in a file too. */
function withHolidays(entry: Entry<WrittenCalendar>, files: ReadonlyMap<string, ReadFile | undefined>) {
  const { id, value } = entry;
  const read = value.holidays_from.map((name) => ({
    name,
    ...holidaysFrom(files.get(name)?.occasions ?? [], value.tz),
  }));
  const holidays = [...value.holidays, ...read.flatMap((file) => file.holidays)];
  const remarks = read.flatMap(({ name, passedOver }) =>
    passedOver > 0
      ? `calendar ${id}: of ${name}, ${passedOver} with times that cover no whole day are passed over; "breaks" and "overrides" are for those`
      : [],
  );
  return { entry: { ...entry, value: { ...value, holidays } }, remarks };
}

type Wanted = { readonly name: string; readonly place: Place };

async function readOne(
  dir: string,
  { name, place }: Wanted,
  { report, problems }: { readonly report: Report; readonly problems: Problem[] },
): Promise<ReadFile | undefined> {
  const refusal = refusedName(name) ?? (await refusedFile(dir, name));
  if (refusal) return void report(place, refusal);
  const file = join(dir, name);
  const { text } = decodeText(await readFile(file));
  if (text.length > LARGEST)
    return void report(place, { what: `"${name}" is larger than 2 MB`, remedy: 'take out of it what is no holiday' });
  const occasions = readOccasions(text, (line, what, remedy) => problems.push({ file, line, what, remedy }));
  return { text, occasions };
}

type Refusal = { readonly what: string; readonly remedy: string };

function refusedName(name: string): Refusal | undefined {
  if (/^\w+:\/\//.test(name))
    return { what: `"${name}" is an address, not a file`, remedy: 'download it into holidays/ and name the file' };
  if (name.startsWith('/') || /^[a-z]:/i.test(name) || name.split(/[/\\]/).includes('..'))
    return {
      what: `"${name}" is outside of the folder of the configuration`,
      remedy: 'copy it into holidays/ and write holidays/NAME.ics',
    };
  if (!/\.ics$/i.test(name)) return { what: `"${name}" is no iCalendar file`, remedy: 'name a file that ends in .ics' };
  if (!NAME.test(name))
    return { what: `"${name}" is too deep, or hidden`, remedy: 'put it into holidays/ and write holidays/NAME.ics' };
  return undefined;
}

async function refusedFile(dir: string, name: string): Promise<Refusal | undefined> {
  const file = join(dir, name);
  try {
    const [root, real] = [await realpath(dir), await realpath(file)];
    if (!real.startsWith(`${root}${sep}`))
      return { what: `"${name}" leads out of the folder of the configuration`, remedy: 'copy the file itself into the folder' };
    await readFile(real);
    return undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'ENOTDIR')
      return {
        what: `"${name}" cannot be read (${code ?? String(error)})`,
        remedy: 'make it a file that the user who runs the desk may read',
      };
    const beside = (await readdir(dirname(file)).catch(() => [])).map((other) => join(dirname(name), other));
    const near = nearest(name, beside);
    return { what: `there is no file "${name}"`, remedy: near ? `did you mean "${near}"?` : 'put it there, or correct the name' };
  }
}
