import { BUCKETS } from './extract-features.ts';
import { emptyModel, headNames, type HeadName, type Model } from './model.ts';

/** Raised with every change to features, training or this form: older bytes are then trained anew. */
const FORM = 2;

interface Header {
  readonly form: number;
  readonly classes: Record<HeadName, readonly string[]>;
  readonly temperature: number;
}

/** A model as bytes, for a cache: a line of JSON, then rarity and weights (32-bit floats, this machine's byte order). */
export const serialise = (model: Model): Uint8Array => {
  const classes = Object.fromEntries(headNames.map((name) => [name, model.heads[name].classes])) as Header['classes'];
  const header: Header = { form: FORM, classes, temperature: model.temperature };
  const head = new TextEncoder().encode(`${JSON.stringify(header)}\n`);
  const bytes = new Uint8Array(head.length + model.rarity.byteLength + model.weights.byteLength);
  bytes.set(head);
  bytes.set(bytesOf(model.rarity), head.length);
  bytes.set(bytesOf(model.weights), head.length + model.rarity.byteLength);
  return bytes;
};

/** The model in those bytes; undefined where they are of another form or damaged: then train. */
export const deserialise = (bytes: Uint8Array): Model | undefined => {
  const end = bytes.indexOf(10);
  if (end < 0) return undefined;
  const header = readHeader(new TextDecoder().decode(bytes.subarray(0, end)));
  if (header === undefined) return undefined;
  // Copied: floats must begin at a multiple of four bytes (and a Buffer's `slice` copies nothing).
  const body = new Uint8Array(bytes.subarray(end + 1));
  const size = emptyModel(header.classes, new Float32Array(0)).weights.length;
  if (body.byteLength !== (BUCKETS + size) * Float32Array.BYTES_PER_ELEMENT) return undefined;
  const floats = new Float32Array(body.buffer);
  const model = emptyModel(header.classes, floats.subarray(0, BUCKETS));
  return { ...model, weights: floats.subarray(BUCKETS), temperature: header.temperature };
};

const bytesOf = (floats: Float32Array): Uint8Array => new Uint8Array(floats.buffer, floats.byteOffset, floats.byteLength);

const readHeader = (text: string): Header | undefined => {
  try {
    const header = JSON.parse(text) as Header;
    return header.form === FORM ? header : undefined;
  } catch {
    return undefined;
  }
};
