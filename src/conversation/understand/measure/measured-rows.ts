import { z } from 'zod';
import { understoodLanguages } from '../../../domain/phrasebook.ts';
import { intents } from '../../../domain/understanding.ts';

const Label = z.string().min(1).nullish();

/** A message with what it means, for measuring only: never a line to learn from. */
const MeasuredRow = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  text: z.string().min(1),
  lang: z.enum(understoodLanguages),
  intent: z.enum(intents),
  /** Other intents, categories or items that one could defend: they count as right. */
  alt: z.array(z.string()).default([]),
  /** Of incidents; nothing is measured where it is absent. */
  category: Label,
  /** Of requests. */
  item: Label,
  urgency: z.enum(['critical', 'high', 'medium', 'low']).nullish(),
  /** Where the row comes from. */
  source: z.string().optional(),
});
export type MeasuredRow = z.infer<typeof MeasuredRow>;

/** A line that is no row, by its number from 1. */
export class MeasuredRowError extends Error {
  override readonly name = 'MeasuredRowError';
  readonly line: number;
  constructor(line: number, what: string) {
    super(what);
    this.line = line;
  }
}

/** Rows of a text of JSON lines; blank lines are left out. @throws MeasuredRowError at the first line that is none. */
export function readMeasuredRows(text: string): readonly MeasuredRow[] {
  return text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .flatMap((line, at) => (line.trim() === '' ? [] : [readRow(line, at + 1)]));
}

function readRow(line: string, at: number): MeasuredRow {
  let data: unknown;
  try {
    data = JSON.parse(line);
  } catch {
    throw new MeasuredRowError(at, 'the line is not JSON');
  }
  const result = MeasuredRow.safeParse(data);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new MeasuredRowError(at, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}
