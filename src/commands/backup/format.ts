import { z } from 'zod';

/**
 * A backup is JSON lines, gzipped: a header, then documents, counters and files, then what they add up to. One format for both stores.
 *
 *     {"mesa":"backup","format":1,"at":"2026-03-02T14:00:00.000Z","store":"embedded","shapes":{"tickets":2,…},"key":"5f…"}
 *     {"in":"tickets","document":{"id":"INC-1","version":3,"schema":2,"openedAt":{"$date":1772460000000},…}}
 *     {"counter":"INC","value":12}
 *     {"file":"0m3f…"}            and then its bytes, in parts
 *     {"part":"aG9sYQ=="}
 *     {"end":true,"lines":4711,"sha256":"9c…"}
 */
export const FORMAT = 1;

export const Header = z.object({
  mesa: z.literal('backup'),
  format: z.number(),
  at: z.string(),
  store: z.enum(['embedded', 'mongodb']),
  /** The newest shape each collection's documents come in. */
  shapes: z.record(z.string(), z.number()),
  /** Tells whether the audit chain was made with the key that is set now, and nothing of the key. */
  key: z.string(),
});
export type Header = z.infer<typeof Header>;

/** The last line. `sha256` is of all bytes before it, unpacked. */
export const Trailer = z.object({ end: z.literal(true), lines: z.number(), sha256: z.string() });

export const DocumentLine = z.object({ in: z.string(), document: z.record(z.string(), z.unknown()) });
export const CounterLine = z.object({ counter: z.string(), value: z.number().int().nonnegative() });
export const FileLine = z.object({ file: z.string() });
export const PartLine = z.object({ part: z.string() });

/** What `Digest` makes of this tells one key from another. */
export const KEY_MARK = 'mesa backup: which key';
