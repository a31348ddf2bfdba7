import { brokenLink, sealHash, type HistoryEntry } from '../domain/audit.ts';
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
} as const;

/** Walks every ticket's history and all seals. Reads alone, in pages, so a desk may run beside it. */
export async function verifyAudit(store: Pick<Store, 'scan'>, digest: Digest): Promise<Verdict> {
  // Seals first: what is sealed while the tickets are read belongs to the next walk.
  const { seals, broken: brokenSeal, heads } = await walkSeals(store, digest);
  let [tickets, entries] = [0, 0];
  let broken = brokenSeal;
  for await (const { id, history } of store.scan('tickets')) {
    tickets += 1;
    entries += history.length;
    broken ??= brokenTicket(id, history, { digest, sealed: heads.get(id) ?? [] });
    heads.delete(id);
  }
  const [missing] = [...heads].map(([ticket, [head]]): Broken => ({
    ticket,
    ...(head && { entry: head.n, seal: head.seal }),
    why: 'the ticket is missing; it was sealed',
  }));
  broken ??= missing;
  return { tickets, entries, seals, ok: broken === undefined, ...(broken && { broken }) };
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
