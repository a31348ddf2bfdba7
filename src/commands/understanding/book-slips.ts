import type { Loaded } from '../../../adapters/config/load-definitions.ts';
import { readEmptyIntents } from '../../../adapters/config/phrasebook-lines.ts';
import type { LearntModel } from './learn-model.ts';
import { misspeltLabels } from './misspelt-labels.ts';
import { twofoldLines } from './twofold-lines.ts';

/** What was surely meant otherwise in the phrasebooks of a folder, though they can be used: a sentence each, at its line, with what to do. */
export async function bookSlips(
  config: string,
  { definitions, phrasebooks }: Pick<Loaded, 'definitions' | 'phrasebooks'>,
  { gist }: Pick<LearntModel, 'gist'>,
): Promise<readonly string[]> {
  const isEmpty = phrasebooks.some(({ intents }) => Object.values(intents).some((lines) => lines.length === 0));
  const empty = isEmpty ? await readEmptyIntents(config) : [];
  return [
    ...empty.map(
      ({ file, line, intent }) =>
        `${file}:${line}: "${intent}" has no lines, so that this file teaches nothing of it; add lines, or remove the key`,
    ),
    ...(await misspeltLabels(config, definitions, phrasebooks)),
    ...(await twofoldLines(config, gist)),
  ];
}
