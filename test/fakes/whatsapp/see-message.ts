import type { Alive } from '../slack/show-mrkdwn.ts';
import type { WhatsAppMessage } from './account.ts';

type Node = Readonly<Record<string, unknown>>;

/** A reply button, or a row of a list. */
export interface Reply {
  readonly type: 'button_reply' | 'list_reply' | 'button';
  readonly id: string;
  readonly title: string;
  readonly description?: string;
}

export interface Looked {
  readonly lines: readonly string[];
  readonly alive: Alive;
  readonly replies: readonly Reply[];
}

/** What a reader sees of a message. A template is seen as its parameters: its wording is Meta's. */
export function lookAt({ content }: WhatsAppMessage): Looked {
  const alive: Alive = { mentions: [], links: [] };
  const show = (text: unknown): string => showWhatsApp(typeof text === 'string' ? text : '', alive);
  const part = content[content.type as string] as Node;
  if (content.type === 'text') return { lines: [show(part.body)], alive, replies: [] };
  if (content.type === 'template') return { ...template(part), alive };
  if (content.type !== 'interactive')
    return { lines: part.caption === undefined ? [] : [show(part.caption)], alive, replies: [] };
  const parts = [part.header, part.body, part.footer].filter(Boolean) as { text?: string }[];
  const action = part.action as {
    buttons?: { reply: { id: string; title: string } }[];
    sections?: { title?: string; rows: Omit<Reply, 'type'>[] }[];
  };
  const buttons = (action.buttons ?? []).map(({ reply }) => ({ type: 'button_reply' as const, ...reply }));
  const rows = (action.sections ?? []).flatMap((section) => section.rows.map((row) => ({ type: 'list_reply' as const, ...row })));
  return { lines: parts.flatMap(({ text }) => (text === undefined ? [] : [show(text)])), alive, replies: [...buttons, ...rows] };
}

function template({ name, components }: Node): Pick<Looked, 'lines' | 'replies'> {
  const all = (components ?? []) as {
    type: string;
    index?: string | number;
    parameters?: { type: string; text?: string; payload?: string }[];
  }[];
  const lines = all.flatMap(({ type, parameters }) =>
    type.toLowerCase() === 'button' ? [] : (parameters ?? []).map(({ text }) => text ?? ''),
  );
  const replies = all.flatMap(({ type, index, parameters }) => {
    const payload = parameters?.[0]?.payload;
    return type.toLowerCase() === 'button' && payload !== undefined
      ? [{ type: 'button' as const, id: payload, title: `#${index}` }]
      : [];
  });
  return { lines: [`[${String(name)}]`, ...lines], replies };
}

/** faq.whatsapp.com/539178204879377: bold, italics, strike, monospace, lists, quotes. Addresses come alive by themselves; only those are noted that hide behind words. */
function showWhatsApp(text: string, _alive: Alive): string {
  return text
    .replaceAll(/```([\s\S]+?)```/g, '$1')
    .replaceAll(/(?<![\p{L}\p{N}`])`([^`\n]+)`(?![\p{L}\p{N}`])/gu, '$1')
    .replaceAll(/(?<![\p{L}\p{N}*])\*(\S(?:[^*\n]*\S)?)\*(?![\p{L}\p{N}*])/gu, '$1')
    .replaceAll(/(?<![\p{L}\p{N}_])_(\S(?:[^_\n]*\S)?)_(?![\p{L}\p{N}_])/gu, '$1')
    .replaceAll(/(?<![\p{L}\p{N}~])~(\S(?:[^~\n]*\S)?)~(?![\p{L}\p{N}~])/gu, '$1')
    .replaceAll(/^> /gm, '')
    .replaceAll(/^[*-] /gm, '• ');
}
