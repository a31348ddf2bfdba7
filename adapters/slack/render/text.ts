import { shorten } from '../../../src/messaging/platform/split-text.ts';

/** A block, an element or an object of Block Kit. */
export type Kit = Readonly<Record<string, unknown>>;

// Controls but tab and newline, marks that turn the direction of text around, and halves of characters.
const unseen = /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]|\p{Cs}/gu;
/** What Slack would read as formatting: https://docs.slack.dev/messaging/formatting-message-text */
const formatting = /[*_~`]|^\s*>/m;
/** The beginning of a mention or a link: read by nobody in plain text, and kept apart all the same. */
const control = /<(?=[!@#]|https?:|mailto:|tel:)/gi;

const seen = (text: string): string => text.replace(unseen, '');

/** The one place where the characters that Slack takes for control are written so that they are only shown. */
export const escaped = (text: string): string =>
  seen(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Words that are only words: labels, buttons, options. Never longer than `limit`. */
export function plain(text: string, limit: number): Kit {
  return { type: 'plain_text', text: shorten(inert(text), limit) || '—', emoji: true };
}

/** Labels that are still told apart where they had to be shortened: numbered, if they would not be. */
export function distinct(labels: readonly string[], limit: number): readonly string[] {
  const short = labels.map((label) => shorten(inert(label), limit));
  return new Set(short).size < short.length ? labels.map((label, index) => `${index + 1}. ${label}`) : labels;
}

const inert = (text: string): string => seen(text).replace(control, '<\u2060');

/** Words as they are, of whoever: nothing in them becomes a mention, a link or formatting. */
export function words(text: string): Kit {
  const shown = seen(text);
  if (formatting.test(shown)) return { type: 'plain_text', text: inert(shown) || '—', emoji: true };
  return { type: 'mrkdwn', text: escaped(shown) || '—', verbatim: true };
}

/** The longest that `words` may make of a text. */
export const wordsLength = (text: string): number => escaped(text).length;

/** A label of the desk's own. */
export function bold(text: string): Kit {
  return formatting.test(text) ? words(text) : { type: 'mrkdwn', text: `*${escaped(text)}*`, verbatim: true };
}

/**
 * Words in which addresses under one of `own` lead there. Slack does not make links of others, whoever wrote them.
 */
export function linked(text: string, own: readonly string[]): Kit {
  const found = [...seen(text).matchAll(/https?:\/\/[^\s<>|"]*[^\s<>|".,;:!?)\]]/g)].filter(([url]) =>
    own.some((base) => url.startsWith(base)),
  );
  if (found.length === 0) return words(text);
  let [made, from] = ['', 0];
  for (const { 0: url, index } of found) {
    made += `${escaped(seen(text).slice(from, index))}<${escaped(url)}>`;
    from = index + url.length;
  }
  return { type: 'mrkdwn', text: made + escaped(seen(text).slice(from)), verbatim: true };
}
