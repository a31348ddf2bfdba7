import type { z } from 'zod';
import type { Context } from '../actions/context.ts';
import { DeskError } from '../domain/errors.ts';
import type { FileRefusal } from '../domain/file-rules.ts';
import type { ReadDates } from '../domain/dates.ts';
import type { SearchArticles } from '../domain/knowledge/search-articles.ts';
import type { Language } from '../domain/label.ts';
import type { Person } from '../domain/person.ts';
import type { Heard } from '../domain/second-opinion/opinion.ts';
import type { Understand } from '../domain/understanding.ts';
import type { FlowName } from '../messaging/flow-names.ts';
import type { InboundEvent } from '../messaging/inbound.ts';
import type { Say } from '../messaging/outbound.ts';
import type { Phrase } from './words/read-phrase.ts';
import type { Vocabulary } from './words/vocabulary.ts';

/** One turn of conversation: an action's context, and who is talking. */
export interface Turn extends Context {
  readonly person: Person;
  readonly event: InboundEvent;
  readonly language: Language;
  /** IANA zone of the person. */
  readonly zone: string;
  readonly understand: Understand;
  /** There is somebody to ask about words that the desk is unsure of; `heard`: that was done. */
  readonly secondOpinion?: { readonly heard?: Heard };
  /** Left out: no articles are offered. */
  readonly searchArticles?: SearchArticles;
  readonly readDates: ReadDates;
  readonly vocabulary: Vocabulary;
  /** Files that came with the message, until something takes them. */
  readonly files: FilesAtHand;
  /** The message of the desk's that it stands under or replies to. */
  readonly replied?: RepliedTo;
  /** Said in the thread of a place that others read too, where the person was told before that they are answered alone. */
  readonly continues?: boolean;
}

/** One of the desk's messages that somebody speaks about. */
export interface RepliedTo {
  /** Whom it was for: a person's id, or `team:ID`. */
  readonly reader: string;
  /** The question that it asks. */
  readonly prompt?: string;
  readonly ticket?: string;
  /** The task of that ticket whose card it is. */
  readonly task?: number;
}

/** A file that was received with a message. */
export interface ReceivedFile {
  readonly id: string;
  readonly name: string;
}

/** The files of one message, until something takes them. Made anew for each attempt at a turn. */
export interface FilesAtHand {
  readonly refused: readonly { readonly name: string; readonly code: FileRefusal }[];
  /** Those that nothing has taken yet. */
  left(): readonly ReceivedFile[];
  /** Those that are left; from now on they are somebody's. */
  take(): readonly ReceivedFile[];
}

/** What the person did with a question: tapped or typed a choice, wrote words, or said a phrase such as "back". */
export type Reply =
  | {
      readonly kind: 'choice';
      readonly value: string;
      readonly words?: string;
      readonly inputs?: Readonly<Record<string, unknown>>;
    }
  /** `files`: what came with them, already the ticket's. */
  | { readonly kind: 'words'; readonly text: string; readonly files?: readonly ReceivedFile[] }
  /** Files that came with a message, already kept; `text` is what was written beside them. */
  | { readonly kind: 'files'; readonly files: readonly ReceivedFile[]; readonly text?: string }
  | { readonly kind: 'phrase'; readonly phrase: Phrase };

/** What happens next, said as a value: the engine alone saves prompts and answers the person. */
export type Next =
  /** The next question. It takes the place of the one that was answered. `before` is said once, ahead of it. */
  | { readonly then: 'ask'; readonly say: Say; readonly draft: unknown; readonly ticket?: string; readonly before?: Say }
  /** The same question once more, after some words; `draft` and `say` if it has changed meanwhile. */
  | { readonly then: 'again'; readonly before?: Say; readonly draft?: unknown; readonly say?: Say }
  /** The question's own messages change in place, nothing new is said. */
  | { readonly then: 'edit'; readonly say: Say; readonly draft: unknown }
  | { readonly then: 'go'; readonly flow: FlowName; readonly draft: unknown; readonly reply?: Reply }
  /** Done. `keep`: the question stays for its other readers. */
  | { readonly then: 'end'; readonly say?: Say; readonly keep?: boolean };

export interface Flow<Draft = unknown> {
  readonly name: FlowName;
  readonly draft: z.ZodType<Draft>;
  /** A person's own errand: it can be left, taken up again (`continue`) and cancelled. Others wait until they are answered. */
  readonly errand: boolean;
  run(turn: Turn, draft: Draft, reply?: Reply): Promise<Next>;
  /** Whether typed words that are none of the choices can be read as an answer. Left out: whenever words are awaited. */
  readonly reads?: (turn: Turn, draft: Draft, text: string) => boolean;
}

export type AnyFlow = Flow;

/** Ties a flow's draft schema to its `run`, then forgets the type, so that flows of all drafts fit in one registry. */
export function flow<Draft>(definition: Flow<Draft>): AnyFlow {
  const { name, draft: schema, errand, reads } = definition;
  return {
    name,
    draft: schema,
    errand,
    run: (turn, draft, reply) => definition.run(turn, read(schema, draft), reply),
    ...(reads && { reads: (turn: Turn, draft: unknown, text: string) => reads(turn, read(schema, draft), text) }),
  };
}

/** @throws DeskError if the question was asked by a desk whose drafts this one cannot read. */
function read<Draft>(schema: z.ZodType<Draft>, draft: unknown): Draft {
  const parsed = schema.safeParse(draft);
  if (!parsed.success) throw new DeskError('prompt.gone');
  return parsed.data;
}
