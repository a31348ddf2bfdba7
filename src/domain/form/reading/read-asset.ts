import { mayName, tagOf, type Asset } from '../../asset.ts';
import { clean, fold, foldedWords } from '../../fold.ts';
import type { FieldOf } from '../form.ts';
import { matchNames, type Named } from './match-names.ts';
import type { Place } from './place.ts';
import { matchOptions } from './read-choice.ts';
import { accept, quoted, refuse, type Reading } from './refusal.ts';
import { contentOf } from './rest-of.ts';

const LIKE_A_TAG = /^\W*[a-z]{1,5}[- ]?\d{2,}\W*$/i;
const OWN = /\b(?:mi|mis|mio|mia|el mio|la mia|my|mine|meu|minha)\b/;
/** More would be no list to choose from. */
const MOST_NAMED = 6;
const KIND_WORDS: Readonly<Record<string, string>> = { computadora: 'laptop', compu: 'laptop', portatil: 'laptop', notebook: 'laptop', computer: 'laptop', impresora: 'printer', celular: 'phone', telefono: 'phone', movil: 'phone', mobile: 'phone', pantalla: 'monitor', screen: 'monitor', proyector: 'projector', equipo: '', equipos: '', equipment: '', cosas: '', things: '' }; // prettier-ignore

/** The assets that who answers may name in this field. */
export function openAssets(field: Pick<FieldOf<'asset'>, 'of'>, place: Pick<Place, 'assets' | 'asker'>): readonly Asset[] {
  return [...place.assets.values()].filter(
    (asset) => mayName(asset, place.asker) && (field.of?.includes(asset.kind ?? '') ?? true),
  );
}

/** An asset by its tag, serial number or name; "mi laptop" is one that the asker has. */
export function readAsset(field: FieldOf<'asset'>, text: string, place: Place): Reading<string> {
  const open = openAssets(field, place);
  const matches = matchAssets(clean(text), open, place);
  const [only] = matches;
  if (only !== undefined && matches.length === 1) return accept(only.id);
  if (only === undefined) return refuse('form.not_asset', { read: quoted(text), example: exampleOf(open, place) });
  const assets = { list: matches.slice(0, MOST_NAMED).map(({ label, tag, id }) => shownAs({ label, tag, id })) };
  return refuse('form.asset_several', { read: quoted(text), assets });
}

function shownAs(asset: Pick<Asset, 'label' | 'id'> & { readonly tag: string | undefined }) {
  const tag = asset.tag ?? asset.id.toUpperCase();
  return { key: 'answer.asset', params: { label: { label: asset.label }, tag } } as const;
}

/** The tag of something of their own, or any that they may know of. */
function exampleOf(open: readonly Asset[], { asker }: Pick<Place, 'asker'>): string {
  const asset = open.find(({ owner }) => owner === asker) ?? open[0];
  return asset ? tagOf(asset) : 'ABC-0101';
}

function matchAssets(text: string, open: readonly Asset[], place: Place): readonly Asset[] {
  if (place.shownOptions) {
    const ids = matchOptions(text, place.shownOptions, place);
    if (ids.length > 0) return open.filter(({ id }) => ids.includes(id));
  }
  const marked = byMark(text, open);
  if (marked.length > 0) return marked;
  if (LIKE_A_TAG.test(text)) return [];
  if (OWN.test(fold(text))) return ownedBy(place.asker, text, open);
  const ids = matchNames(text, open.map(namesOf));
  return open.filter(({ id }) => ids.includes(id));
}

/** Its tag, its serial number or its id, anywhere in the text, with or without the hyphens. */
function byMark(text: string, open: readonly Asset[]): readonly Asset[] {
  const said = ` ${fold(text)} `;
  const marks = open.flatMap((asset) =>
    [tagOf(asset), asset.serial, asset.id].flatMap((mark) =>
      mark === undefined || fold(mark) === '' ? [] : { asset, mark: fold(mark) },
    ),
  );
  const found = marks.filter(({ mark }) => said.includes(` ${mark} `) || said.includes(` ${mark.replaceAll(' ', '')} `));
  return [...new Set(found.map(({ asset }) => asset))];
}

/** "mi laptop", "el mío": what the asker has, of the kind or name that is said. */
function ownedBy(asker: string, text: string, open: readonly Asset[]): readonly Asset[] {
  const own = open.filter(({ owner }) => owner === asker);
  const words = foldedWords(text);
  const kinds = words.map((word) => KIND_WORDS[word] ?? word);
  const ofKind = own.filter(
    (asset) =>
      kinds.includes(fold(asset.kind ?? '')) ||
      kinds.some((word) => word.length > 3 && namesOf(asset).names.some((name) => foldedWords(name).includes(word))),
  );
  if (ofKind.length > 0) return ofKind;
  // "la mía", "mi equipo" says nothing of what it is.
  const others = kinds.filter((word) => word !== '' && !OWN.test(word) && contentOf([word]).length > 0);
  return others.length === 0 ? own : [];
}

function namesOf(asset: Asset): Named {
  return {
    id: asset.id,
    names: [asset.label.es, asset.label.en, tagOf(asset), ...(asset.serial === undefined ? [] : [asset.serial])],
  };
}
