import { containerBootstrap, Nlp } from '@nlpjs/basic';
import { LangEn } from '@nlpjs/lang-en';
import { LangEs } from '@nlpjs/lang-es';
import { LangPt } from '@nlpjs/lang-pt';
import type { Guess } from '../../../src/conversation/understand/measure/measure-understanding.ts';
import { expandPhrasebook, type TrainingLine } from '../../../src/conversation/understand/expand-phrasebook.ts';
import { seededRandom } from '../../../src/conversation/understand/random.ts';
import { intents, type Intent } from '../../../src/domain/understanding.ts';
import { costOf } from '../stopwatch.ts';
import type { Contender } from './contender.ts';

const known: ReadonlySet<string> = new Set(intents);
const languages = ['es', 'en', 'pt'] as const;
const SEED = 7;

/**
 * nlp.js as its own documentation sets it up for several languages, which it tells apart by itself. The lines come in a shuffled order:
 * sorted by intent, as they are written, it learns next to nothing.
 */
export const nlpjs: Contender = {
  name: 'nlp.js',
  async learn(phrasebooks) {
    const nlp = await bare();
    for (const { lang, text, intent } of shuffled(phrasebooks.flatMap(expandPhrasebook))) nlp.addDocument(lang, text, intent);
    const { cpu } = await costOf(1000, () => silently(() => nlp.train()));
    const kept = JSON.stringify(nlp.toJSON());
    return {
      read: async (text) => guessOf(await nlp.process(text)),
      training: cpu,
      bytes: Buffer.byteLength(kept),
      async load() {
        const fresh = await bare();
        return (await costOf(1000, async () => fresh.fromJSON(JSON.parse(kept) as object))).cpu;
      },
    };
  },
};

async function bare() {
  const container = await containerBootstrap({}, true);
  for (const part of [Nlp, LangEs, LangEn, LangPt]) container.use(part);
  container.registerConfiguration('nlu-??', { log: false });
  const nlp = container.get('nlp');
  Object.assign(nlp.settings, { autoSave: false, autoLoad: false });
  for (const language of languages) nlp.addLanguage(language);
  return nlp;
}

function shuffled(lines: readonly TrainingLine[]): readonly TrainingLine[] {
  const random = seededRandom(SEED);
  const placed = lines.map((line) => ({ line, place: random() }));
  return placed.sort((one, other) => one.place - other.place).map(({ line }) => line);
}

/** What it does not know is "None" to it. */
function guessOf({ intent, score, locale }: { intent: string; score: number; locale: string }): Guess {
  const lang = languages.find((language) => language === locale) ?? 'en';
  return { intent: known.has(intent) ? (intent as Intent) : 'other', p: Math.min(1, Math.max(0, score)), lang };
}

/** It warns of every line that has only stop words. */
async function silently(work: () => Promise<unknown>): Promise<void> {
  const { warn } = console;
  console.warn = () => undefined;
  await work().finally(() => {
    console.warn = warn;
  });
}
