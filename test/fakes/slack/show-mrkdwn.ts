/** What has come alive of a text: whom it calls, and where it leads. */
export interface Alive {
  readonly mentions: string[];
  readonly links: string[];
}

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };
const unescape = (text: string): string => text.replaceAll(/&(?:amp|lt|gt);/g, (entity) => entities[entity] ?? entity);

/** How a reader sees `mrkdwn`: markers of formatting are gone where Slack takes them for such. docs.slack.dev/messaging/formatting-message-text */
export function showMrkdwn(text: string, alive: Alive, verbatim = false): string {
  const whole = text.replaceAll(/<([^<>]+)>/g, (_, inside: string) => {
    const [what = '', label] = inside.split('|');
    if (/^[@#!]/.test(what)) alive.mentions.push(what);
    else alive.links.push(unescape(what));
    return label ?? what;
  });
  if (!verbatim) alive.links.push(...(text.replaceAll(/<[^<>]*>/g, '').match(/\bhttps?:\/\/[^\s<>|]+/g) ?? []));
  return unescape(unformatted(whole));
}

const unformatted = (text: string): string =>
  text
    .replaceAll(/```([\s\S]+?)```/g, '$1')
    .replaceAll(/(?<![\p{L}\p{N}`])`([^`\n]+)`(?![\p{L}\p{N}`])/gu, '$1')
    .replaceAll(/(?<![\p{L}\p{N}*])\*(\S(?:[^*\n]*\S)?)\*(?![\p{L}\p{N}*])/gu, '$1')
    .replaceAll(/(?<![\p{L}\p{N}_])_(\S(?:[^_\n]*\S)?)_(?![\p{L}\p{N}_])/gu, '$1')
    .replaceAll(/(?<![\p{L}\p{N}~])~(\S(?:[^~\n]*\S)?)~(?![\p{L}\p{N}~])/gu, '$1')
    .replaceAll(/^(?:&gt;|>)\s?/gm, '');
