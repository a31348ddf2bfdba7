import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bookNames } from './phrasebooks.ts';
import { readYaml, type YamlFile } from './read-yaml.ts';
import { decodeText } from './people/decode-text.ts';

/** Where something of a phrasebook stands. */
export interface PhrasebookPlace {
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** A line of a phrasebook, as it is written, and where. */
export interface PhrasebookLine extends PhrasebookPlace {
  readonly lang: string;
  readonly intent: string;
  /** With its `{slots}` and its `=> label`. */
  readonly written: string;
}

/** The words of a slot, as they are written, and where. */
export interface SlotWords extends PhrasebookPlace {
  readonly slot: string;
  readonly written: string;
}

/** Every line of every sound phrasebook of a folder. Parses the files, which takes most of a second: for whoever asks which line it was. */
export async function readPhrasebookLines(dir: string): Promise<readonly PhrasebookLine[]> {
  return (await readBooks(dir)).flatMap(({ file, lang, source, intents }) =>
    Object.entries(intents).flatMap(([intent, lines]) =>
      textsOf(lines).map((written, index) => ({ file, line: source.lineOf(['intents', intent, index]), lang, intent, written })),
    ),
  );
}

/** The same of the words that slots stand for. */
export async function readSlotWords(dir: string): Promise<readonly SlotWords[]> {
  return (await readBooks(dir)).flatMap(({ file, source, slots }) =>
    Object.entries(slots).flatMap(([slot, words]) =>
      textsOf(words).map((written, index) => ({ file, line: source.lineOf(['slots', slot, index]), slot, written })),
    ),
  );
}

/** Where an intent is named that has no line. */
export async function readEmptyIntents(dir: string): Promise<readonly (PhrasebookPlace & { readonly intent: string })[]> {
  return (await readBooks(dir)).flatMap(({ file, source, intents }) =>
    Object.entries(intents).flatMap(([intent, lines]) =>
      textsOf(lines).length === 0 ? [{ file, line: source.lineOf(['intents', intent]), intent }] : [],
    ),
  );
}

interface Book {
  readonly file: string;
  readonly lang: string;
  readonly source: YamlFile;
  readonly intents: object;
  readonly slots: object;
}

async function readBooks(dir: string): Promise<readonly Book[]> {
  const folder = join(dir, 'phrasebook');
  const files = (await bookNames(folder)).map((name) => join(folder, name));
  return Promise.all(
    files.map(async (file): Promise<Book> => {
      const source = readYaml(file, decodeText(await readFile(file)).text);
      const { lang, intents, slots } = (source.data ?? {}) as { lang?: unknown; intents?: object | null; slots?: object | null };
      return { file, lang: String(lang), source, intents: intents ?? {}, slots: slots ?? {} };
    }),
  );
}

function textsOf(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.map(String) : [];
}
