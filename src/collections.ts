import type { z } from 'zod';
import { Ticket } from './domain/ticket.ts';
import { toShape2 } from './domain/upgrade-ticket.ts';
import { Seal } from './domain/audit.ts';
import { Contact, Stranger } from './messaging/contact.ts';
import { InboxEntry } from './messaging/inbound.ts';
import { OutboxEntry } from './messaging/outbound.ts';
import { Prompt } from './messaging/prompt.ts';
import { FeedEntry, PlayState } from './messaging/feed.ts';

/** An index: fields in order (`-` before a name: descending). A field may be an array; then each element is indexed. */
export interface Index {
  readonly fields: readonly string[];
  readonly unique?: boolean;
  /** Partial: only documents in which all of these fields are present stand in the index. */
  readonly where?: readonly string[];
}

/** A collection, declared once: the mongoose schema and the embedded store's indexes both derive from it. */
export interface Declaration {
  readonly schema: z.ZodType;
  /** Of the documents' shape. A stored document with an older `schema` is upgraded when read; a newer one refuses to start. */
  readonly current: number;
  /** From shape 1 to 2, from 2 to 3, and so on: pure, each with a stored sample as test. */
  readonly upgrades?: readonly ((old: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>)[];
  readonly indexes: readonly Index[];
}

/** Every collection. All documents carry `id` (string), `version` (raised by each replace) and `schema` (shape). */
export const collections = {
  tickets: {
    schema: Ticket,
    current: 2,
    upgrades: [toShape2],
    indexes: [
      { fields: ['requester', '-openedAt'] },
      { fields: ['beneficiary', '-openedAt'], where: ['beneficiary'] },
      { fields: ['assignee', 'state'], where: ['assignee'] },
      { fields: ['team', 'state', 'rank'] },
      { fields: ['slaDueAt'], where: ['slaDueAt'] },
      { fields: ['approvalDueAt'], where: ['approvalDueAt'] },
      { fields: ['conformityDueAt'], where: ['conformityDueAt'] },
      { fields: ['surveyDueAt'], where: ['surveyDueAt'] },
      { fields: ['touchedAt'] },
      { fields: ['words', '-openedAt'] },
      { fields: ['category', '-openedAt'], where: ['category'] },
    ],
  },
  prompts: {
    schema: Prompt,
    current: 1,
    indexes: [
      { fields: ['audience', 'open', '-shownAt'] },
      { fields: ['ticket', 'open'], where: ['ticket'] },
      { fields: ['dueAt'], where: ['dueAt'] },
    ],
  },
  inbox: {
    schema: InboxEntry,
    current: 1,
    indexes: [
      { fields: ['conversation', 'seq'], where: ['dueAt'] },
      { fields: ['dueAt'], where: ['dueAt'] },
      { fields: ['state', 'receivedAt'] },
      { fields: ['forgetAt'], where: ['forgetAt'] },
    ],
  },
  outbox: {
    schema: OutboxEntry,
    current: 1,
    indexes: [
      { fields: ['dueAt'], where: ['dueAt'] },
      { fields: ['lane', 'seq'], where: ['dueAt'] },
      { fields: ['once'], unique: true, where: ['once'] },
      { fields: ['state', 'createdAt'] },
      { fields: ['forgetAt'], where: ['forgetAt'] },
    ],
  },
  contacts: { schema: Contact, current: 1, indexes: [] },
  strangers: { schema: Stranger, current: 1, indexes: [{ fields: ['forgetAt'] }] },
  seals: { schema: Seal, current: 1, indexes: [{ fields: ['at'] }] },
  /** The web page's messages, and `mesa play`'s. */
  feed: {
    schema: FeedEntry,
    current: 1,
    indexes: [{ fields: ['lane', 'seq'] }, { fields: ['entry'] }, { fields: ['forgetAt'], where: ['forgetAt'] }],
  },
  play: { schema: PlayState, current: 1, indexes: [] },
} as const satisfies Record<string, Declaration>;

export type CollectionName = keyof typeof collections;
export type DocumentOf<N extends CollectionName> = z.infer<(typeof collections)[N]['schema']>;
