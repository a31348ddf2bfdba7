/** What stands between two parts that were read by themselves and belong together after all. */
const AND = /^[\s,]*(?:y|e|and|&|\+)\s+$/iu;

/** Parts of a message, a line each; where the message joins two by "y" or "and" and nothing else, that is kept: "la impresora y el escáner". */
export function asWritten(message: string, parts: readonly string[]): string {
  let [words, end] = ['', 0];
  for (const part of parts.flatMap((one) => one.split('\n'))) {
    const start = message.indexOf(part, end);
    const between = start < 0 ? '' : message.slice(end, start);
    words += words === '' ? part : `${AND.test(between) ? between : '\n'}${part}`;
    if (start >= 0) end = start + part.length;
  }
  return words;
}
