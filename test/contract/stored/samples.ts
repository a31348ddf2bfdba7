import { readdirSync, readFileSync } from 'node:fs';
import { collections, type CollectionName } from '../../../src/collections.ts';
import { fromJson } from '../../../src/domain/stored/typed-json.ts';

type Document = Readonly<Record<string, unknown>> & { readonly id: string; readonly schema: number };

/** Documents as a version of the program wrote them: all of one collection and one shape. */
interface Samples {
  readonly collection: string;
  readonly shape: number;
  readonly documents: readonly Document[];
}

const folder = new URL('../../fixtures/stored/', import.meta.url);

export const collectionNames = Object.keys(collections) as CollectionName[];

/** `tickets.1.json` and the like. */
export function storedSamples(): readonly Samples[] {
  return readdirSync(folder).flatMap((name) => {
    const [, collection = '', shape = ''] = /^([\w-]+)\.(\d+)\.json$/.exec(name) ?? [];
    if (!collection) return [];
    const documents = fromJson(readFileSync(new URL(name, folder), 'utf8')) as readonly Document[];
    return [{ collection, shape: Number(shape), documents }];
  });
}
