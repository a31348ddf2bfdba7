import type { Context } from './actions/context.ts';
import { guardMessages } from './actions/guard-messages.ts';
import { personByLink, personInDirectory } from './actions/accounts/identify-sender.ts';
import { usePagePass } from './actions/accounts/page-pass.ts';
import { createFileDesk } from './actions/files/open-file.ts';
import { createViews } from './actions/looking/view-tickets.ts';
import { ticketFacts, type TicketFacts } from './actions/looking/show-facts.ts';
import { whyFacts } from './actions/looking/view-why.ts';
import { flows } from './conversation/flows/index.ts';
import { apologise, refuse, takeTurn, type Speech } from './conversation/take-turn.ts';
import { createVocabulary } from './conversation/words/vocabulary.ts';
import type { ReadDates } from './domain/dates.ts';
import type { Definitions } from './domain/definitions.ts';
import type { Heard } from './domain/second-opinion/opinion.ts';
import type { SearchArticles } from './domain/knowledge/search-articles.ts';
import type { Understand } from './domain/understanding.ts';
import { askConformity } from './jobs/ask-conformity.ts';
import { createAdviser } from './jobs/ask-opinion.ts';
import { assignTickets } from './jobs/assign-tickets.ts';
import { endAbsences } from './jobs/end-absences.ts';
import { handOverDuty } from './jobs/hand-over.ts';
import { wakeTickets } from './jobs/wake-tickets.ts';
import { deliverOutbox } from './jobs/deliver-outbox.ts';
import { expireLinkings } from './jobs/expire-linkings.ts';
import { fetchFiles } from './jobs/fetch-files.ts';
import { forgetFiles } from './jobs/forget-files.ts';
import { forgetTickets } from './jobs/forget-tickets.ts';
import { forget } from './jobs/forget.ts';
import { expirePasses } from './jobs/expire-passes.ts';
import { lapsePrompts } from './jobs/lapse-prompts.ts';
import { releaseLeases } from './jobs/release-leases.ts';
import { remindApprovals } from './jobs/remind-approvals.ts';
import { recomputeSla } from './jobs/recompute-sla.ts';
import { remindSla } from './jobs/remind-sla.ts';
import { runDelegations } from './jobs/run-delegations.ts';
import { sealAudit } from './jobs/seal-audit.ts';
import { sendSurveys } from './jobs/send-surveys.ts';
import { settleJobs } from './jobs/settle-jobs.ts';
import type { InTransaction, Works } from './jobs/sweep.ts';
import { takeTurns } from './jobs/take-turns.ts';
import type { InboundEvent } from './messaging/inbound.ts';
import type { OutboundMessage, OutboxEntry } from './messaging/outbound.ts';
import { readerOf } from './messaging/reader-of.ts';
import { createSpeaker } from './messaging/speak.ts';
import type { Channel, Identify, Receipt } from './channel.ts';
import type {
  Digest, FileDesk, Files, InspectBytes, Job, Log, Metrics, NewCode, NewId, Now, Store, Translate, Views, WordList,
} from './ports.ts'; // prettier-ignore
import type { SecondOpinion } from './second-opinion.ts';

export interface DeskOptions {
  readonly store: Store;
  readonly files: Files;
  readonly inspect: InspectBytes;
  readonly newCode: NewCode;
  readonly channels: readonly Channel[];
  /** The definitions in force; a turn keeps those it began with. */
  readonly definitions: () => Definitions;
  readonly understand: () => Understand;
  /** Asked about words that the desk is unsure of. */
  readonly secondOpinion?: SecondOpinion | undefined;
  readonly readDates: ReadDates;
  /** Left out: no articles are offered. */
  readonly searchArticles?: SearchArticles;
  readonly translate: Translate;
  readonly words: WordList;
  readonly now: Now;
  readonly newId: NewId;
  readonly digest: Digest;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Where people reach the page. */
  readonly publicUrl?: string | undefined;
  /** Nobody can be expected to look at the page who has not been there: it is no way out where a chat does not reach somebody. */
  readonly closedPage?: boolean;
  /** The person behind a sender. Left out: the directory's addresses. */
  readonly identify?: (sender: InboundEvent['sender'], definitions: Definitions) => string | undefined;
}

export interface Desk {
  /** Takes down what a platform says of a message after it has taken it. */
  note(receipt: Receipt): Promise<void>;
  readonly identify: Identify;
  /** The person whose one-time link into the page holds this token. */
  enterPage(token: string): Promise<string | undefined>;
  /** Resolves once the event is durable; the turn is taken right after. Rejects if it could not be written: the platform tries again. */
  receive(event: InboundEvent): Promise<void>;
  readonly jobs: readonly Job[];
  /** To be called when the definitions have changed: brings open tickets in line with them, as the jobs will sooner or later. */
  revise(): Promise<void>;
  /** To be called once, before the jobs run: goes on with what a process that died was at work on, where no other can be on the store. */
  resume(): Promise<void>;
  /** Resolves when nothing that is due now is left to do. */
  settle(): Promise<void>;
  readonly views: Views;
  readonly files: FileDesk;
  /** Waits for the turns and deliveries at work. */
  stop(): Promise<void>;
  /** What an administrator sees of one ticket, or of all. */
  facts(filter?: { number?: string }): Promise<{ tickets: readonly TicketFacts[] }>;
  /** Why the clocks of a ticket stand as they do, for an administrator. */
  why(number: string): ReturnType<typeof whyFacts>;
}

/** The whole desk, put together: what comes in, what is said, and what time brings. */
export function createDesk(options: DeskOptions): Desk {
  const { store, channels, definitions, now, log, metrics } = options;
  const inTransaction = transactions(options);
  const works: Works = { store, inTransaction, log, metrics, now };
  const holder = options.newId();
  const deliveries = deliverOutbox({
    ...{ ...works, holder },
    channels: new Map(channels.map((channel) => [channel.name, channel])),
    compose: (entry) => compose(options, entry),
    keepDays: () => definitions().desk.retention.outbox_days,
  });
  const inbox = takeTurns({ ...works, holder, newId: options.newId, turns: turnTaker(options), afterTurn: deliveries.kick });
  const recompute = recomputeSla({ ...works, definitions, holder });
  const jobs: readonly Job[] = [inbox, deliveries, recompute, ...sweeps(options, works)];
  const idle = async () => {
    await inbox.idle();
    await deliveries.idle();
  };
  return {
    receive: inbox.receive,
    note: deliveries.note,
    identify: (sender) => identify(options, sender),
    enterPage: (token) => inTransaction((context) => usePagePass(context, token)),
    jobs,
    revise: () => recompute.run(now()),
    resume: async () => {
      if (store.kind === 'embedded') await releaseLeases(store, now);
      await deliveries.resume();
    },
    settle: () => settleJobs(jobs, { now, idle }),
    views: createViews(options),
    files: createFileDesk(options),
    stop: idle,
    facts: (filter) => ticketFacts(options, filter),
    why: (number) => whyFacts(options, number),
  };
}

/** What time brings: each finds what is due in the store. */
function sweeps({ store, definitions, files, digest, log }: DeskOptions, works: Works): readonly Job[] {
  return [
    ...[
      remindSla,
      remindApprovals,
      runDelegations,
      askConformity,
      sendSurveys,
      lapsePrompts,
      expireLinkings,
      expirePasses,
      wakeTickets,
      assignTickets,
      endAbsences,
    ].map((job) => job(works)),
    handOverDuty(works, definitions),
    ...forget(works),
    forgetTickets({ ...works, definitions }),
    forgetFiles(works, files),
    sealAudit({ store, digest: digest, log }),
  ];
}

export function transactions(options: DeskOptions): InTransaction {
  const { store, definitions, now, newId, digest, channels, log, publicUrl, closedPage = false } = options;
  const names = new Set(channels.map(({ name }) => name));
  return async (work, actor) => {
    const taken: string[] = [];
    return store.transaction(async (tx) => {
      let used = 0;
      const guard = guardMessages(tx);
      const context: Context = {
        tx: guard.tx,
        now: now(),
        actor: actor?.person ?? 'system',
        channel: actor?.channel ?? 'system',
        definitions: definitions(),
        newId,
        digest,
        salt: () => crypto.randomUUID(),
        channels: names,
        closedPage,
        ...(publicUrl !== undefined && { publicUrl }),
        async nextNumber(prefix) {
          // A transaction that is tried again takes the numbers it already has.
          const number = taken[used] ?? `${prefix}-${await store.next(prefix)}`;
          taken[used] = number;
          used += 1;
          return number;
        },
      };
      const done = await work(context);
      for (const held of await guard.holdBack(context.definitions))
        log.error({ ...held }, 'a message about a ticket was held back: its reader may not see it');
      return done;
    });
  };
}

export function turnTaker(options: DeskOptions): Parameters<typeof takeTurns>[0]['turns'] {
  const { words, translate, readDates, secondOpinion, identify: inDirectory = personInDirectory } = options;
  const vocabulary = createVocabulary(words, translate);
  const advise = secondOpinion && createAdviser({ ...options, secondOpinion });
  const isAsked = (): boolean => advise !== undefined && options.definitions().desk.second_opinion.enabled;
  const speech = (heard?: Heard): Speech => ({
    flows,
    vocabulary,
    readDates,
    newCode: options.newCode,
    inDirectory,
    understand: options.understand(),
    ...(options.searchArticles && { searchArticles: options.searchArticles }),
    ...(isAsked() && { secondOpinion: { ...(heard && { heard }) } }),
  });
  const channels = new Map(options.channels.map((channel) => [channel.name, channel]));
  return {
    take: (context, event, heard) => takeTurn(speech(heard), context, event),
    ...(advise && { advise }),
    refuse,
    apologise,
    prepare: (event, about) => fetchFiles({ ...options, channels }, event, about),
    identify: ({ sender }) => identify(options, sender),
  };
}

async function identify(
  { store, definitions, identify: given = personInDirectory }: Pick<DeskOptions, 'store' | 'definitions' | 'identify'>,
  sender: InboundEvent['sender'],
): Promise<string | undefined> {
  return given(sender, definitions()) ?? personByLink(store, sender, definitions());
}

async function compose({ store, definitions, translate }: DeskOptions, entry: OutboxEntry): Promise<OutboundMessage> {
  const known = entry.reader.startsWith('team:')
    ? undefined
    : await store.transaction((tx) => tx.collection('contacts').get(entry.reader));
  const current = definitions();
  const reader = readerOf(entry.reader, current, known);
  const spoken = entry.language ? { ...reader, language: entry.language } : reader;
  return createSpeaker({ translate, definitions: current }, spoken).message(entry);
}
