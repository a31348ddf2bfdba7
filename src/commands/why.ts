import { join } from 'node:path';
import { readEnvironment } from '../../adapters/config/env.ts';
import { createTranslate } from '../../adapters/i18next/translate.ts';
import { whyFacts } from '../actions/looking/view-why.ts';
import { whyWords } from '../actions/looking/why-words.ts';
import type { Explanation } from '../domain/clock/why/explanation.ts';
import type { Definitions } from '../domain/definitions.ts';
import { createSpeaker } from '../messaging/speak.ts';
import type { Command, Streams } from './command.ts';
import { configFolder } from './compose.ts';
import { instantIn } from './instant-in.ts';
import { openStore } from './open-store.ts';
import { readArguments, WrongUse } from './read-arguments.ts';
import { readConfiguration } from './read-configuration.ts';
import { packageRoot } from './root.ts';

const usage = 'mesa why NUMBER [--json] [--language es|en] [--config DIR] [--data DIR]';
const MOST = 31;

/**
 * `mesa why INC-12`: each clock of a ticket explained, in the desk's language and zone; with `--json` as one line `{"why":{…}}` with every
 * interval. An administrator's view, beside a running desk too. Exit code 1 if there is no such ticket.
 */
export const whyCommand: Command = {
  name: 'why',
  usage,
  async run(args: readonly string[], streams: Streams = process) {
    const { words, values, flags } = readArguments(args, { values: ['config', 'data', 'language'], flags: ['json'], words: 1 });
    const [number = ''] = words;
    if (!/^[a-z]{2,5}-\d{1,12}$/i.test(number)) throw new WrongUse(`usage: ${usage}`);
    const language = languageOf(values.language);
    const environment = readEnvironment(process.env);
    const { definitions } = await readConfiguration(configFolder(values.config, environment));
    const store = await openStore({ environment, data: values.data, readOnly: true });
    try {
      const at = await instantIn(store);
      const { why } = await whyFacts({ store, definitions: () => definitions, now: () => at }, number);
      if (!why) throw new Error(`there is no ticket ${number.toUpperCase()} here; --data DIR says where the desk keeps its data`);
      streams.stdout.write(flags.has('json') ? `${JSON.stringify({ why })}\n` : inWords(why, definitions, language));
      return 0;
    } finally {
      await store.close();
    }
  },
};

function languageOf(given: string | undefined): 'es' | 'en' | undefined {
  if (given === undefined || given === 'es' || given === 'en') return given;
  throw new WrongUse(`there is no language ${JSON.stringify(given)}; es or en`);
}

function inWords(why: Explanation, definitions: Definitions, given: 'es' | 'en' | undefined): string {
  const { zone, language } = definitions.desk;
  const translate = createTranslate(join(packageRoot(), 'locales'));
  const speaker = createSpeaker({ translate, definitions }, { zone, language: given ?? language });
  const { intro, clocks } = whyWords(why, { definitions, zone, most: MOST, inside: true });
  const blocks = [intro, ...clocks.map(({ head, days, end }) => [head, ...days, ...end])];
  return `${blocks.map((lines) => lines.map(speaker.words).join('\n')).join('\n\n')}\n`;
}
