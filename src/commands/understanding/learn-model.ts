import { createHash } from 'node:crypto';
import { codeHash } from '../../../adapters/config/kept/code-hash.ts';
import type { Kept } from '../../../adapters/config/kept/create-kept.ts';
import type { Loaded } from '../../../adapters/config/load-definitions.ts';
import type { Gist } from '../../conversation/understand/gist-of-books.ts';
import type { Model } from '../../conversation/understand/model.ts';
import { deserialise } from '../../conversation/understand/store-model.ts';
import { teach, type Teach } from './teach.ts';

/** A model, and how it was come by. */
export interface LearntModel {
  readonly model: Model;
  readonly gist: Gist;
  /** SHA-256 of the phrasebooks' bytes and of the code that learns: the same key, the same model. The catalog has no part in it. */
  readonly key: string;
  readonly how: 'loaded' | 'trained';
  /** Milliseconds it took to load or to train. */
  readonly ms: number;
  /** The memory it takes. */
  readonly bytes: number;
  /** Where it is kept; undefined where no folder can be written. */
  readonly file: string | undefined;
  /** What the operator should know, a sentence each. */
  readonly warnings: readonly string[];
}

/** What is learnt from these phrasebooks: what is kept of it, or all of it anew, which is then kept. */
export async function learnModel({ phrasebooks, booksHash }: Loaded, kept: Kept, learn: Teach = here): Promise<LearntModel> {
  const began = performance.now();
  const key = await modelKey(booksHash);
  const [model, gist] = await Promise.all([kept.read(`${key}.model`), kept.read(`${key}.gist`)]);
  const damaged = [model, gist].flatMap((found) => (found && 'damaged' in found ? [found.damaged] : []));
  if (model && gist && 'bytes' in model && 'bytes' in gist) {
    const read = deserialise(model.bytes);
    const about = { how: 'loaded', key, file: model.file, warnings: [] } as const;
    if (read) return { ...about, model: read, gist: parsed(gist.bytes), ms: since(began), bytes: bytesOf(read) };
    damaged.push(model.file);
  }
  const taught = await learn(phrasebooks);
  const trained = deserialise(taught.bytes);
  if (!trained) throw new Error('what was learnt cannot be read back');
  const ms = since(began);
  const file = await kept.write(`${key}.model`, taught.bytes);
  await kept.write(`${key}.gist`, new TextEncoder().encode(JSON.stringify(taught.gist)));
  const warnings = [
    ...damaged.map((name) => `what was learnt and kept in ${name} is damaged; it was learnt anew`),
    ...(file === undefined ? ['what was learnt cannot be kept anywhere: every start learns it again'] : []),
  ];
  return { model: trained, gist: taught.gist, key, how: 'trained', ms, bytes: bytesOf(trained), file, warnings };
}

const here: Teach = async (phrasebooks) => teach(phrasebooks);

function parsed(bytes: Uint8Array): Gist {
  return JSON.parse(new TextDecoder().decode(bytes)) as Gist;
}

/** The key of what is learnt from phrasebooks of this hash by the code of this program. */
export async function modelKey(booksHash: string): Promise<string> {
  return createHash('sha256')
    .update(booksHash)
    .update(await learningCode())
    .digest('hex');
}

/** Of this process, once: its code does not change under it. */
let code: Promise<string> | undefined;
const learningCode = (): Promise<string> => (code ??= hashOfCode());

async function hashOfCode(): Promise<string> {
  // Called as this file is: from the sources or compiled.
  const ending = import.meta.url.slice(import.meta.url.lastIndexOf('.'));
  const room = '../../conversation/understand/';
  const modules = ['train-from-definitions', 'gist-of-books', 'store-model'].map(
    (name) => new URL(`${room}${name}${ending}`, import.meta.url),
  );
  const hashes = await Promise.all(modules.map(codeHash));
  return hashes.join('');
}

function bytesOf({ weights, rarity }: Model): number {
  return weights.byteLength + rarity.byteLength;
}

function since(began: number): number {
  return Math.round(performance.now() - began);
}
