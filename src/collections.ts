import type { z } from 'zod';
import { Ticket } from './domain/ticket.ts';
import { toShape2 } from './domain/stored/upgrade-ticket.ts';
import { Removal, Seal } from './domain/audit.ts';
import { Erasure } from './domain/stored/erasure.ts';
import { ArticleCount } from './domain/knowledge/article-count.ts';
import { Correction } from './domain/learning/correction.ts';
import { Quota } from './domain/emergency/quota.ts';
import { Spending } from './domain/second-opinion/spending.ts';
import { TermsInForce } from './domain/clock/policy/terms-in-force.ts';
import { Delegation } from './domain/approval/delegation.ts';
import { Absence, Roster } from './domain/duty/roster.ts';
import { ChannelState } from './messaging/channel-state.ts';
import { Contact, Stranger } from './messaging/contact.ts';
import { InboxEntry } from './messaging/inbound.ts';
import { OutboxEntry } from './messaging/outbound.ts';
import { ItemVersion } from './messaging/item-version.ts';
import { Link, Linking } from './messaging/account-link.ts';
import { PagePass } from './messaging/page-pass.ts';
import { Place } from './messaging/place.ts';
import { Prompt } from './messaging/prompt.ts';
import { StoredFile } from './messaging/stored-file.ts';
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
      { fields: ['participants', '-openedAt'] },
      { fields: ['taskFor', 'rank'], where: ['taskFor'] },
      { fields: ['slaDueAt'], where: ['slaDueAt'] },
      { fields: ['approvalDueAt'], where: ['approvalDueAt'] },
      { fields: ['conformityDueAt'], where: ['conformityDueAt'] },
      { fields: ['surveyDueAt'], where: ['surveyDueAt'] },
      { fields: ['wakeDueAt'], where: ['wakeDueAt'] },
      { fields: ['assignDueAt'], where: ['assignDueAt'] },
      { fields: ['touchedAt'] },
      { fields: ['state', 'touchedAt'] },
      { fields: ['words', '-openedAt'] },
      { fields: ['category', '-openedAt'], where: ['category'] },
      { fields: ['messageKey'], where: ['messageKey'] },
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
      { fields: ['ref'], where: ['ref'] },
      { fields: ['reader', 'heldAt'], where: ['heldAt'] },
      { fields: ['forgetAt'], where: ['forgetAt'] },
    ],
  },
  contacts: { schema: Contact, current: 1, indexes: [] },
  strangers: { schema: Stranger, current: 1, indexes: [{ fields: ['forgetAt'] }] },
  seals: { schema: Seal, current: 1, indexes: [{ fields: ['at'] }] },
  /** What stays of tickets that were kept long enough. */
  removals: { schema: Removal, current: 1, indexes: [{ fields: ['at'] }] },
  /** People who were erased, by their pseudonym. */
  erasures: { schema: Erasure, current: 1, indexes: [{ fields: ['mark'] }] },
  /** Who decides in whose place. Those that have ended hold no place in the index but `dueAt`'s. */
  delegations: {
    schema: Delegation,
    current: 1,
    indexes: [
      { fields: ['from', 'state', 'start'] },
      { fields: ['to', 'state', 'start'] },
      { fields: ['dueAt'], where: ['dueAt'] },
    ],
  },
  /** The web page's messages, and `mesa play`'s. */
  feed: {
    schema: FeedEntry,
    current: 1,
    indexes: [{ fields: ['lane', 'seq'] }, { fields: ['entry'] }, { fields: ['forgetAt'], where: ['forgetAt'] }],
  },
  /** What an item's form asked, in each version that a form was begun with. */
  'item-versions': { schema: ItemVersion, current: 1, indexes: [] },
  /** Files, whose bytes the files port keeps. */
  files: {
    schema: StoredFile,
    current: 1,
    indexes: [{ fields: ['dueAt'], where: ['dueAt'] }, { fields: ['ticket'], where: ['ticket'] }, { fields: ['by', '-at'] }],
  },
  /** Addresses that people have linked to themselves, besides the directory's. */
  links: { schema: Link, current: 1, indexes: [{ fields: ['person', 'at'] }, { fields: ['at'] }] },
  /** One-time codes that are out, and those of the last hours. */
  linkings: {
    schema: Linking,
    current: 1,
    indexes: [
      { fields: ['address', '-at'] },
      { fields: ['person', '-at'], where: ['person'] },
      { fields: ['dueAt'], where: ['dueAt'] },
    ],
  },
  /** Links into the page that are out. */
  passes: { schema: PagePass, current: 1, indexes: [{ fields: ['dueAt'] }, { fields: ['person', 'dueAt'] }] },
  /** What a channel has to keep of an address to be able to write there. */
  places: { schema: Place, current: 1, indexes: [{ fields: ['channel', '-seenAt'] }] },
  /** How each channel does, where it does not do well. */
  channels: { schema: ChannelState, current: 1, indexes: [] },
  /** Who is away, by person. */
  absences: { schema: Absence, current: 1, indexes: [{ fields: ['endDueAt'], where: ['endDueAt'] }] },
  /** What the desk remembers of a team to hand out its tickets in turn, and of who was on call last. */
  rosters: { schema: Roster, current: 1, indexes: [{ fields: ['handoverDueAt'], where: ['handoverDueAt'] }] },
  /** What of the emergencies' quotas is used up. */
  quotas: { schema: Quota, current: 1, indexes: [] },
  /** The policies and calendars that open tickets are in line with. */
  terms: { schema: TermsInForce, current: 1, indexes: [] },
  /** What became of articles, by day. */
  'article-counts': { schema: ArticleCount, current: 1, indexes: [{ fields: ['day'] }] },
  /** What of each day's budget for second opinions is used up. */
  spendings: { schema: Spending, current: 1, indexes: [{ fields: ['forgetAt'] }] },
  /** What people said that words mean. */
  corrections: {
    schema: Correction,
    current: 1,
    indexes: [{ fields: ['at'] }, { fields: ['forgetAt'] }, { fields: ['ticket'], where: ['ticket'] }],
  },
  play: { schema: PlayState, current: 1, indexes: [] },
} as const satisfies Record<string, Declaration>;

export type CollectionName = keyof typeof collections;
export type DocumentOf<N extends CollectionName> = z.infer<(typeof collections)[N]['schema']>;
