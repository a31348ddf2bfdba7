import { tagOf, type Asset } from '../../../domain/asset.ts';
import type { CatalogItem } from '../../../domain/catalog.ts';
import type { Phrasebook } from '../../../domain/phrasebook.ts';
import type { Site } from '../../../domain/person.ts';
import { phraseKey } from '../fold-text.ts';

type Named = readonly [phrase: string, value: string];

/** Fields whose options are systems or programs. */
const OF_SYSTEMS = /^(?:system|systems|program|programs|application|app|software|sistema|programa|aplicacion)$/;
/** Options that name no one system. */
const ANY = new Set(['other', 'otro', 'workstation', 'website']);
/** What a place is, and not which. */
const GENERIC = new Set(
  'oficina oficinas principal central almacen tienda sede local planta sucursal edificio head main office warehouse store site branch building plant filial de del la el los las the of'.split(
    ' ',
  ),
);

/** Systems and programs by what people call them: the phrasebooks' words, options of the catalog, assets by label, tag and serial. */
export const namesOfSystems = (
  phrasebooks: readonly Phrasebook[],
  { items, assets }: { readonly items: readonly CatalogItem[]; readonly assets: Iterable<Asset> },
): readonly Named[] => {
  const devices = new Set(phrasebooks.flatMap((book) => book.devices.map(phraseKey)));
  const written = phrasebooks.flatMap((book) => book.systems.map((name): Named => [name, name]));
  const options = items.flatMap(({ fields }) =>
    fields.flatMap((field) =>
      field.kind === 'choice' && OF_SYSTEMS.test(field.id)
        ? field.options.flatMap(({ id, label }): Named[] =>
            ANY.has(id) ? [] : [label.es, label.en].map((name) => [name, label.es]),
          )
        : [],
    ),
  );
  const things = [...assets].flatMap((asset): Named[] => {
    if (asset.confidential) return [];
    const tag = tagOf(asset);
    const marks = [tag, tag.replace(/[^\p{L}\p{N}]/gu, ''), ...(asset.serial === undefined ? [] : [asset.serial])];
    return [asset.label.es, asset.label.en, ...marks].map((name): Named => [name, tag]);
  });
  return firstOfEach([...written, ...options, ...things]).filter(([name]) => !devices.has(phraseKey(name)));
};

/** Sites by their labels, their ids, and what is left of a label without "oficina", "almacén" and the like, where only one has it. */
export const namesOfSites = (sites: Iterable<Site>): readonly Named[] => {
  const all = [...sites];
  const short = (label: string): string =>
    phraseKey(label)
      .split(' ')
      .filter((word) => !GENERIC.has(word))
      .join(' ');
  const owners = new Map<string, Set<string>>();
  const shortened = all.flatMap(({ id, label }) => [label.es, label.en].map((name): Named => [short(name), id]));
  for (const [name, id] of shortened) owners.set(name, (owners.get(name) ?? new Set()).add(id));
  const own = shortened.filter(([name]) => name.length >= 4 && owners.get(name)?.size === 1);
  return firstOfEach([...all.flatMap(({ id, label }) => [label.es, label.en, id].map((name): Named => [name, id])), ...own]);
};

/** A name means one thing: what has it first. */
const firstOfEach = (named: readonly Named[]): readonly Named[] => [
  ...new Map([...named].reverse().map(([name, value]) => [phraseKey(name), [name, value] as const])).values(),
];
