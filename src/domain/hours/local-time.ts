import { DAY, zoneReader, type ResolveWall } from './wall-time.ts';

/** By zone: building a format costs fifty times its use. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, hourCycle: 'h23', ...parts });
  formats.set(zone, format);
  return format;
}

/** What a calendar (`YYYY-MM-DD`) and a clock (`HH:MM`) of a zone show at an instant. */
export function localTime(at: Date, zone: string): { readonly date: string; readonly time: string } {
  const part = Object.fromEntries(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return { date: `${part['year']}-${part['month']}-${part['day']}`, time: `${part['hour']}:${part['minute']}` };
}

const readers = new Map<string, (from: number, to: number) => ResolveWall>();

/** The instant (ISO 8601, `Z`) at which the clocks of a zone show a date and a time. A time that clocks skip moves past the gap. */
export function instantOf(date: string, time: string, zone: string): string {
  const wall = Date.parse(`${date}T${time}:00Z`);
  const reader = readers.get(zone) ?? zoneReader(zone);
  readers.set(zone, reader);
  return new Date(reader(wall - DAY, wall + DAY)(wall)).toISOString();
}
