import type { Correction, How } from '../../domain/learning/correction.ts';
import { maskWords } from '../../domain/learning/mask-words.ts';
import type { UnderstoodLanguage } from '../../domain/phrasebook.ts';
import { namesReserved } from '../../domain/learning/names-reserved.ts';
import { isConfidential } from '../../domain/rights.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Context } from '../context.ts';

const DAY_MS = 86_400_000;

/** What somebody said that words mean. */
export interface Told {
  /** One that was told before under this id makes way. Left out: a new one. */
  readonly id?: string;
  /** As they were written. */
  readonly text: string;
  /** Whose words they are; left out, the actor's. */
  readonly author?: string | undefined;
  readonly lang: UnderstoodLanguage;
  readonly read: Correction['read'];
  readonly made: Correction['made'];
  readonly how: How;
  readonly side: Correction['side'];
  readonly ticket?: string | undefined;
}

/**
 * Keeps a correction, for an administrator to learn from; returns its id. Nothing is kept of what is confidential, nor of words that hold a
 * secret or nothing but names and numbers.
 */
export async function keepCorrection(context: Context, told: Told): Promise<string | undefined> {
  const { tx, now, actor, definitions } = context;
  const { text, author = actor, lang, read, made, how, side, ticket } = told;
  const corrections = tx.collection('corrections');
  const before = told.id === undefined ? undefined : await corrections.get(told.id);
  const reserved = isReserved(context, author, [read, made]) || namesReserved(text, definitions);
  const said = reserved ? undefined : maskWords(text, definitions.people);
  if (said === undefined) {
    if (before) await corrections.remove(before);
    return undefined;
  }
  const id = told.id ?? context.newId();
  const forgetAt = new Date(now.getTime() + definitions.desk.retention.corrections_days * DAY_MS);
  const facts = { said, lang, read, made, how, side, by: actor, author, at: now, forgetAt, ...(ticket && { ticket }) };
  if (before) await corrections.replace({ ...facts, id, version: before.version, schema: before.schema });
  else await corrections.insert({ ...facts, id, version: 1, schema: 1 });
  return id;
}

/** Takes one back, if it was kept. */
export async function dropCorrection({ tx }: Pick<Context, 'tx'>, id: string): Promise<void> {
  const kept = await tx.collection('corrections').get(id);
  if (kept) await tx.collection('corrections').remove(kept);
}

/** The ticket that came of words whose corrections were kept before. */
export async function tieCorrections(context: Context, ids: readonly string[] | undefined, ticket: Ticket): Promise<void> {
  const corrections = context.tx.collection('corrections');
  for (const id of ids ?? []) {
    const kept = await corrections.get(id);
    if (!kept) continue;
    if (isConfidential(ticket, context.definitions)) await corrections.remove(kept);
    else await corrections.replace({ ...kept, ticket: ticket.id });
  }
}

/** A ticket has become confidential, or is gone: nothing of its words stays. */
export async function dropCorrectionsOf({ tx }: Pick<Context, 'tx'>, number: string): Promise<void> {
  const corrections = tx.collection('corrections');
  for (const kept of await corrections.find({ ticket: number })) await corrections.remove(kept);
}

/** Whether an item, a team or the department of whose words they are keeps such things to itself. */
function isReserved({ definitions }: Context, author: string, meanings: readonly Correction['made'][]): boolean {
  const { desk, items, categories, people } = definitions;
  const department = people.get(author)?.department;
  return meanings.some(({ category, item, team: moved }) => {
    const team = moved ?? (item && items.get(item)?.team) ?? (category && categories.get(category)?.team) ?? desk.team;
    return isConfidential({ team, ...(item && { item }), ...(department && { department }) }, definitions);
  });
}
