import { understoodLanguages, type Phrasebook } from '../../domain/phrasebook.ts';
import { intents } from '../../domain/understanding.ts';
import { addCourtesy, addTypo } from './add-noise.ts';
import { fitTemperature } from './calibrate.ts';
import type { TrainingLine } from './expand-phrasebook.ts';
import { BUCKETS, extractFeatures, keep, rarityOf, weigh, type Features } from './extract-features.ts';
import { wordsOf } from './fold-text.ts';
import { emptyModel, headNames, NONE, type Example, type Head, type Model } from './model.ts';
import { seededRandom, seedOf, type Random } from './random.ts';

const { exp } = Math;
const EPOCHS = 3;
/** Epochs over everything, once the temperature is known; the weights are the mean of how each left them, which the last few lines sway less. */
const LAST_EPOCHS = 2;
const FIRST_RATE = 5;
const LAST_RATE = 0.6;
const AGAIN_RATE = 1.2;
const HELD_OUT = 0.08;
/** A right class this likely teaches nothing more; skipping it halves the work. */
const CERTAIN = 0.01;
/** The bias learns slower than the words: how often an intent is written about must not decide what a message says. */
const BIAS_SHARE = 0.05;
/** About so many noisy copies are made of all lines together: they teach slips of the thumb, and matter less the more lines there are. */
const NOISY_COPIES = 12_000;
const MOST_COPIES = 3;
const POLITE = 0.2;
const MISSPELT = 0.6;

const classesOf = (lines: readonly TrainingLine[], intent: 'incident' | 'request'): string[] => {
  const labels = lines.filter((line) => line.intent === intent).map((line) => line.label ?? NONE);
  return [NONE, ...[...new Set(labels)].filter((label) => label !== NONE).sort()];
};

const targetsOf = (model: Model, line: TrainingLine): Int16Array => {
  const at = (name: keyof Model['heads'], wanted: string): number => model.heads[name].classes.indexOf(wanted);
  return Int16Array.of(
    at('intent', line.intent),
    line.intent === 'incident' ? at('category', line.label ?? NONE) : -1,
    line.intent === 'request' ? at('item', line.label ?? NONE) : -1,
    at('lang', line.lang),
  );
};

/** Every line and its noisy copies. A copy of a held-out line is held out too, or the measurement would flatter. */
const examplesOf = (model: Model, lines: readonly TrainingLine[], about: Wording): Example[] => {
  const wanted = Math.min(MOST_COPIES, NOISY_COPIES / lines.length);
  return lines.flatMap((line) => {
    const seed = seedOf(`${line.intent} ${line.lang} ${line.text}`);
    const random = seededRandom(seed);
    const targets = targetsOf(model, line);
    const heldOut = random() < HELD_OUT;
    const copies = Math.floor(wanted + random());
    const texts = [line.text];
    for (let copy = 0; copy < copies; copy++) texts.push(vary(line, about.courtesies.get(line.lang), random));
    return texts.map((text, copy) => {
      const features = weigh(keep(extractFeatures(text, wordsOf(text), about.abbreviations)), model.rarity);
      return { features, targets, heldOut, seed: seed + copy };
    });
  });
};

const vary = (line: TrainingLine, courtesy: Phrasebook['courtesy'], random: Random): string => {
  const polite = random() < POLITE ? addCourtesy(line.text, { intent: line.intent, courtesy }, random) : line.text;
  return random() < MISSPELT ? addTypo(polite, random) : polite;
};

/** One step of gradient descent for one head. `shares` is scratch space. */
const learnHead = (
  model: Model,
  head: Head,
  step: { features: Features; target: number; rate: number; shares: Float32Array },
): void => {
  const { features, target, rate, shares } = step;
  const { weights, width } = model;
  const size = head.classes.length;
  const bias = BUCKETS * width + head.offset;
  for (let k = 0; k < size; k++) shares[k] = weights[bias + k] ?? 0;
  for (let at = 0; at < features.count; at++) {
    const row = (features.ids[at] ?? 0) * width + head.offset;
    const value = features.values[at] ?? 0;
    for (let k = 0; k < size; k++) shares[k] = (shares[k] ?? 0) + value * (weights[row + k] ?? 0);
  }
  softmaxInPlace(shares, size);
  const miss = (shares[target] ?? 0) - 1;
  shares[target] = miss;
  if (miss > -CERTAIN) return;
  for (let k = 0; k < size; k++) weights[bias + k] = (weights[bias + k] ?? 0) - BIAS_SHARE * rate * (shares[k] ?? 0);
  for (let at = 0; at < features.count; at++) {
    const row = (features.ids[at] ?? 0) * width + head.offset;
    const pull = rate * (features.values[at] ?? 0);
    for (let k = 0; k < size; k++) weights[row + k] = (weights[row + k] ?? 0) - pull * (shares[k] ?? 0);
  }
};

const softmaxInPlace = (shares: Float32Array, size: number): void => {
  let top = -Infinity;
  for (let k = 0; k < size; k++) {
    const value = shares[k] ?? 0;
    if (value > top) top = value;
  }
  let sum = 0;
  for (let k = 0; k < size; k++) {
    const share = exp((shares[k] ?? 0) - top);
    shares[k] = share;
    sum += share;
  }
  for (let k = 0; k < size; k++) shares[k] = (shares[k] ?? 0) / sum;
};

/** The order of an epoch: each example has its place by its own line, so that a line more moves no other. */
const inOrder = (examples: readonly Example[], epoch: number): readonly Example[] => {
  const places = examples.map((example) => ({ example, place: seededRandom(example.seed + epoch * 0x9e3779b1)() }));
  return places.sort((one, other) => one.place - other.place).map(({ example }) => example);
};

const learn = (
  model: Model,
  examples: readonly Example[],
  rates: { from: number; to: number; epochs: number; first: number },
): void => {
  const shares = new Float32Array(model.width);
  const steps = rates.epochs * examples.length;
  let done = 0;
  for (let epoch = 0; epoch < rates.epochs; epoch++) {
    for (const example of inOrder(examples, rates.first + epoch)) {
      const rate = rates.from + (rates.to - rates.from) * (done++ / steps);
      headNames.forEach((name, head) => {
        const target = example.targets[head] ?? -1;
        if (target >= 0) learnHead(model, model.heads[name], { features: example.features, target, rate, shares });
      });
    }
  }
};

/** Further epochs over all examples, and the mean of the weights after each. */
const learnAgain = (model: Model, examples: readonly Example[]): Float32Array => {
  const mean = new Float32Array(model.weights.length);
  for (let epoch = 0; epoch < LAST_EPOCHS; epoch++) {
    learn(model, examples, { from: AGAIN_RATE, to: AGAIN_RATE / 2, epochs: 1, first: EPOCHS + epoch });
    for (let at = 0; at < mean.length; at++) mean[at] = (mean[at] ?? 0) + (model.weights[at] ?? 0) / LAST_EPOCHS;
  }
  return mean;
};

/** Wording that training needs beside the lines themselves. */
export interface Wording {
  readonly abbreviations: ReadonlyMap<string, string>;
  readonly courtesies: ReadonlyMap<string, Phrasebook['courtesy']>;
}

/** Trains one model for all languages. The same lines always give the same weights. About a second of CPU time. */
export const trainOnLines = (lines: readonly TrainingLine[], wording: Wording): Model => {
  const classes = {
    intent: intents,
    category: classesOf(lines, 'incident'),
    item: classesOf(lines, 'request'),
    lang: understoodLanguages,
  };
  const rarity = rarityOf(lines.map((line) => keep(extractFeatures(line.text, wordsOf(line.text), wording.abbreviations))));
  const model = emptyModel(classes, rarity);
  const examples = examplesOf(model, lines, wording);
  const shown = examples.filter((example) => !example.heldOut);
  learn(model, shown, { from: FIRST_RATE, to: LAST_RATE, epochs: EPOCHS, first: 0 });
  const temperature = fitTemperature(
    model,
    examples.filter((example) => example.heldOut),
  );
  return { ...model, weights: learnAgain(model, examples), temperature };
};
