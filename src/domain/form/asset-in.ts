import { tagOf, type Asset } from '../asset.ts';
import { plain } from '../fold.ts';

/** The one asset that a text names by its tag or serial number. Names in words are no sure sign: "la impresora" is any. */
export function assetIn(text: string, assets: ReadonlyMap<string, Asset>): string | undefined {
  if (!/\d/.test(text)) return undefined;
  const said = plain(text);
  const named = [...assets.values()].filter((asset) =>
    [tagOf(asset), asset.serial].some((one) => one && stands(plain(one), said)),
  );
  return named.length === 1 ? named[0]?.id : undefined;
}

function stands(name: string, text: string): boolean {
  const at = text.indexOf(name);
  return at >= 0 && !/[\p{L}\p{N}]/u.test(`${text[at - 1] ?? ' '}${text[at + name.length] ?? ' '}`);
}
