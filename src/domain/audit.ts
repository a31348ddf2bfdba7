import { z } from 'zod';

/**
 * One thing that happened to a ticket. The entries of a ticket form a hash chain: `hash` covers the entry's own facts, the digest of its text
 * and the hash before it. The text itself stands beside the chain, so that erasing a person's words leaves the chain valid.
 */
export const HistoryEntry = z.object({
  n: z.number(),
  at: z.date(),
  /** A person's id, or `system`. */
  by: z.string(),
  /** For whom, where somebody acted as a delegate or on behalf. */
  for: z.string().optional(),
  /** What was done: a verb of the lifecycle table, or an event such as `open`, `comment`, `approval`. */
  verb: z.string(),
  channel: z.string().optional(),
  /** Small non-personal facts: states, numbers, ids of options. */
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  /** `internal`: the team alone; `public`: the requester's side too; `system`: shown to all who see the ticket. */
  sight: z.enum(['internal', 'public', 'system']),
  text: z.string().optional(),
  textDigest: z.string().optional(),
  hash: z.string(),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

/** The heads of all chains that grew since the last seal; seals form a chain of their own. */
export const Seal = z.object({
  id: z.string(),
  version: z.number(),
  schema: z.number(),
  at: z.date(),
  heads: z.array(z.object({ ticket: z.string(), n: z.number(), hash: z.string() })),
  previous: z.string(),
  hash: z.string(),
});
export type Seal = z.infer<typeof Seal>;

export type Happening = Pick<HistoryEntry, 'at' | 'by' | 'verb' | 'sight'> &
  Partial<Pick<HistoryEntry, 'for' | 'channel' | 'facts' | 'text'>>;

const ROOT = 'root';

/** A ticket's history with one entry more. `digest` is SHA-256, keyed where the desk has a key. */
export function append(history: readonly HistoryEntry[], happening: Happening, digest: (text: string) => string): HistoryEntry[] {
  const last = history.at(-1);
  const entry = {
    ...happening,
    facts: happening.facts ?? {},
    n: (last?.n ?? 0) + 1,
    ...(happening.text !== undefined && { textDigest: digest(happening.text) }),
  };
  return [...history, { ...entry, hash: digest(link(entry, last?.hash ?? ROOT)) }];
}

/** The number of the first entry that does not fit, with the reason; nothing if all fit. */
export function brokenLink(
  history: readonly HistoryEntry[],
  digest: (text: string) => string,
): { n: number; why: 'hash' | 'order' | 'text' } | undefined {
  let previous = ROOT;
  for (const [index, entry] of history.entries()) {
    if (entry.n !== index + 1) return { n: entry.n, why: 'order' };
    if (entry.hash !== digest(link(entry, previous))) return { n: entry.n, why: 'hash' };
    if (entry.text !== undefined && entry.textDigest !== digest(entry.text)) return { n: entry.n, why: 'text' };
    previous = entry.hash;
  }
  return undefined;
}

/** A seal over `heads`, chained to the seal before. */
export function seal(
  at: Date,
  heads: Seal['heads'],
  context: { previous: string; digest: (text: string) => string },
): Omit<Seal, 'version' | 'schema'> {
  const { previous, digest } = context;
  return { id: at.toISOString(), at, heads, previous, hash: sealHash({ at, heads, previous }, digest) };
}

export function sealHash(
  { at, heads, previous }: Pick<Seal, 'at' | 'heads' | 'previous'>,
  digest: (text: string) => string,
): string {
  return digest(JSON.stringify([at.toISOString(), heads.map(({ ticket, n, hash }) => [ticket, n, hash]), previous]));
}

function link(entry: Omit<HistoryEntry, 'hash'>, previous: string): string {
  const facts = Object.entries(entry.facts).sort(([a], [b]) => (a < b ? -1 : 1));
  const { n, at, by, verb, sight } = entry;
  return JSON.stringify([
    n,
    at.toISOString(),
    by,
    entry.for ?? null,
    verb,
    entry.channel ?? null,
    facts,
    sight,
    entry.textDigest ?? null,
    previous,
  ]);
}
