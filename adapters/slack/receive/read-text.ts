import { withEmoji } from './emoji.ts';

/** How somebody who is mentioned is called in words. */
export type NameOf = (userId: string) => Promise<string>;

const entity = /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g;
const MOST_NAMED = 20;

/** Whether a message calls this user. */
export const mentions = (text: string, userId: string): boolean => text.includes(`<@${userId}>`) || text.includes(`<@${userId}|`);

/**
 * What a person wrote, as words: without mentions of the desk itself, with names for those of others, links as they read, and no escapes.
 * Source: https://docs.slack.dev/messaging/formatting-message-text
 */
export async function readText(text: string, botId: string, nameOf: NameOf): Promise<string> {
  const without = text.replaceAll(new RegExp(`<@${botId}(?:\\|[^<>]*)?>[,:]?[ \\t]*`, 'g'), '');
  const users = [...new Set([...without.matchAll(entity)].flatMap(([, sign, id]) => (sign === '@' && id ? [id] : [])))];
  const named = await Promise.all(users.slice(0, MOST_NAMED).map(async (id) => [id, await nameOf(id)] as const));
  const names = new Map(named);
  const read = without.replaceAll(entity, (...found: string[]) => {
    const [, sign = '', of = '', label] = found as [string, string?, string?, string?];
    if (sign === '@') return `@${names.get(of) ?? label ?? of}`;
    if (sign === '#') return `#${label || of}`;
    if (sign === '!') return label ?? `@${of.split('^')[0]}`;
    return linkAsRead(of, label);
  });
  return withEmoji(unescaped(read)).trim();
}

function linkAsRead(url: string, label: string | undefined): string {
  const bare = url.replace(/^(?:mailto|tel):/, '');
  if (label === undefined || label === '' || label === url || label === bare) return bare;
  // Slack makes links of what looks like one: "mesa.pe" is what was written.
  return url.replace(/^https?:\/\//, '').replace(/\/$/, '') === label ? label : `${label} (${bare})`;
}

const unescaped = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
