import { brokenLink, isWhole, sealHash, type HistoryEntry, type Removal } from '../domain/audit.ts';
import type { Digest, Store } from '../ports.ts';

export interface Broken {
  readonly ticket?: string;
  /** Of the ticket's history, from 1. */
  readonly entry?: number;
  readonly seal?: string;
  readonly why: string;
}

export interface Verdict {
  readonly tickets: number;
  readonly entries: number;
  readonly seals: number;
  /** Tickets that were kept long enough; only where there are some. */
  readonly removed?: number;
  /** Entries that a person was taken out of; only where there are some. */
  readonly erased?: number;
  readonly ok: boolean;
  /** The first broken link. */
  readonly broken?: Broken;
}

interface SealedHead {
  readonly n: number;
  readonly hash: string;
  readonly seal: string;
}

const reasons = {
  hash: 'the entry was changed: its hash does not fit',
  order: 'an entry is missing or stands in the wrong place',
  text: 'the text is not the one that was written',
  erased: 'a person was taken out of the entry, and what is left of it is not what was left then',
} as const;

/** Walks every ticket's history and all seals. Reads alone, in pages, so a desk may run beside it. */
export async function verifyAudit(store: Pick<Store, 'scan'>, digest: Digest): Promise<Verdict> {
  // Seals first: what is sealed while the tickets are read belongs to the next walk.
  const { seals, broken: brokenSeal, heads } = await walkSeals(store, digest);
  let [tickets, entries, erased] = [0, 0, 0];
  let broken = brokenSeal;
  for await (const { id, history } of store.scan('tickets')) {
    tickets += 1;
    entries += history.length;
    erased += history.filter((entry) => entry.erased).length;
    broken ??= brokenTicket(id, history, { digest, sealed: heads.get(id) ?? [] });
    heads.delete(id);
  }
  const { removed, broken: brokenRemoved } = await walkRemovals(store, { digest, heads });
  broken ??= brokenRemoved;
  const [missing] = [...heads].map(([ticket, [head]]): Broken => ({
    ticket,
    ...(head && { entry: head.n, seal: head.seal }),
    why: 'the ticket is missing; it was sealed',
  }));
  broken ??= missing;
  const counted = { tickets, entries, seals, ...(removed > 0 && { removed }), ...(erased > 0 && { erased }) };
  return { ...counted, ok: broken === undefined, ...(broken && { broken }) };
}

interface Looking {
  readonly digest: Digest;
  /** Of tickets that were not met. */
  readonly heads: Map<string, readonly SealedHead[]>;
}

/** What stays of tickets that are gone has all their hashes, so that what was sealed of them still fits. */
async function walkRemovals(store: Pick<Store, 'scan'>, { digest, heads }: Looking) {
  let removed = 0;
  let broken: Broken | undefined;
  for await (const removal of store.scan('removals')) {
    removed += 1;
    broken ??= brokenRemoval(removal, { digest, sealed: heads.get(removal.id) ?? [] });
    heads.delete(removal.id);
  }
  return { removed, broken };
}

function brokenRemoval(
  removal: Removal,
  { digest, sealed }: { digest: Digest; sealed: readonly SealedHead[] },
): Broken | undefined {
  const { id: ticket, hashes, last } = removal;
  if (!isWhole(removal, digest)) return { ticket, entry: last.n, why: 'what was left of the removed ticket was changed' };
  const lost = sealed.find(({ n, hash }) => (n === last.n ? last.hash : hashes[n - 1]) !== hash);
  return lost && { ticket, entry: lost.n, seal: lost.seal, why: 'another history was sealed than the one that was removed' };
}

async function walkSeals(store: Pick<Store, 'scan'>, digest: Digest) {
  const heads = new Map<string, SealedHead[]>();
  let seals = 0;
  let previous = 'root';
  let broken: Broken | undefined;
  for await (const seal of store.scan('seals')) {
    seals += 1;
    if (seal.hash !== sealHash(seal, digest))
      broken ??= { seal: seal.id, why: 'the seal was changed, or made with another MESA_AUDIT_KEY' };
    else if (seal.previous !== previous) broken ??= { seal: seal.id, why: 'the seal before this one is missing or another' };
    previous = seal.hash;
    for (const { ticket, n, hash } of seal.heads) heads.set(ticket, [...(heads.get(ticket) ?? []), { n, hash, seal: seal.id }]);
  }
  return { seals, broken, heads };
}

function brokenTicket(
  ticket: string,
  history: readonly HistoryEntry[],
  { digest, sealed }: { digest: Digest; sealed: readonly SealedHead[] },
): Broken | undefined {
  const link = brokenLink(history, digest);
  if (link) return { ticket, entry: link.n, why: reasons[link.why] };
  const lost = sealed.find(({ n, hash }) => history[n - 1]?.hash !== hash);
  if (!lost) return undefined;
  const why =
    history.length < lost.n
      ? 'the end of the history is missing; it was sealed'
      : 'the history was written anew; another one was sealed';
  return { ticket, entry: lost.n, seal: lost.seal, why };
}
