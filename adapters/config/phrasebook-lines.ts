import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bookNames } from './phrasebooks.ts';
import { readYaml } from './read-yaml.ts';
import { decodeText } from './people/decode-text.ts';

/** A line of a phrasebook, as it is written, and where. */
export interface PhrasebookLine {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly lang: string;
  readonly intent: string;
  /** With its `{slots}` and its `=> label`. */
  readonly written: string;
}

/** Every line of every sound phrasebook of a folder. Parses the files, which takes most of a second: for whoever asks which line it was. */
export async function readPhrasebookLines(dir: string): Promise<readonly PhrasebookLine[]> {
  const folder = join(dir, 'phrasebook');
  const files = (await bookNames(folder)).map((name) => join(folder, name));
  const read = await Promise.all(files.map(async (file) => linesOf(file, decodeText(await readFile(file)).text)));
  return read.flat();
}

function linesOf(file: string, text: string): readonly PhrasebookLine[] {
  const source = readYaml(file, text);
  const book = (source.data ?? {}) as { lang?: unknown; intents?: unknown };
  return Object.entries(book.intents ?? {}).flatMap(([intent, lines]: [string, unknown]) =>
    (Array.isArray(lines) ? lines : []).map((written: unknown, index): PhrasebookLine => ({
      ...{ file, intent, lang: String(book.lang), written: String(written) },
      line: source.lineOf(['intents', intent, index]),
    })),
  );
}
