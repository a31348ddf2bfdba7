import type { Activity } from './activity.ts';

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/**
 * What a person wrote, as plain words: every mention of the bot taken out, other mentions by their names, markup and entities resolved.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/channel-and-group-conversations
 */
export function wordsOf(activity: Activity): string {
  const raw = activity.text ?? '';
  const html = /<(at|p|div|br|b|i|strong|em|blockquote|a|ul|ol|li|pre|code|span)\b/i.test(raw) || activity.textFormat === 'xml';
  const unnamed = withoutBot(raw, activity);
  const text = html ? withoutMarkup(unnamed) : unnamed;
  return resolved(text).replaceAll(' ', ' ').replaceAll('\r\n', '\n').replace(/[ \t]+\n/g, '\n').replace(/\n{3,}/g, '\n\n').replace(/ {2,}/g, ' ').trim(); // prettier-ignore
}

interface Mention {
  readonly mentioned: string;
  readonly text: string;
}

function mentionsOf({ entities }: Activity): readonly Mention[] {
  return (entities ?? []).flatMap((entity) => {
    if (entity.type !== 'mention') return [];
    const { mentioned, text } = entity as { mentioned?: { id?: unknown }; text?: unknown };
    return typeof mentioned?.id === 'string' && typeof text === 'string' && text !== ''
      ? [{ mentioned: mentioned.id, text }]
      : [];
  });
}

/** Whether somebody calls the bot by its name here. */
export function mentionsBot(activity: Activity): boolean {
  return mentionsOf(activity).some(({ mentioned }) => mentioned === activity.recipient?.id);
}

function withoutBot(text: string, activity: Activity): string {
  const own = mentionsOf(activity).filter(({ mentioned }) => mentioned === activity.recipient?.id);
  // The longest first: a name may stand in another.
  const marks = [...new Set(own.map((mention) => mention.text))].sort((a, b) => b.length - a.length);
  return marks.reduce((rest, mark) => rest.replaceAll(mark, ' '), text);
}

function withoutMarkup(html: string): string {
  return html
    .replace(/<blockquote\b[^>]*>[\s\S]*?<\/blockquote>/gi, ' ')
    .replace(/<br\s*\/?>|<\/(p|div|li|h[1-6]|tr)>/gi, '\n')
    .replace(/<li\b[^>]*>/gi, '- ')
    .replace(/<\/?[a-z][^<>]*>/gi, '');
}

function resolved(text: string): string {
  return text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]{2,6});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return named[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole;
  });
}
