import type { Say } from '../../messaging/outbound.ts';
import type { FlowName } from '../../messaging/flow-names.ts';
import type { Flows } from '../engine.ts';
import type { Reply, Turn } from '../flow.ts';

/** What stands behind a verb's word. */
export interface Given {
  /** A ticket's number in its usual form; empty where the verb takes none. */
  readonly number: string;
  /** A task of that ticket, where one was named. */
  readonly task?: number;
  readonly rest: string;
}

/** What comes of a verb: words said at once, a conversation that asks for what is missing, or nothing more to say. */
export type Outcome =
  Say | { readonly start: { readonly flow: FlowName; readonly draft: unknown; readonly reply?: Reply } } | undefined;

/** Does what a verb asks. @throws DeskError if the person may not, or the ticket's state does not allow it. */
export type RunVerb = (turn: Turn, given: Given, flows: Flows) => Promise<Outcome> | Outcome;

/** How a verb is written, where something is missing. */
export function incomplete(verb: string): Say {
  return { notice: { key: 'verb.incomplete' }, more: [{ key: `usage.${verb}` as 'usage.take' }] };
}

/** A conversation about a ticket, with what was typed behind its number as the first answer. */
export function startWith(flow: FlowName, draft: unknown, rest: string): Outcome {
  return { start: { flow, draft, ...(rest && { reply: { kind: 'words', text: rest } as const }) } };
}
