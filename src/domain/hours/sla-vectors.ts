import { z } from 'zod';
import { Calendar, compileCalendar, type WorkingTime } from './calendar.ts';

/** Seconds may be left out. */
const Instant = z
  .union(
    [z.iso.datetime({ offset: true }), z.iso.datetime({ offset: true, precision: -1 })],
    'instants are ISO 8601 with Z or an offset, e.g. 2026-03-09T13:00:00Z',
  )
  .transform((text) => new Date(text));

const Vector = z.discriminatedUnion('op', [
  z.object({ id: z.string(), op: z.literal('add'), calendar: Calendar, start: Instant, minutes: z.number().min(0) }),
  z.object({ id: z.string(), op: z.literal('between'), calendar: Calendar, start: Instant, end: Instant }),
]);
type Vector = z.infer<typeof Vector>;

const CALENDARS_KEPT = 100;

const VectorFile = z.object({ vectors: z.array(z.unknown()) }, 'the file must be an object with a list called vectors');

export interface SlaResults {
  /** By the vector's id: an instant (ISO 8601, `Z`) for `add`, working minutes for `between`. */
  readonly results: Readonly<Record<string, string | number>>;
  /** One line for each vector that could not be answered. */
  readonly problems: readonly string[];
}

/**
 * Answers questions about working time that stand in a parsed file: `{ vectors: [{ id, calendar, op: add | between, start, minutes | end }] }`.
 * Everything else in it, such as `expected`, is ignored. Never throws for a bad vector: it becomes a problem, the others are answered.
 */
export function runSla(file: unknown): SlaResults {
  const read = VectorFile.safeParse(file);
  if (!read.success) return { results: {}, problems: [wordIssues(read.error)] };
  const results = new Map<string, string | number>();
  const problems: string[] = [];
  const compile = compileOnce();
  for (const [index, raw] of read.data.vectors.entries()) {
    const name = nameOf(raw, index);
    const vector = Vector.safeParse(raw);
    if (!vector.success) problems.push(`${name}: ${wordIssues(vector.error)}`);
    else if (results.has(vector.data.id)) problems.push(`${name}: this id stands in the file twice`);
    else {
      try {
        results.set(vector.data.id, answer(vector.data, compile(vector.data.calendar)));
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        problems.push(`${name}: ${error.message}`);
      }
    }
  }
  return { results: Object.fromEntries(results), problems };
}

function answer(vector: Vector, working: WorkingTime): string | number {
  if (vector.op === 'between') return working.between(vector.start, vector.end);
  return working.add(vector.start, vector.minutes).toISOString().replace('.000Z', 'Z');
}

/** Most vectors of a file share a few calendars. */
function compileOnce(): (calendar: Calendar) => WorkingTime {
  const compiled = new Map<string, WorkingTime>();
  return (calendar) => {
    const key = JSON.stringify(calendar);
    const working = compiled.get(key) ?? compileCalendar(calendar);
    if (compiled.size >= CALENDARS_KEPT) compiled.clear();
    compiled.set(key, working);
    return working;
  };
}

function nameOf(raw: unknown, index: number): string {
  const named = z.object({ id: z.string() }).safeParse(raw);
  return named.success ? `vector ${named.data.id}` : `vector number ${index + 1}`;
}

function wordIssues(error: z.ZodError): string {
  return error.issues.map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message)).join('; ');
}
