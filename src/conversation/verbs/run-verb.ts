import { clean } from '../../domain/fold.ts';
import type { InboundEvent } from '../../messaging/inbound.ts';
import type { Say } from '../../messaging/outbound.ts';
import type { Prompt } from '../../messaging/prompt.ts';
import { between, start, type Flows } from '../engine.ts';
import type { Turn } from '../flow.ts';
import { readVerb, splitVerb, type VerbCall } from '../words/read-verb.ts';
import { incomplete, type RunVerb } from './run.ts';
import { asking } from './runs/asking.ts';
import { deciding } from './runs/deciding.ts';
import { working } from './runs/working.ts';
import type { VerbName } from './verbs.ts';

/** What each verb does; the verbs of one kind of people stand in one file. */
const runs: Readonly<Record<VerbName, RunVerb>> = { ...asking, ...deciding, ...working };

interface Called {
  readonly call: VerbCall;
  /** The errand that was interrupted: its question is shown again behind the answer. */
  readonly errand?: Prompt | undefined;
}

/** What follows `/mesa`: a verb, or an explanation of how to write one. */
export async function runCommand(flows: Flows, turn: Turn, event: Extract<InboundEvent, { kind: 'command' }>): Promise<void> {
  const text = clean(event.text);
  const call = text ? readVerb(text, turn.vocabulary, event.ticket) : ({ verb: 'help', rest: '' } as const);
  if (call) return runVerb(flows, turn, { call });
  const begun = splitVerb(text, turn.vocabulary);
  const say: Say = begun ? incomplete(begun.verb) : { notice: { key: 'verb.unknown', params: { text: text.slice(0, 60) } } };
  await between(turn, say, undefined);
}

/** Does what a verb asks, and says or asks what comes of it. @throws DeskError if the person may not, or the state does not allow it. */
export async function runVerb(flows: Flows, turn: Turn, { call, errand }: Called): Promise<void> {
  const outcome = await runs[call.verb](turn, { number: call.number ?? '', rest: call.rest }, flows);
  if (!outcome) return;
  if ('start' in outcome) return start(flows, turn, outcome.start);
  await between(turn, outcome, errand);
}
