import type { Fillable } from '../seen.ts';
import type { Alive } from '../slack/show-mrkdwn.ts';
import { showHtml, showMarkdown } from './show-markdown.ts';

type Node = Readonly<Record<string, unknown>>;

export interface Looked {
  readonly lines: string[];
  readonly alive: Alive;
  readonly actions: Node[];
  readonly inputs: Fillable[];
}

/** What a reader sees of an activity: its text and its cards. */
export function lookAt(activity: Node): Looked {
  const looked: Looked = { lines: [], alive: { mentions: [], links: [] }, actions: [], inputs: [] };
  const text = textOf(activity.text);
  if (text !== '') looked.lines.push(showText(text, textOf(activity.textFormat) || 'markdown', looked.alive));
  for (const entity of (activity.entities ?? []) as Node[])
    if (entity.type === 'mention') looked.alive.mentions.push(String(entity.text));
  for (const { contentType, content, name } of (activity.attachments ?? []) as Node[]) {
    if (contentType === 'application/vnd.microsoft.teams.card.file.consent') looked.lines.push(textOf(name));
    if (contentType === 'application/vnd.microsoft.card.adaptive') lookAtCard(content as Node, looked);
  }
  return looked;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function showText(text: string, format: string, alive: Alive): string {
  if (format === 'plain') return text;
  return format === 'xml' ? showHtml(text, alive) : showMarkdown(text, alive);
}

/** Every part of a card, from top to bottom. */
export function lookAtCard(card: Node, looked: Looked): void {
  for (const part of (card.body ?? []) as Node[]) lookAtPart(part, looked);
  for (const action of (card.actions ?? []) as Node[]) lookAtAction(action, looked);
  const mentions = ((card.msteams as { entities?: Node[] } | undefined)?.entities ?? []).filter(({ type }) => type === 'mention');
  looked.alive.mentions.push(...mentions.map(({ text }) => String(text)));
}

function lookAtPart(part: Node, looked: Looked): void {
  const show = (text: unknown): void => void looked.lines.push(showMarkdown(textOf(text), looked.alive));
  const type = String(part.type);
  if (type.startsWith('Input.')) return lookAtInput(part, looked);
  if (type === 'TextBlock') show(part.text);
  if (type === 'RichTextBlock') {
    const runs = (part.inlines ?? []) as (string | Node)[];
    looked.lines.push(runs.map((run) => (typeof run === 'string' ? run : String(run.text))).join(''));
  }
  if (type === 'FactSet') {
    for (const { title, value } of (part.facts ?? []) as Node[]) {
      looked.lines.push(`${showMarkdown(String(title), looked.alive)}: ${showMarkdown(String(value), looked.alive)}`);
    }
  }
  for (const key of ['items', 'columns', 'rows', 'cells'])
    for (const inside of (part[key] ?? []) as Node[]) lookAtPart(inside, looked);
  for (const action of (part.actions ?? []) as Node[]) lookAtAction(action, looked);
  for (const key of ['selectAction', 'inlineAction']) if (part[key]) lookAtAction(part[key] as Node, looked);
}

function lookAtAction(action: Node, looked: Looked): void {
  if (action.type === 'Action.OpenUrl') looked.alive.links.push(String(action.url));
  if (action.type === 'Action.ShowCard') lookAtCard(action.card as Node, looked);
  if (action.type === 'Action.Execute' || action.type === 'Action.Submit') looked.actions.push(action);
}

function lookAtInput(raw: Node, looked: Looked): void {
  const label = textOf(raw.label) || textOf(raw.title);
  if (label !== '') looked.lines.push(label);
  const choices = (raw.choices ?? []) as { title: string; value: string }[];
  looked.inputs.push({
    id: String(raw.id),
    label,
    widget: String(raw.type),
    required: raw.isRequired === true,
    ...(raw.value !== undefined && { value: raw.value }),
    ...(choices.length > 0 && { options: choices.map(({ title, value }) => ({ value, label: title })) }),
    raw,
  });
}
