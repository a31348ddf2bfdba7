import type { Context } from '../actions/context.ts';
import { addressOf } from '../actions/reach-reader.ts';
import { afterAnswer, ask, closePrompt, joined, showAgain, tell } from '../actions/tell.ts';
import { roomMayBeTold } from '../actions/working/tell-team.ts';
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
  if (next.then === 'end' && next.say) await sayOutcome(turn, next.say);
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
  const at = hereOf(turn) ?? (await addressOf(turn, turn.person.id));
  await showAgain(turn, changed, { reader: turn.person.id, at, before: next.before });
}

async function edit(turn: Turn, prompt: Prompt, next: Extract<Next, { then: 'edit' }>): Promise<void> {
  const saved = await turn.tx.collection('prompts').replace({ ...prompt, draft: next.draft, say: next.say });
  for (const copy of saved.copies.filter(({ moved }) => !moved))
    await tell(turn, {
      reader: copy.reader,
      say: afterAnswer(copy, next.say),
      at: copy.to,
      replaces: copy.entry,
      promptId: saved.id,
    });
}

/** Where the person is answered: where they wrote, unless others read there too; then alone. */
export function hereOf({ event }: Pick<Turn, 'event'>): Turn['event']['address'] | undefined {
  return event.address.kind === 'direct' ? event.address : event.direct;
}

/** What an agent wrote in the room stands there: it needs no word that it was taken down. */
const quiet: ReadonlySet<string> = new Set(['done.note', 'done.note_task', 'file.added_internal']);

/** Says what came of a turn: to the person; or there for all, where an agent did something to a ticket in the thread of its card. */
async function sayOutcome(turn: Turn, say: Say): Promise<void> {
  const { thread, person } = turn;
  const room = thread?.room;
  const key = 'key' in say.notice ? say.notice.key : '';
  const about = 'key' in say.notice ? say.notice.params?.['number'] : undefined;
  // Of what was merged, split or reclassified the sentence names both tickets.
  const own = room !== undefined && (say.ticket === room.ticket || about === room.ticket);
  if (own && quiet.has(key)) return;
  if (own && thread && key.startsWith('done.') && (await roomMayBeTold(turn, { ...room, ticket: say.ticket ?? room.ticket }))) {
    const notice = { key: 'room.said_to', params: { who: { person: person.id }, what: say.notice } } as const;
    await tell(turn, { reader: `team:${room.team}`, say: { ...say, notice }, at: thread.at, thread: thread.ref });
    return;
  }
  await tell(turn, { reader: person.id, say, at: hereOf(turn) });
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
  if (open?.open && at) await showAgain(turn, open, { reader: turn.person.id, at, before: say, stays: true });
  else await sayOutcome(turn, say);
}
