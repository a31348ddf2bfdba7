import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createUnderstand } from '../conversation/understand/create-understand.ts';
import type { Model } from '../conversation/understand/model.ts';
import { deserialise, serialise } from '../conversation/understand/store-model.ts';
import { trainModel, type Definitions as Lessons } from '../conversation/understand/train-from-definitions.ts';
import type { Understand } from '../domain/understanding.ts';
import type { ReadDates } from '../domain/dates.ts';
import type { Configuration } from './read-configuration.ts';

/** Of this user alone: nobody else's weights are read. */
const cacheFolder = join(tmpdir(), `mesa-understanding-${process.getuid?.() ?? 'user'}`);

type Lesson = Pick<Configuration, 'definitions' | 'phrasebooks'>;

/** The reader of messages for a configuration. Training takes about a second, so what was learnt is kept for the next process. */
export async function trainUnderstanding({ definitions, phrasebooks }: Lesson, readDates: ReadDates): Promise<Understand> {
  const lessons: Lessons = {
    phrasebooks,
    items: [...definitions.items.values()],
    categories: [...definitions.categories.values()],
  };
  const model = await modelOf(lessons);
  return createUnderstand({ ...lessons, readDates, model });
}

async function modelOf(lessons: Lessons): Promise<Model> {
  const file = join(cacheFolder, `${await fingerprint(lessons)}.model`);
  // A plain array: a Buffer's `slice` does not copy.
  const kept = await readFile(file).then(
    (bytes) => deserialise(new Uint8Array(bytes)),
    () => undefined,
  );
  if (kept) return kept;
  const model = trainModel(lessons);
  // Only a matter of time saved: where nothing can be kept, it is learnt again.
  await keep(file, serialise(model)).catch(() => undefined);
  return model;
}

/** Of what is learnt and of the code that learns: a change to either makes another model. */
async function fingerprint(lessons: Lessons): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(lessons));
  const code = new URL('../conversation/understand/', import.meta.url);
  for (const name of (await readdir(code)).sort()) hash.update(await readFile(new URL(name, code)));
  return hash.digest('hex');
}

async function keep(file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(cacheFolder, { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, bytes, { mode: 0o600 });
  await rename(draft, file);
}
