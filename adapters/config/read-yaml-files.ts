import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { codeHash } from './kept/code-hash.ts';
import { createKept, type Kept } from './kept/create-kept.ts';
import { readYaml, type YamlFile } from './read-yaml.ts';

type Texts = ReadonlyMap<string, string>;

/**
 * The files of a folder by their names, given their texts. To parse them is a third of a second, so what they say is kept for as long as no
 * byte of them changes, unless one has a mistake. Where a value stands is found by parsing, and only once somebody asks for it.
 */
export async function readYamlFiles(
  dir: string,
  texts: Texts,
  kept: Kept = createKept(),
): Promise<ReadonlyMap<string, YamlFile>> {
  const name = await nameOf(texts);
  const found = await kept.read(name);
  const said = found && 'bytes' in found ? readBack(found.bytes, texts) : undefined;
  if (said) return new Map([...texts].map(([one, text]) => [one, asKept(join(dir, one), text, said.get(one))]));
  const files = new Map([...texts].map(([one, text]) => [one, readYaml(join(dir, one), text)]));
  const isSound = [...files.values()].every(({ problems }) => problems.length === 0);
  if (isSound) await kept.write(name, serialize(new Map([...files].map(([one, { data }]) => [one, data]))));
  return files;
}

async function nameOf(texts: Texts): Promise<string> {
  const hash = createHash('sha256')
    .update(await readingCode())
    .update(process.versions.v8);
  for (const [name, text] of texts) hash.update(`${name}\0${text}\0`);
  return `${hash.digest('hex')}.yaml`;
}

/** Of this process, once: its code does not change under it. */
let code: Promise<string> | undefined;
const readingCode = (): Promise<string> => (code ??= codeHash(new URL(import.meta.url)));

/** Undefined where it is not what was kept: then the files are parsed again. */
function readBack(bytes: Uint8Array, texts: Texts): ReadonlyMap<string, unknown> | undefined {
  try {
    const said: unknown = deserialize(bytes);
    return said instanceof Map && [...texts.keys()].every((name) => said.has(name)) ? said : undefined;
  } catch {
    return undefined;
  }
}

function asKept(file: string, text: string, data: unknown): YamlFile {
  let parsed: YamlFile | undefined;
  return { file, data, problems: [], lineOf: (path) => (parsed ??= readYaml(file, text)).lineOf(path) };
}
