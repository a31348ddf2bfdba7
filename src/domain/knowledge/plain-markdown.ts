/** The words of a link, and where it leads up to a blank or the closing bracket. */
const LINK = /\[([^\][]*)\]\(\s*<?([^\s()<>]*)>?[^)\n]*\)/g;
const PICTURE = /!\[([^\][]*)\]\([^)\n]*\)/g;
const TAG = /<\/?[a-z!][^>\n]{0,500}>/gi;
const FENCE = /^\s*(?:```|~~~).*$/;
const RULE = /^\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$/;

/**
 * Markdown as text that reads well on every channel: lists with a sign, headings on a line of their own, https links written out behind
 * their words. Everything else that Markdown could do (HTML, pictures, other links) is left out.
 */
export function plainMarkdown(source: string): string {
  const lines = source.replace(/\r\n?/g, '\n').split('\n').flatMap(lineOf);
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function lineOf(line: string): readonly string[] {
  if (FENCE.test(line) || RULE.test(line)) return [];
  const heading = /^\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$/.exec(line)?.[1];
  if (heading !== undefined) return ['', inline(heading)];
  const item = /^(\s*)[-*+]\s+(?:\[[ xX]\]\s+)?(.*)$/.exec(line);
  if (item) return [`${indent(item[1])}• ${inline(item[2] ?? '')}`];
  const step = /^(\s*)(\d{1,3})[.)]\s+(.*)$/.exec(line);
  if (step) return [`${indent(step[1])}${step[2]}. ${inline(step[3] ?? '')}`];
  return [inline(line.replace(/^\s*(?:>\s?)+/, '').trim())];
}

function indent(space = ''): string {
  return '  '.repeat(Math.min(2, Math.floor(space.replaceAll('\t', '  ').length / 2)));
}

/** Signs behind a backslash are only signs: they are put aside while the others are read. */
const ASIDE = 0xe100;

function inline(text: string): string {
  return text
    .replace(/\\([\\`*_{}[\]()#+\-.!~<>])/g, (_, sign: string) => String.fromCharCode(ASIDE + sign.charCodeAt(0)))
    .replace(PICTURE, '$1')
    .replace(LINK, (_, words: string, to: string) => linked(words, to))
    .replace(/<(https:\/\/[^\s<>]+)>/g, '$1')
    .replace(TAG, '')
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}*_])([*_])(?=\S)([^*_]+?)(?<=\S)\1(?![\p{L}\p{N}*_])/gu, '$2')
    .replace(/`([^`]*)`/g, '$1')
    .replace(/[\ue100-\ue17f]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - ASIDE))
    .trimEnd();
}

/** Only https: whatever else an address could start does not belong in help. */
function linked(words: string, to: string): string {
  const shown = words.trim();
  if (!to.startsWith('https://')) return shown;
  return shown === '' || shown === to ? to : `${shown} (${to})`;
}
