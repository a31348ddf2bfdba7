import type { Streams } from '../command.ts';

/** A line of input; `text` is undefined where it is longer than anything that makes sense. */
export interface InputLine {
  readonly text: string | undefined;
}

/** Characters beyond this are read past, so that input without line breaks costs no memory. */
export const LONGEST_LINE = 16 * 1024 * 1024;
const BREAK = 10;

/** The pieces of a line that has not ended yet. */
interface Piled {
  pieces: Uint8Array[];
  size: number;
}

/** Lines as they arrive, the last one also without a line break. Bytes that are no UTF-8 become �; a byte order mark is left out. */
export async function* linesOf(stdin: Streams['stdin']): AsyncGenerator<InputLine> {
  const piled: Piled = { pieces: [], size: 0 };
  for await (const chunk of stdin) {
    const bytes = typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk;
    let from = 0;
    for (let end = bytes.indexOf(BREAK); end >= 0; end = bytes.indexOf(BREAK, from)) {
      pile(piled, bytes.subarray(from, end));
      yield ended(piled);
      from = end + 1;
    }
    pile(piled, bytes.subarray(from));
  }
  if (piled.size > 0) yield ended(piled);
}

function pile(piled: Piled, bytes: Uint8Array): void {
  if (bytes.length === 0) return;
  piled.size += bytes.length;
  if (piled.size <= LONGEST_LINE) piled.pieces.push(bytes);
  else piled.pieces = [];
}

function ended(piled: Piled): InputLine {
  const { pieces, size } = piled;
  [piled.pieces, piled.size] = [[], 0];
  return { text: size > LONGEST_LINE ? undefined : new TextDecoder().decode(Buffer.concat(pieces)) };
}
