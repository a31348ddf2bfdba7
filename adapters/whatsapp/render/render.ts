import type { OutboundMessage, RenderedInput } from '../../../src/messaging/outbound.ts';
import { splitText } from '../../../src/messaging/platform/split-text.ts';
import { withoutSpare } from '../../../src/messaging/platform/without-spare.ts';
import { INTERACTIVE_BODY, LIST_ROWS, REPLY_BUTTONS, TEXT_BODY } from '../limits.ts';
import { plainText } from './plain-text.ts';
import { renderChoices, spelledOut } from './render-choices.ts';
import type { Words } from './words.ts';

/** What goes into a message of the Cloud API besides its recipient: `type` and the member of that name. */
export type Content = Readonly<Record<string, unknown>> & { readonly type: string };

/**
 * A message as texts of at most 4096 characters and, where something can be tapped, one more with buttons or a list, last. What does not
 * fit beside the buttons is said before. `from`: the first choice to be shown, of a list with more than fit.
 */
export function renderMessage(whole: OutboundMessage, words: Words, from = 0): readonly Content[] {
  const message = withoutSpare(withoutSpare(whole, REPLY_BUTTONS), LIST_ROWS);
  const { before, asked } = blocksOf(message);
  const spelled = spelledOut(message);
  const all = [...before, ...spelled, ...asked].join('\n\n');
  const choices = renderChoices(message, { words, from });
  if (!choices) return textsOf(all);
  if (all !== '' && all.length <= INTERACTIVE_BODY) return [interactive(all, choices)];
  const [question, ...rest] = asked.join('\n\n').length <= INTERACTIVE_BODY ? asked : [];
  const body = question === undefined ? words('whatsapp.choose') : [question, ...rest].join('\n\n');
  const said = question === undefined ? [...before, ...spelled, ...asked] : [...before, ...spelled];
  return [...textsOf(said.join('\n\n')), interactive(body, choices)];
}

/** A further page of a list, by itself. */
export function renderPage(message: OutboundMessage, words: Words, from: number): readonly Content[] {
  const { question, paragraphs } = message;
  const short: OutboundMessage = { ...message, paragraphs: [question ?? paragraphs.at(-1) ?? ''], facts: [], inputs: [] };
  const { question: _asked, ...rest } = short;
  return renderMessage(rest, words, from);
}

export function textsOf(text: string): readonly Content[] {
  return splitText(text, TEXT_BODY).map((body) => ({ type: 'text', text: { body, preview_url: false } }));
}

function interactive(text: string, choices: Readonly<Record<string, unknown>>): Content {
  return { type: 'interactive', interactive: { ...choices, body: { text } } };
}

/** All that there is to be read, in blocks with an empty line between; `asked` is the question. */
export function blocksOf(message: OutboundMessage): { readonly before: readonly string[]; readonly asked: readonly string[] } {
  const facts = message.facts.map(({ label, value }) => `${label}: ${value}`);
  const blocks = [...joinedLines(message.paragraphs), facts.join('\n'), message.inputs.map(inputAsText).join('\n')];
  const shown = (texts: readonly string[]): readonly string[] => texts.map((text) => plainText(text).trim()).filter(Boolean);
  return { before: shown(blocks), asked: shown(message.question === undefined ? [] : [message.question]) };
}

/** Lines like "Estado: registrado" stand below each other, as facts do; other paragraphs have an empty line between. */
function joinedLines(paragraphs: readonly string[]): readonly string[] {
  const blocks: string[] = [];
  for (const [index, text] of paragraphs.entries()) {
    const below = isFactLine(text) && isFactLine(paragraphs[index - 1] ?? '');
    if (below) blocks.push(`${blocks.pop() ?? ''}\n${text}`);
    else blocks.push(text);
  }
  return blocks;
}

function isFactLine(text: string): boolean {
  return /^[^\n:.?!]{1,40}: \S/.test(text);
}

/** A card's inputs cannot be filled in here: they are read, and what is asked is typed. */
function inputAsText({ label, options, type, hint, shown, error }: RenderedInput): string {
  if (type === 'information') return hint ? `${label}. ${hint}` : label;
  const asked = options ? `${label} (${options.map((option) => option.label).join(', ')})` : label;
  const line = shown === undefined ? asked : `${asked}: ${shown}`;
  return error === undefined ? line : `${line}\n⚠ ${error}`;
}
