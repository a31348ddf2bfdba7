const FROM = /^[\s>*_]*(?:from|de)[\s*_]*:[\s*_]*\S/iu;
const OTHER = /^[\s>*_]*(?:to|cc|bcc|cco|reply-to|para)[\s*_]*:[\s*_]*\S/iu;
const SENT = /^[\s>*_]*(?:sent|date|enviad[oa](?: el| em)?|fecha|data)[\s*_]*:[\s*_]*\S/iu;
const SUBJECT = /^[\s>*_]*(?:subject|asunto|assunto)[\s*_]*:[\s*_]*/iu;
const MARK =
  /^[\s>]*(?:-{2,}.*\b(?:original|forwarded|reenviado|encaminhada)\b.*-{2,}|begin forwarded message:?|inicio del mensaje reenviado:?)\s*$/iu;
const REPLY = /^(?:(?:re|fwd?|rv|enc|tr)\s*:\s*)+/iu;
/** "[02/03/26, 08:55:12] Ana Torres: …", "[8:55, 2/3/2026] Ana: …", "2/3/2026, 8:55 a. m. - Ana: …", "[08:55] Ana: …". */
const CHAT =
  /^\s*(?:\[(?:[\d/.-]{6,10},?\s+)?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?\s?m\.?)?(?:,\s+[\d/.-]{6,10})?\]|[\d/.-]{6,10},?\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?\s?m\.?)?\s+-)\s*[^:\n]{1,40}:\s+/iu;

/**
 * A text without what mail programs and chats put around the words of a forwarded message: sender, receivers, date, time. The subject stays, without
 * "FW:". "From: 13 April / To: 17 April" is somebody's own words.
 */
export function withoutHeaders(text: string): string {
  if (!text.includes(':')) return text;
  const kept: string[] = [];
  let block: string[] = [];
  const end = (): void => {
    if (block.length > 0) kept.push(...(isMail(block) ? subjectsIn(block) : block));
    block = [];
  };
  for (const line of text.split('\n')) {
    if (isHeader(line)) block.push(line);
    else {
      end();
      kept.push(line.replace(CHAT, ''));
    }
  }
  end();
  const left = kept.join('\n');
  return left === text ? text : left.trim() || text;
}

/** "Hi team,", "Bom dia!": a line of few words that greets, with more below it. */
const SALUTATION = /^\s*\S+(?:[^\S\n]+\S+){0,3}[,!]\s*\n+(?=\s*\S)/u;

/** The words of a text that it can be known by: without mail headers, "Re:" and a greeting on a line of its own. */
export function withoutOpening(text: string): string {
  const said = withoutHeaders(text).trimStart().replace(REPLY, '').replace(SALUTATION, '');
  return said.trim() === '' ? text : said;
}

const subjectsIn = (lines: readonly string[]): readonly string[] =>
  lines.filter((line) => SUBJECT.test(line)).map((line) => line.replace(SUBJECT, '').replace(REPLY, ''));

const isHeader = (line: string): boolean => [FROM, OTHER, SENT, SUBJECT, MARK].some((one) => one.test(line));

/** Header lines in a row are those of a mail if they say who wrote it, and its subject, when it was sent, or that it was forwarded. */
const isMail = (lines: readonly string[]): boolean =>
  lines.some((line) => FROM.test(line)) && lines.some((line) => SUBJECT.test(line) || SENT.test(line) || MARK.test(line));
