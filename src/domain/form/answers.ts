import { z } from 'zod';

const Scalar = z.union([z.string(), z.number(), z.boolean()]);
export const Money = z.strictObject({ amount: z.number(), currency: z.string() });
export type Money = z.infer<typeof Money>;
/** Local dates, both included. */
export const DateRange = z.strictObject({ from: z.string(), to: z.string() });
export type DateRange = z.infer<typeof DateRange>;
/** Somewhere, in words; degrees where a map or a telephone gave them. */
export const Spot = z.strictObject({ text: z.string(), latitude: z.number().optional(), longitude: z.number().optional() });
export type Spot = z.infer<typeof Spot>;
/** Files that were received; their bytes are kept elsewhere, under `id`. */
export const Attached = z.strictObject({ files: z.array(z.strictObject({ id: z.string(), name: z.string() })) });
export type Attached = z.infer<typeof Attached>;

/** What may stand in a row of a group. */
const Cell = z.union([Scalar, Money, DateRange, Spot, z.array(z.string())]);
type Cell = z.infer<typeof Cell>;
/** A row of a group, by field id. */
export const Row = z.record(z.string(), Cell);
export type Row = z.infer<typeof Row>;

/**
 * An answer in canonical form. Text, e-mail, phone (E.164) and link a text; number and rating a number; duration a number of minutes;
 * money `{ amount, currency }`; date `YYYY-MM-DD` (a local date); date and time an instant, ISO 8601 with `Z`; date range `{ from, to }`;
 * yes/no a boolean; choice the option's id; choices their ids in the options' order; person, department, site and asset an id, several
 * people an array of ids; place `{ text, latitude, longitude }`; attachment `{ files }`; group an array of rows.
 */
export const Answer = z.union([Cell, Attached, z.array(Row)]);
export type Answer = z.infer<typeof Answer>;

/** By field id. A field that does not apply, or was left out, is absent. */
export const Answers = z.record(z.string(), Answer);
export type Answers = z.infer<typeof Answers>;

/** The rows of a group's answer. An empty list is also one of no rows. */
export function isRows(answer: Answer): answer is Row[] {
  return Array.isArray(answer) && answer.every((one) => typeof one === 'object');
}

/** Ids of options or of people. */
export function isList(answer: Answer): answer is string[] {
  return Array.isArray(answer) && answer.every((one) => typeof one === 'string');
}

export function isMoney(answer: Answer): answer is Money {
  return typeof answer === 'object' && 'amount' in answer;
}

export function isRange(answer: Answer): answer is DateRange {
  return typeof answer === 'object' && 'from' in answer && 'to' in answer && !Array.isArray(answer);
}

export function isSpot(answer: Answer): answer is Spot {
  return typeof answer === 'object' && !Array.isArray(answer) && typeof (answer as Partial<Spot>).text === 'string';
}

export function isAttached(answer: Answer): answer is Attached {
  return typeof answer === 'object' && !Array.isArray(answer) && Array.isArray((answer as Partial<Attached>).files);
}

/** An answer that may stand in a row. */
export function isCell(answer: Answer): answer is Cell {
  return !isAttached(answer) && (!isRows(answer) || answer.length === 0);
}
