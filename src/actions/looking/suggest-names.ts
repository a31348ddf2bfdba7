import { mayName, tagOf } from '../../domain/asset.ts';
import type { Definitions } from '../../domain/definitions.ts';
import { fold } from '../../domain/fold.ts';
import type { Views } from '../../ports.ts';

/** Fewer letters would fit half the company. */
const FEWEST_LETTERS = 2;
const MOST = 10;

/** Names that fit what somebody has written so far: every word begins a word of the name. */
export function suggestNames(definitions: () => Definitions): Views['suggest'] {
  return (reader, of, words) => {
    const typed = fold(words).split(' ').filter(Boolean);
    const current = definitions();
    if (!current.people.has(reader) || typed.join('').length < FEWEST_LETTERS) return [];
    const fits = (names: readonly string[]) => {
      const all = names.flatMap((name) => fold(name).split(' '));
      return typed.every((word) => all.some((name) => name.startsWith(word)));
    };
    return (of === 'people' ? people(current, reader) : assets(current, reader))
      .filter(({ names }) => fits(names))
      .slice(0, MOST)
      .map(({ value, label }) => ({ value, label }));
  };
}

interface Named {
  readonly value: string;
  readonly label: string;
  readonly names: readonly string[];
}

/** A customer knows the people of their own company. */
function people({ people: all }: Definitions, reader: string): readonly Named[] {
  const own = all.get(reader);
  const known = [...all.values()].filter(({ company }) => own?.kind !== 'customer' || company === own.company);
  return known.map(({ id, name }) => ({ value: id, label: name, names: [name] }));
}

/** Those that the reader may know of, in the reader's language; their own first. */
function assets({ assets: all, people: known, desk }: Definitions, reader: string): readonly Named[] {
  const language = known.get(reader)?.language ?? desk.language;
  return [...all.values()]
    .filter((asset) => mayName(asset, reader))
    .sort((a, b) => Number(b.owner === reader) - Number(a.owner === reader))
    .map((asset) => {
      const label = `${asset.label[language]} (${tagOf(asset)})`;
      return { value: asset.id, label, names: [label, asset.id, asset.serial ?? asset.id] };
    });
}
