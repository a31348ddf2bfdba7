const codecs = ['text', 'one', 'many', 'people', 'assets', 'truth', 'number', 'day', 'instant', 'files'] as const;
/**
 * How the value of an element is to be read: words, one option, several options, names that the desk suggested, yes or no, a number, a
 * day, an instant, files. It travels in the element's `action_id`, with the way to the value: the input, or its part, or a row and a column.
 */
export type Codec = (typeof codecs)[number];

/** Of an input that may be left blank: the option that leaves it so. No option of the desk's begins with `#`. */
export const NO_OPTION = '#none';

export function inputAction(codec: Codec, path: readonly string[]): string {
  return `in:${codec}:${path.map(encodeURIComponent).join(',')}`;
}

/** `undefined` for an element that is no input of ours. */
export function readInputAction(action: string): { readonly codec: Codec; readonly path: readonly string[] } | undefined {
  const [, codec, path] = /^in:(\w+):(.+)$/.exec(action) ?? [];
  const known = codecs.find((one) => one === codec);
  if (known === undefined || path === undefined) return undefined;
  try {
    return { codec: known, path: path.split(',').map(decodeURIComponent) };
  } catch {
    return undefined;
  }
}
