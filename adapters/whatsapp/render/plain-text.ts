// Controls but the new line, marks that turn the direction of text around, and halves of characters.
const unseen = /(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]|\p{Cs}/gu;

/** Signs that look like those of WhatsApp's formatting, and format nothing. https://faq.whatsapp.com/539178204879377 */
const lookalikes: Readonly<Record<string, string>> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' };

/** A sign before or behind a word, where WhatsApp would take it for the beginning or the end of something formatted. */
const atEdge = /(?<![\p{L}\p{N}])([*_~`])(?=\S)|(?<=\S)([*_~`])(?![\p{L}\p{N}])/gu;

/**
 * What people wrote, shown as they wrote it: nothing in it turns into bold, italics or code. Signs that format nothing (inside a file name,
 * a single asterisk) stay as they are.
 */
export function plainText(text: string): string {
  const shown = text.replace(/\r\n?/g, '\n').replace(/\t/g, ' ').replace(unseen, '');
  const harmless = shown
    .split('\n')
    .map((line) => plainLine(atStart(line)))
    .join('\n');
  // Code in three backticks may go over several lines.
  return harmless.replaceAll('```', 'ˋˋˋ');
}

/** A quote, or an item of a list. */
function atStart(line: string): string {
  return line.replace(/^[>*-](?= )/, (sign) => starts[sign] ?? sign);
}

const starts: Readonly<Record<string, string>> = { '>': '›', '*': '∗', '-': '–' };

function plainLine(line: string): string {
  const signs = [...line.matchAll(atEdge)].map(([sign]) => sign);
  // One alone formats nothing: it needs its like.
  const paired = new Set(Object.keys(lookalikes).filter((sign) => signs.filter((one) => one === sign).length > 1));
  if (paired.size === 0) return line;
  return line.replace(atEdge, (sign) => (paired.has(sign) ? (lookalikes[sign] ?? sign) : sign));
}

/** On one line, as titles and the values of a template have to be. */
export function oneLine(text: string): string {
  return plainText(text).replace(/\s+/gu, ' ').trim();
}
