import { probabilities, score, type Model } from './model.ts';
import type { Example } from './model.ts';

const STEP = 1.05;
const HOTTEST = 4;

/** Mean surprise (negative log likelihood) of the right intents at a temperature. */
const surprise = (model: Model, examples: readonly Example[], temperature: number): number => {
  const scores = new Float32Array(model.width);
  let total = 0;
  for (const example of examples) {
    score(model, example.features, scores);
    const share = probabilities(scores, model.heads.intent, temperature)[example.targets[0] ?? 0] ?? 0;
    total -= Math.log(Math.max(share, 1e-12));
  }
  return total / Math.max(1, examples.length);
};

/**
 * The temperature at which confidence fits what was held out: max(1, fitted). Held-out lines resemble their siblings more than real
 * messages do, so a value below 1 would only make the desk too sure of itself.
 */
export const fitTemperature = (model: Model, heldOut: readonly Example[]): number => {
  let best = 1;
  let least = surprise(model, heldOut, 1);
  for (let temperature = STEP; temperature < HOTTEST; temperature *= STEP) {
    const here = surprise(model, heldOut, temperature);
    if (here >= least) break;
    best = temperature;
    least = here;
  }
  return best;
};
