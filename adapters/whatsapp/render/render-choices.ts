import type { OutboundMessage } from '../../../src/messaging/outbound.ts';
import { shortenLabels } from '../../../src/messaging/platform/shorten-labels.ts';
import { shorten } from '../../../src/messaging/platform/split-text.ts';
import { choiceId, moreId } from './choice-id.ts';
import { LIST_BUTTON, LIST_ROWS, REPLY_BUTTONS, REPLY_TITLE, ROW_DESCRIPTION, ROW_TITLE } from '../limits.ts';
import { oneLine } from './plain-text.ts';
import type { Words } from './words.ts';

interface Shown {
  readonly id: string;
  readonly title: string;
  readonly label: string;
  /** The whole label, where the title is only its beginning. */
  readonly whole?: string;
}

/** Buttons for up to three choices, a list for more, pages of a list for more than ten. Nothing where nothing can be tapped. */
export function renderChoices(
  message: OutboundMessage,
  { words, from }: { readonly words: Words; readonly from: number },
): Readonly<Record<string, unknown>> | undefined {
  const choices = shownChoices(message);
  if (choices.length === 0) return undefined;
  if (choices.length <= REPLY_BUTTONS)
    return {
      type: 'button',
      action: { buttons: choices.map(({ id, title }) => ({ type: 'reply', reply: { id, title } })) },
    };
  const rest = choices.slice(from);
  const rows = rest.length <= LIST_ROWS ? rest.map(row) : paged(message, { rest, from, words, total: choices.length });
  return { type: 'list', action: { button: shorten(words('whatsapp.options'), LIST_BUTTON), sections: [{ rows }] } };
}

interface Page {
  readonly rest: readonly Shown[];
  readonly from: number;
  readonly total: number;
  readonly words: Words;
}

function paged({ id }: OutboundMessage, { rest, from, total, words }: Page): readonly object[] {
  const next = from + LIST_ROWS - 1;
  const last = Math.min(next + LIST_ROWS, total) - (total - next > LIST_ROWS ? 1 : 0);
  const description = words('whatsapp.more_of', { from: next + 1, to: last, total });
  return [...rest.slice(0, LIST_ROWS - 1).map(row), { id: moreId(id, next), title: words('whatsapp.more'), description }];
}

function row({ id, title, whole }: Shown): object {
  return { id, title, ...(whole !== undefined && { description: shorten(whole, ROW_DESCRIPTION) }) };
}

function shownChoices({ choices, promptId }: OutboundMessage): readonly Shown[] {
  if (promptId === undefined) return [];
  const labels = choices.map(({ label }) => oneLine(label) || '·');
  const titles = titlesOf(labels);
  return choices.map(({ value }, index) => {
    const [title = '', whole = ''] = [titles[index], labels[index]];
    // Numbered only because others are: the label stands there whole.
    const isWhole = title === whole || title === `${index + 1}. ${whole}`;
    return { id: choiceId(promptId, value), title, label: whole, ...(!isWhole && { whole }) };
  });
}

/** Titles that fit and differ, as the platform demands. */
function titlesOf(labels: readonly string[]): readonly string[] {
  const most = labels.length <= REPLY_BUTTONS ? REPLY_TITLE : ROW_TITLE;
  const titles = shortenLabels(labels, most);
  if (new Set(titles).size === titles.length) return titles;
  return labels.map((label, index) => shorten(`${index + 1}. ${label}`, most));
}

/** Where numbers are an answer of their own, a choice cannot be named by its number. */
const numeric: ReadonlySet<string> = new Set(['number', 'money', 'duration', 'phone', 'date', 'date_time', 'date_range']);

/** Choices whose label fits neither a title nor its description, to be read whole in the message itself. */
export function spelledOut(message: OutboundMessage): readonly string[] {
  const choices = shownChoices(message);
  const room = choices.length <= REPLY_BUTTONS ? 0 : ROW_DESCRIPTION;
  if (!choices.some(({ whole }) => whole !== undefined && whole.length > room)) return [];
  const byNumber = !numeric.has(message.expects?.type ?? 'choice');
  const lines = choices.map(({ label }, index) => (byNumber ? `${index + 1}. ${label}` : `• ${label}`));
  return [lines.join('\n')];
}
