import type { Language } from '../domain/label.ts';
import type { Address } from '../domain/person.ts';
import type { Words } from '../domain/wording.ts';
import type { FlowName } from '../messaging/flow-names.ts';
import type { OutboxEntry, Say } from '../messaging/outbound.ts';
import type { Prompt } from '../messaging/prompt.ts';
import type { Tx } from '../ports.ts';
import type { Context } from './context.ts';
import { laneOf, reachOf } from './reach-reader.ts';

export interface Told {
  /** A person's id, or `team:ID`: its room. */
  readonly reader: string;
  readonly say: Say;
  /** Where; left out: where the person wrote last, else the channel the directory names. */
  readonly at?: Address | undefined;
  /** Shows this question, so that its choices can be tapped there. */
  readonly promptId?: string;
  /** The outbox entry whose message this rewrites. */
  readonly replaces?: string;
  /** The outbox entry whose message this stands under. */
  readonly under?: string | undefined;
  /** The same by the platform's own reference. */
  readonly thread?: string | undefined;
  /** Never said twice under this key: whoever says it has looked whether it was. */
  readonly once?: string;
  /** Not before this instant. */
  readonly notBefore?: Date;
  /** For somebody the desk knows nothing of: the language they wrote in. */
  readonly language?: Language | undefined;
}

/** The only way anything is said to anyone: one outbox entry. Returns it as written. */
export async function tell(context: Context, told: Told): Promise<OutboxEntry> {
  const { tx, now, newId } = context;
  const { to, shut } = told.at ? { to: told.at, shut: false } : await reachOf(context, told.reader);
  const id = newId();
  const thread = told.thread ?? threadOf(context, told, to);
  const entry: OutboxEntry = {
    id, version: 1, schema: 1, seq: id, reader: told.reader, to, lane: laneOf(to), say: told.say, attempts: 0, createdAt: now,
    ...(shut ? { state: 'held', heldAt: now, reason: 'shut' } : { state: 'queued', dueAt: told.notBefore ?? now }),
    ...(told.promptId && { promptId: told.promptId }),
    ...(told.replaces && { replaces: told.replaces }),
    ...(told.language && { language: told.language }),
    ...(told.under && { under: told.under }),
    ...(thread && { thread }),
    ...(told.once && { once: told.once }),
  }; // prettier-ignore
  await tx.collection('outbox').insert(entry);
  if (shut) await awaitReader(tx, told.reader);
  return entry;
}

/** What is held for somebody is sent when they write. */
export async function awaitReader(tx: Tx, reader: string): Promise<void> {
  const contact = await tx.collection('contacts').get(reader);
  if (contact && !contact.awaited) await tx.collection('contacts').replace({ ...contact, awaited: true });
}

/** Whoever speaks in a thread is answered in it. What is rewritten stays where it stands. */
function threadOf({ thread, actor }: Context, { reader, replaces, under }: Told, to: Address): string | undefined {
  if (!thread || reader !== actor || replaces || under) return undefined;
  return isSameAddress(thread.at, to) ? thread.ref : undefined;
}

export function isSameAddress(one: Address, other: Address): boolean {
  return one.channel === other.channel && one.id === other.id && one.kind === other.kind;
}

export interface Asked {
  readonly say: Say;
  readonly flow: FlowName;
  readonly draft: unknown;
  /** People's ids or `team:ID`; each gets a copy, the first valid answer of any of them counts (the flow says when it is closed). */
  readonly readers: readonly string[];
  readonly at?: Address | undefined;
  readonly ticket?: string | undefined;
  /** When the question lapses, or with `lapsesAt` when its reader is reminded that it will. */
  readonly dueAt?: Date | undefined;
  readonly lapsesAt?: Date | undefined;
  /** What a reader sees instead of `say`. */
  readonly sayTo?: (reader: string) => Say;
}

/** Puts a question: one prompt, and a message that shows it to each of its readers. Returns the prompt. */
export async function ask(context: Context, asked: Asked): Promise<Prompt> {
  const { now, newId } = context;
  const id = newId();
  const copies = [];
  for (const reader of asked.readers) {
    const say = asked.sayTo?.(reader) ?? asked.say;
    const { id: entry, to } = await tell(context, { reader, say, at: asked.at, promptId: id });
    copies.push({ entry, reader, to });
  }
  const prompt: Prompt = {
    id, version: 1, schema: 1, flow: asked.flow, draft: asked.draft, say: asked.say, open: true, answers: [], copies, askedAt: now, shownAt: now,
    audience: asked.readers.map((reader) => (reader.startsWith('team:') ? reader : `person:${reader}`)),
    ...(asked.ticket && { ticket: asked.ticket }),
    ...(asked.dueAt && { dueAt: asked.dueAt }),
    ...(asked.lapsesAt && { lapsesAt: asked.lapsesAt }),
  }; // prettier-ignore
  await context.tx.collection('prompts').insert(prompt);
  return prompt;
}

/**
 * Shows an open question once more to one reader, after other words. It becomes the newest question. A question to that reader alone moves:
 * where it stood before, its buttons go and it says where it goes on, so that it is never live twice. `stays`: `before` is an answer of its
 * own, and is still to be read there when the question has gone on.
 */
export async function showAgain(
  context: Context,
  prompt: Prompt,
  again: { reader: string; at: Address; before?: Say | undefined; stays?: boolean; say?: Say },
): Promise<Prompt> {
  const { reader, at, before, stays } = again;
  const shown = withoutOldFiles(prompt, again);
  const say = before ? joined(before, shown) : shown;
  const copies = isOnePersons(prompt) ? await moveOn(context, prompt, at) : prompt.copies;
  const { id: entry } = await tell(context, { reader, say, at, promptId: prompt.id });
  const { parked: _parked, ...taken } = prompt;
  const copy = { entry, reader, to: at, ...(stays && before && { before }) };
  return context.tx.collection('prompts').replace({ ...taken, shownAt: context.now, copies: [...copies, copy] });
}

/** What a reader was sent with an earlier copy on this channel stands there still. */
function withoutOldFiles(prompt: Prompt, { reader, at, say = prompt.say }: { reader: string; at: Address; say?: Say }): Say {
  const { files: _files, ...rest } = say;
  return prompt.copies.some((copy) => copy.reader === reader && copy.to.channel === at.channel) ? rest : say;
}

/** Whether it was put to one person only. An approval is not: its copies show how it stands, whoever reads them. */
function isOnePersons({ audience, flow }: Prompt): boolean {
  return audience.length === 1 && !audience[0]?.startsWith('team:') && flow !== 'approve';
}

/** Takes the buttons off a question where it stands, for it is shown at `to` from now on. */
async function moveOn(context: Context, prompt: Prompt, to: Address): Promise<Prompt['copies']> {
  const { say } = prompt;
  const tappable = (say.ask?.choices?.length ?? 0) + (say.ask?.inputs?.length ?? 0) > 0;
  for (const copy of prompt.copies) {
    const here = copy.to.channel === to.channel;
    if (copy.moved || (here && !tappable)) continue;
    const words: Words = here
      ? { key: 'prompt.goes_on_below' }
      : { key: 'prompt.goes_on_at', params: { channel: channelOf(to) } };
    const left = (here && copy.before) || afterAnswer(copy, closedSay(say, words));
    await tell(context, { reader: copy.reader, say: left, at: copy.to, replaces: copy.entry });
  }
  return prompt.copies.map((copy) => ({ ...copy, moved: true as const }));
}

function channelOf({ channel }: Address): Words {
  return channel === 'web' ? { key: 'channel.web' } : { text: channelNames[channel] ?? channel };
}

const channelNames: Readonly<Record<string, string>> = { slack: 'Slack', teams: 'Teams', whatsapp: 'WhatsApp' };

/** One message that says all of `first`, its facts as lines, and then asks what `then` asks. */
export function joined(first: Say, then: Say): Say {
  const facts = (first.facts ?? []).map(({ label, value }): Words => ({ key: 'fact.line', params: { label, value } }));
  const before = [...(first.more ?? []), ...facts, ...(first.question ? [first.question] : [])];
  const files = [...(first.files ?? []), ...(then.files ?? [])];
  return {
    ...then,
    notice: first.notice,
    more: [...before, then.notice, ...(then.more ?? [])],
    ...(files.length > 0 && { files }),
  };
}

/** Ends a question: every message that offers its choices is rewritten without them, with `outcome` in their place. */
export async function closePrompt(
  context: Context,
  prompt: Prompt,
  outcome?: { say?: Say; words?: Words; sayTo?: (reader: string) => Say },
): Promise<void> {
  const { tx, now, definitions } = context;
  const { dueAt: _, lapsesAt: _lapses, parked: _parked, ...rest } = prompt;
  await tx.collection('prompts').replace({
    ...rest,
    open: false,
    closedAt: now,
    dueAt: new Date(now.getTime() + definitions.desk.retention.prompts_days * 86_400_000),
  });
  await rewrite(context, prompt, outcome?.sayTo ?? (() => outcome?.say ?? closedSay(prompt.say, outcome?.words)));
}

/** Rewrites every copy of a question that has something to tap. */
export async function rewrite(context: Context, prompt: Prompt, sayTo: (reader: string) => Say): Promise<void> {
  if (!prompt.say.ask?.choices?.length && !prompt.say.ask?.inputs?.length) return;
  for (const copy of prompt.copies.filter(({ moved }) => !moved)) {
    const { entry, reader, to } = copy;
    const say = afterAnswer(copy, sayTo(reader));
    await tell(context, { reader, say, at: to, replaces: entry, ...(say.ask && { promptId: prompt.id }) });
  }
}

/** A question as it stands in one of its messages: behind the answer that the message begins with, if there is one. */
export function afterAnswer({ before }: Prompt['copies'][number], say: Say): Say {
  return before ? joined(before, say) : say;
}

function closedSay(say: Say, outcome?: Words): Say {
  const { ask: _ask, ...rest } = say;
  return outcome ? { ...rest, question: outcome } : rest;
}
