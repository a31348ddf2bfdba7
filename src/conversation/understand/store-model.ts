import { BUCKETS } from './extract-features.ts';
import { emptyModel, headNames, type HeadName, type Model } from './model.ts';

/** Raised with every change to features, training or this form: older bytes are then trained anew. */
const FORM = 3;

const FLOAT = Float32Array.BYTES_PER_ELEMENT;
const NEWLINE = 10;
const SPACE = 32;

interface Header {
  readonly form: number;
  readonly classes: Record<HeadName, readonly string[]>;
  readonly temperature: number;
}

/** A model as bytes, for a cache: a line of JSON, then rarity and weights (32-bit floats, this machine's byte order). */
export const serialise = (model: Model): Uint8Array<ArrayBuffer> => {
  const classes = Object.fromEntries(headNames.map((name) => [name, model.heads[name].classes])) as Header['classes'];
  const header: Header = { form: FORM, classes, temperature: model.temperature };
  const written = new TextEncoder().encode(JSON.stringify(header));
  // Filled up, so that floats begin where floats may begin.
  const head = new Uint8Array(Math.ceil((written.length + 1) / FLOAT) * FLOAT).fill(SPACE);
  head.set(written);
  head[head.length - 1] = NEWLINE;
  const bytes = new Uint8Array(head.length + model.rarity.byteLength + model.weights.byteLength);
  bytes.set(head);
  bytes.set(bytesOf(model.rarity), head.length);
  bytes.set(bytesOf(model.weights), head.length + model.rarity.byteLength);
  return bytes;
};

/** The model in those bytes; undefined where they are of another form or damaged: then train. */
export const deserialise = (bytes: Uint8Array): Model | undefined => {
  const end = bytes.indexOf(NEWLINE);
  if (end < 0) return undefined;
  const header = readHeader(new TextDecoder().decode(bytes.subarray(0, end)));
  if (header === undefined) return undefined;
  const width = headNames.reduce((sum, name) => sum + header.classes[name].length, 0);
  const body = bytes.subarray(end + 1);
  if (body.byteLength !== (BUCKETS + (BUCKETS + 1) * width) * FLOAT) return undefined;
  const floats = floatsIn(body);
  const model = emptyModel(header.classes, floats.subarray(0, BUCKETS));
  return { ...model, weights: floats.subarray(BUCKETS), temperature: header.temperature };
};

/** The same memory where floats may begin there; megabytes are copied only where they may not. */
const floatsIn = (body: Uint8Array): Float32Array => {
  const aligned = body.byteOffset % FLOAT === 0 ? body : new Uint8Array(body);
  return new Float32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength / FLOAT);
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
