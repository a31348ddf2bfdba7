import { z } from 'zod';

/**
 * One thing that happened to a ticket. The entries of a ticket form a hash chain: `hash` covers the entry's own facts, the digest of its text,
 * its salt and the hash before it. Erasing a person takes the salt and what names them out of an entry and leaves its hash, which then tells
 * nobody anything, as the salt was chance; a later `erase` entry vouches for what is left of it.
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
  /** Chance, so that nobody finds out by trying names what an erased entry said. Entries of the first version have none. */
  salt: z.string().optional(),
  /** A person was taken out of it: its hash stands for what it once said. */
  erased: z.boolean().optional(),
  hash: z.string(),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

/** What stays of a ticket that was kept as long as the company wants: nothing that it said, and all hashes, so that seals still fit. */
export const Removal = z.object({
  /** The ticket's number. */
  id: z.string(),
  version: z.number(),
  schema: z.number(),
  at: z.date(),
  /** Of its entries, in order, but the last. */
  hashes: z.array(z.string()),
  /** The entry that tells of the removal. */
  last: HistoryEntry,
});
export type Removal = z.infer<typeof Removal>;

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
  Partial<Pick<HistoryEntry, 'for' | 'channel' | 'facts' | 'text' | 'salt'>>;

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

type BrokenLink = { readonly n: number; readonly why: 'hash' | 'order' | 'text' | 'erased' };

/** The number of the first entry that does not fit, with the reason; nothing if all fit. */
export function brokenLink(history: readonly HistoryEntry[], digest: (text: string) => string): BrokenLink | undefined {
  let previous = ROOT;
  for (const [index, entry] of history.entries()) {
    if (entry.n !== index + 1) return { n: entry.n, why: 'order' };
    if (!entry.erased) {
      if (entry.hash !== digest(link(entry, previous))) return { n: entry.n, why: 'hash' };
      if (entry.text !== undefined && entry.textDigest !== digest(entry.text)) return { n: entry.n, why: 'text' };
    }
    previous = entry.hash;
  }
  return unvouched(history, digest);
}

/** The newest `erase` entry vouches for all that was erased until then; without it, or with other words left, somebody wrote there. */
function unvouched(history: readonly HistoryEntry[], digest: (text: string) => string): BrokenLink | undefined {
  const last = history.findLast(({ erased }) => erased);
  if (!last) return undefined;
  const vouching = history.findLast(({ verb, erased }) => verb === ERASE && !erased);
  const fits = vouching && vouching.n > last.n && vouching.facts['left'] === leftOf(history.slice(0, vouching.n - 1), digest);
  return fits ? undefined : { n: last.n, why: 'erased' };
}

const ERASE = 'erase';

function leftOf(history: readonly HistoryEntry[], digest: (text: string) => string): string {
  const left = history.filter(({ erased }) => erased).map((entry) => [link(entry, entry.hash), entry.text ?? null]);
  return digest(JSON.stringify(left));
}

/**
 * A history in which `without` has taken a person out of each entry (the same entry where they do not occur), and an entry that says so and
 * vouches for the rest; the same history if nothing was taken out.
 */
export function eraseFrom(
  history: readonly HistoryEntry[],
  without: (entry: HistoryEntry) => HistoryEntry,
  about: { at: Date; as: string; salt: string; digest: (text: string) => string },
): readonly HistoryEntry[] {
  const rest = history.map((entry) => {
    const next = without(entry);
    return next === entry ? entry : erasedEntry(next);
  });
  if (rest.every((entry, index) => entry === history[index])) return history;
  const { at, as, salt, digest } = about;
  return append(
    rest,
    { at, by: 'system', verb: ERASE, sight: 'internal', facts: { as, left: leftOf(rest, digest) }, salt },
    digest,
  );
}

function erasedEntry({ salt: _salt, textDigest: _digest, ...entry }: HistoryEntry): HistoryEntry {
  return { ...entry, erased: true };
}

/** What is to stay of a ticket that goes. */
export function removalOf(
  id: string,
  history: readonly HistoryEntry[],
  about: { at: Date; salt: string; digest: (text: string) => string },
): Omit<Removal, 'version' | 'schema'> {
  const { at, salt, digest } = about;
  const last = append(history, { at, by: 'system', verb: 'forget', sight: 'system', salt }, digest).at(-1)!;
  return { id, at, hashes: history.map(({ hash }) => hash), last };
}

/** Whether what stays of a removed ticket is as it was written. */
export function isWhole({ hashes, last }: Removal, digest: (text: string) => string): boolean {
  return last.n === hashes.length + 1 && last.hash === digest(link(last, hashes.at(-1) ?? ROOT));
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
    ...(entry.salt === undefined ? [] : [entry.salt]),
  ]);
}
