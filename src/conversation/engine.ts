import type { Context } from '../actions/context.ts';
import { ask, closePrompt, joined, showAgain, tell } from '../actions/tell.ts';
import type { Words } from '../domain/wording.ts';
import type { FlowName } from '../messaging/flow-names.ts';
import type { Choice, Say } from '../messaging/outbound.ts';
import type { Prompt } from '../messaging/prompt.ts';
import type { AnyFlow, Next, Reply, Turn } from './flow.ts';
import { leaveForm } from './form/leave-form.ts';

export type Flows = ReadonlyMap<FlowName, AnyFlow>;

/** Starts a conversation and says what it says. */
export async function start(flows: Flows, turn: Turn, begin: { flow: FlowName; draft: unknown; reply?: Reply }): Promise<void> {
  const { next, flow } = await follow(flows, turn, begin);
  const left = next.then === 'ask' && flows.get(flow)?.errand ? await leaveForm(turn) : undefined;
  await carryOut(turn, { flow, next: next.then === 'ask' && left ? { ...next, before: left } : next });
}

/** Hands a reply to the conversation that asked, closes or keeps its question, and says what comes next. */
export async function answer(flows: Flows, turn: Turn, answered: { prompt: Prompt; reply: Reply }): Promise<void> {
  const { prompt, reply } = answered;
  const settled = await follow(flows, turn, { flow: prompt.flow, draft: prompt.draft, reply });
  const { next } = settled;
  const current = await turn.tx.collection('prompts').get(prompt.id);
  if (next.then === 'again') return current?.open ? repeat(turn, current, next) : undefined;
  if (next.then === 'edit') return current?.open ? edit(turn, await record(turn, current, reply), next) : undefined;
  if (current) {
    const recorded = await record(turn, current, reply);
    const words = outcome(prompt, reply);
    const over = recorded.open && !(next.then === 'end' && next.keep);
    if (over) await closePrompt(turn, recorded, words && { words });
  }
  await carryOut(turn, settled);
}

/** Keeps who answered what, so that the second tap of a double tap is known for what it is. */
async function record({ tx, person, now }: Turn, prompt: Prompt, reply: Reply): Promise<Prompt> {
  if (reply.kind !== 'choice') return prompt;
  const answers = [...prompt.answers, { by: person.id, value: reply.value, at: now }].slice(-MOST_ANSWERS);
  return tx.collection('prompts').replace({ ...prompt, answers });
}

const MOST_ANSWERS = 50;

interface Settled {
  readonly next: Exclude<Next, { then: 'go' }>;
  readonly flow: FlowName;
}

/** Runs flows until one of them asks or ends. */
async function follow(flows: Flows, turn: Turn, begin: { flow: FlowName; draft: unknown; reply?: Reply }): Promise<Settled> {
  let { flow, draft, reply } = begin;
  for (let hops = 0; hops < 10; hops += 1) {
    const running = flows.get(flow);
    if (!running) throw new Error(`no flow named ${flow}`);
    const next = await running.run(turn, draft, reply);
    if (next.then !== 'go') return { next, flow };
    ({ flow, draft } = next);
    reply = next.reply;
  }
  throw new Error(`flow ${begin.flow} never settles`);
}

async function carryOut(turn: Turn, { next, flow }: Settled): Promise<void> {
  if (next.then === 'end' && next.say) await tell(turn, { reader: turn.person.id, say: next.say, at: hereOf(turn) });
  if (next.then !== 'ask') return;
  await ask(turn, {
    say: next.say,
    // What is said once, before the question, is no part of it when it is shown again.
    ...(next.before && { sayTo: sayAfter(next.before, next.say) }),
    flow,
    draft: next.draft,
    readers: [turn.person.id],
    at: hereOf(turn),
    ticket: next.ticket,
    ...lapse(turn, flow),
  });
}

async function repeat(turn: Turn, prompt: Prompt, next: Extract<Next, { then: 'again' }>): Promise<void> {
  const changed: Prompt = {
    ...prompt,
    ...(next.draft !== undefined && { draft: next.draft }),
    ...(next.say && { say: next.say }),
  };
  await showAgain(turn, changed, { reader: turn.person.id, at: hereOf(turn) ?? turn.event.address, before: next.before });
}

async function edit(turn: Turn, prompt: Prompt, next: Extract<Next, { then: 'edit' }>): Promise<void> {
  const saved = await turn.tx.collection('prompts').replace({ ...prompt, draft: next.draft, say: next.say });
  for (const { entry, reader, to } of saved.copies)
    await tell(turn, { reader, say: next.say, at: to, replaces: entry, promptId: saved.id });
}

/** Where the person is answered: where they wrote, unless others read there too; then in private. */
export function hereOf({ event }: Turn): Turn['event']['address'] | undefined {
  return event.address.kind === 'direct' ? event.address : undefined;
}

function sayAfter(before: Say, say: Say): () => Say {
  return () => joined(before, say);
}

const DAY_MS = 86_400_000;

/** When a question lapses. Of a form its person is reminded a day before, for it may hold a good deal of work. */
export function lapse({ now, definitions }: Context, flow: FlowName): Pick<Prompt, 'dueAt' | 'lapsesAt'> {
  const end = new Date(now.getTime() + definitions.desk.conversation.draft_days * DAY_MS);
  const before = new Date(end.getTime() - DAY_MS);
  return flow === 'request-item' && before > now ? { dueAt: before, lapsesAt: end } : { dueAt: end };
}

/** What a closed card shows in place of its buttons: what was chosen. */
function outcome(prompt: Prompt, reply: Reply): Words | undefined {
  if (reply.kind === 'words')
    return {
      key: 'answered',
      params: { answer: { text: reply.text.length > 200 ? `${reply.text.slice(0, 199)}…` : reply.text } },
    };
  if (reply.kind === 'phrase')
    return reply.phrase.is === 'skip' ? { key: 'answered', params: { answer: { key: 'button.skip' } } } : undefined;
  if (reply.kind === 'files')
    return { key: 'answered', params: { answer: { list: reply.files.map(({ name }) => ({ text: name })) } } };
  const choice = prompt.say.ask?.choices?.find(({ value }: Choice) => value === reply.value);
  return choice && { key: 'answered', params: { answer: choice.label } };
}

/** Answers in between: the open errand's question is shown again behind the words, in one message. */
export async function between(turn: Turn, say: Say, question: Prompt | undefined): Promise<void> {
  const at = hereOf(turn);
  // What was just done may have ended or changed the question.
  const open = question && (await turn.tx.collection('prompts').get(question.id));
  if (open?.open && at) await showAgain(turn, open, { reader: turn.person.id, at, before: say });
  else await tell(turn, { reader: turn.person.id, say, at });
}
