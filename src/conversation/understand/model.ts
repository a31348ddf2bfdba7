import { BUCKETS, type Features } from './extract-features.ts';

/** What one model decides at once, from the same features. */
export const headNames = ['intent', 'category', 'item', 'lang'] as const;
export type HeadName = (typeof headNames)[number];

/** One decision: its classes stand side by side from `offset` in a row of the weights. */
export interface Head {
  readonly name: HeadName;
  readonly classes: readonly string[];
  readonly offset: number;
}

/** Multinomial logistic regression for several decisions over the same hashed features. */
export interface Model {
  readonly heads: Readonly<Record<HeadName, Head>>;
  /** Number of classes of all heads together. */
  readonly width: number;
  /** `BUCKETS + 1` rows of `width`; the last row is the bias. */
  readonly weights: Float32Array;
  /** Weight of each feature by its rarity, one per bucket. */
  readonly rarity: Float32Array;
  /** Divides the intent's scores so that confidence means what it says. Never below 1. */
  readonly temperature: number;
}

/** The class that stands for "none of them": an incident without a category, a request without an item. */
export const NONE = '';

export const emptyModel = (classes: Readonly<Record<HeadName, readonly string[]>>, rarity: Float32Array): Model => {
  let width = 0;
  const head = (name: HeadName): Head => {
    const offset = width;
    width += classes[name].length;
    return { name, classes: classes[name], offset };
  };
  const heads = { intent: head('intent'), category: head('category'), item: head('item'), lang: head('lang') };
  return { heads, width, weights: new Float32Array((BUCKETS + 1) * width), rarity, temperature: 1 };
};

/** Scores of every class of every head, before softmax. */
export const score = (model: Model, features: Features, out: Float32Array): void => {
  const { weights, width } = model;
  const bias = BUCKETS * width;
  for (let k = 0; k < width; k++) out[k] = weights[bias + k] ?? 0;
  for (let at = 0; at < features.count; at++) {
    const row = (features.ids[at] ?? 0) * width;
    const value = features.values[at] ?? 0;
    for (let k = 0; k < width; k++) out[k] = (out[k] ?? 0) + value * (weights[row + k] ?? 0);
  }
};

/** Softmax of one head's scores at a temperature, as a fresh array in the order of its classes. */
export const probabilities = (scores: Float32Array, head: Head, temperature: number): number[] => {
  let top = -Infinity;
  for (let k = 0; k < head.classes.length; k++) top = Math.max(top, scores[head.offset + k] ?? 0);
  let sum = 0;
  const shares = head.classes.map((_, k) => {
    const share = Math.exp(((scores[head.offset + k] ?? 0) - top) / temperature);
    sum += share;
    return share;
  });
  return shares.map((share) => share / sum);
};

/** How much each word spoke for a class: its weight above the mean of the head's classes. */
export const wordWeights = (model: Model, features: Features, chosen: { head: Head; index: number }): Float32Array => {
  const { head, index } = chosen;
  const weights = new Float32Array(256);
  for (let at = 0; at < features.count; at++) {
    const row = (features.ids[at] ?? 0) * model.width + head.offset;
    let mean = 0;
    for (let k = 0; k < head.classes.length; k++) mean += model.weights[row + k] ?? 0;
    const above = (model.weights[row + index] ?? 0) - mean / head.classes.length;
    const owner = features.owners[at] ?? 0;
    weights[owner] = (weights[owner] ?? 0) + above * (features.values[at] ?? 0);
  }
  return weights;
};

/** A text with, for each head in their order, the index of the right class, or -1 where the line says nothing about it. */
export interface Example {
  readonly features: Features;
  readonly targets: Int16Array;
  /** Kept out of the first epochs to measure confidence on. */
  readonly heldOut: boolean;
  /** Of its line and copy: what chance decides about it follows from this alone. */
  readonly seed: number;
}
