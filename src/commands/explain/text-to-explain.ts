import type { Streams } from '../command.ts';
import { WrongUse } from '../read-arguments.ts';

/** More than anybody writes; what follows is not read. */
const MOST_BYTES = 1024 * 1024;

/** The words to explain: those of the arguments, or for `-` what comes on standard input. @throws WrongUse where there are none */
export async function textToExplain(words: readonly string[], { stdin }: Streams): Promise<string> {
  const text = words.length === 1 && words[0] === '-' ? await read(stdin) : words.join(' ');
  if (text.trim() !== '') return text;
  throw new WrongUse('there is nothing to explain; write mesa explain "no puedo imprimir", or - to read it from standard input');
}

async function read(stdin: Streams['stdin']): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stdin) {
    const bytes = typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk;
    pieces.push(bytes.subarray(0, MOST_BYTES - size));
    size += bytes.length;
    if (size >= MOST_BYTES) break;
  }
  return new TextDecoder().decode(Buffer.concat(pieces));
}
