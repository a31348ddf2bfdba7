import type { TicketLine, TicketView } from '../../../src/messaging/ticket-view.ts';
import { actions, button, facts, header, menu, quiet, words, type Block } from './home-blocks.ts';
import { MOST_HOME_BLOCKS, MOST_OPTION_VALUE } from './home-limits.ts';

/** What one person's tab shows, in the order in which the desk gives it. */
export interface HomeContent {
  readonly name: string;
  readonly approvals: readonly Pick<TicketView, 'number' | 'title' | 'requester' | 'facts' | 'progress'>[];
  readonly mine: readonly TicketLine[];
  /** Of agents only. */
  readonly work?: { readonly assigned: readonly TicketLine[]; readonly queue: readonly TicketLine[] };
  /** The labels of what can be requested. */
  readonly items: readonly string[];
}

/** The tab's sentences, in the reader's language and zone. */
export interface HomeWords {
  readonly say: (key: string, params?: Readonly<Record<string, string | number>>) => string;
  readonly at: (instant: Date) => string;
}

/** Of each list; the rest is one command away. All lists full, with their headings, are fewer blocks than a tab takes. */
export const MOST_APPROVALS = 8;
const MOST_LINES = 12;

/** A person's tab: new requests, what waits for them, what is theirs; for agents their work. */
export function homeBlocks(content: HomeContent, say: HomeWords): readonly Block[] {
  const { work } = content;
  return [
    ...greeting(content, say),
    ...approvals(content, say),
    ...(work ? list(work.assigned, { say, title: 'slack.home.assigned', more: 'mine', verb: agentVerb }) : []),
    ...list(content.mine, { say, title: 'slack.home.mine', more: 'mine', none: 'slack.home.none', verb: ownVerb }),
    ...(work ? list(work.queue, { say, title: 'slack.home.queue', more: 'queue', none: 'slack.home.queue_empty', verb: agentVerb }) : []),
    { type: 'divider' } as const,
    actions(button(say.say('slack.home.page'), 'web'), button(say.say('slack.home.help'), 'help')),
  ].slice(0, MOST_HOME_BLOCKS); // prettier-ignore
}

/** For somebody whom the desk does not know: nothing but a kind word. */
export function strangerBlocks(text: string): readonly Block[] {
  return [words(text)];
}

function greeting({ name, items }: HomeContent, { say }: HomeWords): readonly Block[] {
  const orders = items.map((label) => ({ label, command: `new ${label}` }));
  const fitting = orders.filter(({ command }) => command.length <= MOST_OPTION_VALUE);
  return [
    header(say('slack.home.title', { name })),
    actions(button(say('slack.home.report'), 'new', 'primary'), menu(say('slack.home.request'), fitting)),
    quiet(say('slack.home.answers')),
  ];
}

function approvals({ approvals: all }: HomeContent, { say }: HomeWords): readonly Block[] {
  if (all.length === 0) return [];
  const left = all.length - MOST_APPROVALS;
  return [
    header(say('slack.home.approvals', { count: all.length })),
    ...all.slice(0, MOST_APPROVALS).flatMap((one) => approval(one, say)),
    ...(left > 0 ? [quiet(say('slack.home.more_approvals', { count: left }))] : []),
  ];
}

function approval(shown: HomeContent['approvals'][number], say: HomeWords['say']): readonly Block[] {
  const { number, title, requester, progress } = shown;
  const stands = progress === undefined ? [] : [progress];
  return [
    words([`${number} · ${title}`, say('slack.home.asked_by', { who: requester }), ...stands].join('\n')),
    ...facts(shown.facts),
    actions(
      button(say('button.approve'), `approve ${number}`, 'primary'),
      button(say('button.reject'), `reject ${number}`, 'danger'),
      button(say('slack.home.show'), `show ${number}`),
    ),
  ];
}

interface Listed {
  readonly say: HomeWords;
  readonly title: string;
  /** The command that tells the rest. */
  readonly more: string;
  /** What is said where the list is empty; left out, the list is left out. */
  readonly none?: string;
  /** What may be done with a line besides being shown. */
  readonly verb: (line: TicketLine) => string | undefined;
}

function list(lines: readonly TicketLine[], { say, title, more, none, verb }: Listed): readonly Block[] {
  if (lines.length === 0) return none ? [header(say.say(title)), quiet(say.say(none))] : [];
  const left = lines.length - MOST_LINES;
  return [
    header(say.say(title)),
    ...lines.slice(0, MOST_LINES).map((line) => ticket(line, say, verb(line))),
    ...(left > 0 ? [words(say.say('slack.home.more', { count: left }), button(say.say('slack.home.all'), more))] : []),
  ];
}

function ticket(line: TicketLine, say: HomeWords, verb = 'show'): Block {
  const { number, title, stateLabel, priorityLabel, assignee, dueAt, breached, progress } = line;
  const due = dueAt && say.say(breached ? 'slack.home.overdue' : 'slack.home.due', { at: say.at(dueAt) });
  const parts = [stateLabel, progress, priorityLabel, assignee, due].filter((part) => part !== undefined);
  const label = verb === 'show' ? 'slack.home.show' : verb === 'take' ? 'button.take' : 'button.conform';
  return words(
    `${number} · ${title}\n${parts.join(' · ')}`,
    button(say.say(label), `${verb} ${number}`, verb === 'show' ? undefined : 'primary'),
  );
}

/** What is solved waits for its requester's word. */
function ownVerb({ state }: TicketLine): string | undefined {
  return state === 'resolved' ? 'conform' : undefined;
}

function agentVerb({ assignee }: TicketLine): string | undefined {
  return assignee === undefined ? 'take' : undefined;
}
