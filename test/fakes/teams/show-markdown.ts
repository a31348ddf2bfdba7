import type { Alive } from '../slack/show-mrkdwn.ts';

/** How a reader sees the markdown of a message or of a card's text: emphasis, lists, headings and links where Teams takes them for such. */
export function showMarkdown(text: string, alive: Alive): string {
  const kept: string[] = [];
  const keep = (character: string): string => `\ue000${kept.push(character) - 1}\ue001`;
  const escaped = text.replaceAll(/\\([\\`*_{}[\]()#+\-.!~|<>&])/g, (_, character: string) => keep(character));
  const linked = escaped
    .replaceAll(/!?\[([^\]]*)\]\(([^)\s]+)[^)]*\)/g, (_, label: string, address: string) => {
      alive.links.push(address);
      return label;
    })
    .replaceAll(/<(https?:[^>\s]+)>/g, '$1');
  alive.links.push(...(linked.match(/\bhttps?:\/\/[^\s)\]]+/g) ?? []));
  const bare = linked
    .replaceAll(/\*\*(\S(?:[^\n]*?\S)?)\*\*/g, '$1')
    .replaceAll(/__(\S(?:[^\n]*?\S)?)__/g, '$1')
    .replaceAll(/(?<![\p{L}\p{N}*])\*(\S(?:[^*\n]*\S)?)\*(?![\p{L}\p{N}*])/gu, '$1')
    .replaceAll(/(?<![\p{L}\p{N}_])_(\S(?:[^_\n]*\S)?)_(?![\p{L}\p{N}_])/gu, '$1')
    .replaceAll(/~~(\S(?:[^\n]*?\S)?)~~/g, '$1')
    .replaceAll(/`([^`\n]+)`/g, '$1')
    .replaceAll(/^#{1,6} +/gm, '')
    .replaceAll(/^(?:[-*+]|\d+\.) +/gm, '• ')
    .replaceAll(/^> ?/gm, '');
  return unescapeHtml(bare).replaceAll(/\ue000(\d+)\ue001/g, (_, at: string) => kept[Number(at)] ?? '');
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
};
const unescapeHtml = (text: string): string =>
  text.replaceAll(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (entity) => entities[entity] ?? entity);

/** The plain text of a message in Teams' HTML. */
export function showHtml(text: string, alive: Alive): string {
  for (const [, address] of text.matchAll(/<a [^>]*href="([^"]+)"/gi)) alive.links.push(unescapeHtml(address!));
  const lines = text.replaceAll(/<br\s*\/?>|<\/(?:p|div|li|tr|h\d)>/gi, '\n').replaceAll(/<[^>]+>/g, '');
  return unescapeHtml(lines);
}
