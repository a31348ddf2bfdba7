import { seal, type Removal, type Seal } from '../domain/audit.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { Digest, Job, Log, Store, Tx } from '../ports.ts';

const DAY_MS = 24 * 3_600_000;
/** Replicas' clocks differ: what a slow one touched shortly before the last seal is sealed once more. */
const OVERLAP_MS = 2 * 3_600_000;
const PAGE = 500;

export interface SealAuditOptions {
  readonly store: Store;
  readonly digest: Digest;
  readonly log: Log;
}

/** Once a day, if anything has happened: seals the heads of all histories that grew, and logs the seal, so that the database alone cannot be rewritten. */
export function sealAudit({ store, digest, log }: SealAuditOptions): Job {
  return {
    name: 'seal-audit',
    every: 3600,
    dueAt: () => store.transaction(dueAt),
    async run(now) {
      const sealed = await store.transaction(async (tx) => {
        const due = await dueAt(tx);
        return due && due <= now ? sealHeads(tx, now, digest) : undefined;
      });
      if (sealed) log.info({ seal: sealed.hash, at: sealed.at.toISOString(), heads: sealed.heads.length }, 'audit sealed');
    },
  };
}

/** A day after the last seal, once something has been touched since; the very first as soon as there is a ticket. */
async function dueAt(tx: Tx): Promise<Date | undefined> {
  const last = await lastSeal(tx);
  const [oldest] = await tx
    .collection('tickets')
    .find({ touchedAt: { $gte: last?.at ?? new Date(0) } }, { sort: ['touchedAt'], limit: 1 });
  const [removed] = await tx.collection('removals').find({ at: { $gte: last?.at ?? new Date(0) } }, { sort: ['at'], limit: 1 });
  const first = oldest?.touchedAt ?? removed?.at;
  if (!first) return undefined;
  return last ? new Date(last.at.getTime() + DAY_MS) : first;
}

async function lastSeal(tx: Tx): Promise<Seal | undefined> {
  const [last] = await tx.collection('seals').find({ at: { $gte: new Date(0) } }, { sort: ['-at'], limit: 1 });
  return last;
}

async function sealHeads(tx: Tx, now: Date, digest: Digest): Promise<Seal> {
  const last = await lastSeal(tx);
  const since = last ? new Date(last.at.getTime() - OVERLAP_MS) : new Date(0);
  const heads = [...(await touchedSince(tx, since)).flatMap(headOf), ...(await removedSince(tx, since)).map(removedHead)];
  // Written anew, so that of two seals at the same moment only one finds the chain as it was.
  if (last) await tx.collection('seals').replace(last);
  const sealed = { version: 1, schema: 1, ...seal(now, heads, { previous: last?.hash ?? 'root', digest }) };
  await tx.collection('seals').insert(sealed);
  return sealed;
}

async function touchedSince(tx: Tx, since: Date): Promise<readonly Ticket[]> {
  const found: Ticket[] = [];
  const filter = { touchedAt: { $gte: since } };
  for (;;) {
    const after = found.at(-1);
    const page = await tx.collection('tickets').find(filter, { sort: ['touchedAt'], limit: PAGE, ...(after && { after }) });
    found.push(...page);
    if (page.length < PAGE) return found;
  }
}

async function removedSince(tx: Tx, since: Date): Promise<readonly Removal[]> {
  const found: Removal[] = [];
  for (;;) {
    const after = found.at(-1);
    const page = await tx
      .collection('removals')
      .find({ at: { $gte: since } }, { sort: ['at'], limit: PAGE, ...(after && { after }) });
    found.push(...page);
    if (page.length < PAGE) return found;
  }
}

function removedHead({ id, last }: Removal): Seal['heads'][number] {
  return { ticket: id, n: last.n, hash: last.hash };
}

function headOf({ id, history }: Ticket): Seal['heads'] {
  const head = history.at(-1);
  return head ? [{ ticket: id, n: head.n, hash: head.hash }] : [];
}
