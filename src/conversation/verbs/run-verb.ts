import { clean } from '../../domain/fold.ts';
import type { InboundEvent } from '../../messaging/inbound.ts';
import type { Say } from '../../messaging/outbound.ts';
import type { Prompt } from '../../messaging/prompt.ts';
import { between, start, type Flows } from '../engine.ts';
import type { Turn } from '../flow.ts';
import { meantVerb } from '../words/meant-verb.ts';
import { readCommand, splitVerb, type VerbCall } from '../words/read-verb.ts';
import { divert } from './divert.ts';
import { incomplete, type Outcome, type RunVerb } from './run.ts';
import { account } from './runs/account.ts';
import { asking } from './runs/asking.ts';
import { commenting } from './runs/commenting.ts';
import { changing } from './runs/changing.ts';
import { deciding } from './runs/deciding.ts';
import { entering } from './runs/entering.ts';
import { fetching } from './runs/fetching.ts';
import { searching } from './runs/searching.ts';
import { structuring } from './runs/structuring.ts';
import { organising } from './runs/organising.ts';
import { reading } from './runs/reading.ts';
import { staffing } from './runs/staffing.ts';
import { urging } from './runs/urging.ts';
import { working } from './runs/working.ts';
import { verbs, type VerbName } from './verbs.ts';

/** What each verb does; the verbs of one kind of people stand in one file. */
const runs: Readonly<Record<VerbName, RunVerb>> = {
  ...account,
  ...asking,
  ...commenting,
  ...changing,
  ...deciding,
  ...entering,
  ...fetching,
  ...searching,
  ...structuring,
  ...organising,
  ...reading,
  ...staffing,
  ...urging,
  ...working,
};

interface Called {
  readonly call: VerbCall;
  /** The errand that was interrupted: its question is shown again behind the answer. */
  readonly errand?: Prompt | undefined;
}

/** What follows `/mesa`: a verb, or an explanation of how to write one. */
export async function runCommand(flows: Flows, turn: Turn, event: Extract<InboundEvent, { kind: 'command' }>): Promise<void> {
  const text = clean(event.text);
  const call = text ? (readCommand(text, turn, event.ticket) ?? loose(text, turn)) : ({ verb: 'help', rest: '' } as const);
  if (call) return runVerb(flows, turn, { call });
  const meant = meantVerb(text, turn);
  if (meant) return start(flows, turn, { flow: 'confirm-verb', draft: meant });
  const begun = splitVerb(text, turn.vocabulary);
  const say: Say = begun ? incomplete(begun.verb) : { notice: { key: 'verb.unknown', params: { text: text.slice(0, 60) } } };
  await between(turn, say, undefined);
}

/** Behind `/mesa`, words that fit a verb badly are still that verb's: it says what it can do with them. */
function loose(text: string, turn: Turn): VerbCall | undefined {
  const call = splitVerb(text, turn.vocabulary);
  return call && verbs[call.verb].takes.number === 'none' && !call.number ? call : undefined;
}

/** Does what a verb asks, and says or asks what comes of it. @throws DeskError if the person may not, or the state does not allow it. */
export async function runVerb(flows: Flows, turn: Turn, { call, errand }: Called): Promise<void> {
  const outcome = await outcomeOf(flows, turn, call);
  if (!outcome) return;
  if ('start' in outcome) return start(flows, turn, outcome.start);
  await between(turn, outcome, errand);
}

/** Does what a verb asks; what comes of it is for the caller to say. */
export async function outcomeOf(flows: Flows, turn: Turn, call: VerbCall): Promise<Outcome> {
  const given = { number: call.number ?? '', rest: call.rest, ...(call.task !== undefined && { task: call.task }) };
  return (await divert(turn, call)) ?? runs[call.verb](turn, given, flows);
}
