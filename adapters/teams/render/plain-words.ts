// Controls but tab and newline, marks that turn the direction of text around, and halves of characters.
const unseen = /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]|\p{Cs}/gu;

/** A text without what nobody sees. */
export const visible = (text: string): string => text.replace(unseen, '');

/**
 * Words for a text block or a fact, where nothing can be taken for markup: no link, no emphasis, no list, no date function. Line breaks stay.
 * https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features
 */
export function plainWords(text: string): string {
  return visible(text)
    .replace(/\\(?=[\\*_[\](){}<>#+\-.!`~|])/g, '\\\\')
    .replace(/\[([^\][]*)\](?=\()/g, '\\[$1\\]')
    .replace(/(?<!\\)\](?=[([:])/g, '\\]')
    .replace(/\*(?=\S)|(?<=\S)\*/g, '\\*')
    .replace(/(?<![\p{L}\p{N}])_(?=\S)|(?<=\S)_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/~~/g, '\\~\\~')
    .replace(/`/g, '\\`')
    .replace(/&(?=#?\w{1,31};)/g, '\\&')
    .replace(/<(?=[\p{L}/!?])/gu, '\\<')
    .replace(/\{(?=\{)/g, '{\u2060')
    .replace(/^(\s*)([#>+-])(?=\s|[#>-])/gm, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s)/gm, '$1\\$2')
    .replace(/\n+/g, '\n\n');
}
