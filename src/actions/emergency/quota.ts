import { DeskError } from '../../domain/errors.ts';
import { quotaTerms, type QuotaTerms } from '../../domain/emergency/quota.ts';
import { sightOf } from '../../domain/rights.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Params, Words } from '../../domain/wording.ts';
import type { Context } from '../context.ts';

/** A quota that is used up: by which tickets, and when the next one begins. */
export interface UsedUp {
  readonly terms: QuotaTerms;
  readonly by: readonly string[];
}

/** The ticket's quota if nothing of it is left now; its own use does not count against it. */
export async function usedUp({ tx, definitions, now }: Context, ticket: Ticket): Promise<UsedUp | undefined> {
  const terms = quotaTerms(ticket, definitions, now);
  if (!terms) return undefined;
  const uses = (await tx.collection('quotas').get(terms.id))?.uses ?? [];
  return uses.length >= terms.count ? { terms, by: uses.map(({ ticket: number }) => number) } : undefined;
}

/** Lays the quota's document down, so that of two acceptances at the same instant each changes the one that is there. */
export async function openQuota({ tx, definitions, now }: Context, ticket: Ticket): Promise<void> {
  const terms = quotaTerms(ticket, definitions, now);
  const quotas = tx.collection('quotas');
  if (terms && !(await quotas.get(terms.id))) await quotas.insert({ id: terms.id, version: 1, schema: 1, uses: [] });
}

/**
 * Counts an accepted emergency. One document holds a quota, so of two that are accepted at the same instant one finds it used up. Returns the
 * quota it was counted in; nothing where none are counted.
 */
export async function countInQuota({ tx, definitions, now }: Context, ticket: Ticket): Promise<string | undefined> {
  const terms = quotaTerms(ticket, definitions, now);
  if (!terms) return undefined;
  const quotas = tx.collection('quotas');
  const known = await quotas.get(terms.id);
  const use = { ticket: ticket.id, at: now };
  if (known) await quotas.replace({ ...known, uses: [...known.uses, use] });
  else await quotas.insert({ id: terms.id, version: 1, schema: 1, uses: [use] });
  return terms.id;
}

/** @throws DeskError `emergency.over_quota` if nothing of the quota is left. */
export async function checkQuota(context: Context, ticket: Ticket): Promise<void> {
  const used = await usedUp(context, ticket);
  if (!used) return;
  const { key, params } = await quotaWords(context, used, { number: ticket.id, reader: context.actor });
  throw new DeskError(key, params);
}

/** That a quota is used up, by which tickets as far as the reader may know of them, and when the next emergency is possible. */
export async function quotaWords(
  { tx, definitions }: Context,
  { terms, by }: UsedUp,
  { number, reader }: { number: string; reader: string },
): Promise<{ readonly key: 'emergency.over_quota'; readonly params: Params }> {
  const known = [];
  for (const id of by) {
    const other = await tx.collection('tickets').get(id);
    const team = reader.startsWith('team:') ? reader.slice('team:'.length) : undefined;
    if (other && (team === undefined ? sightOf(other, reader, definitions) !== 'none' : other.team === team)) known.push(id);
  }
  const used: Words = known.length > 0 ? { key: 'emergency.used_by', params: { numbers: { list: known } } } : { text: '' };
  return { key: 'emergency.over_quota', params: { number, count: terms.count, used, next: { date: terms.next } } };
}
