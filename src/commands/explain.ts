import { readEnvironment } from '../../adapters/config/env.ts';
import { nearest } from '../../adapters/config/nearest.ts';
import { workingTimeOf } from '../actions/working-time.ts';
import { createExplainReading, type ReadingExplained } from '../conversation/understand/explain-reading.ts';
import type { Definitions } from '../domain/definitions.ts';
import { dayEndsOf } from '../domain/hours/day-ends.ts';
import type { Language } from '../domain/label.ts';
import type { Person } from '../domain/person.ts';
import type { ReadingPlace } from '../domain/understanding.ts';
import { createSpeaker } from '../messaging/speak.ts';
import type { Command, Streams } from './command.ts';
import { commandLog, configFolder, layFoundation, type Foundation } from './compose.ts';
import { bandOf } from './explain/band-of.ts';
import { explainJson } from './explain/explain-json.ts';
import { explainText } from './explain/explain-text.ts';
import { nearArticles } from './explain/near-articles.ts';
import { nearestPlaces } from './explain/nearest-places.ts';
import { playReply } from './explain/play-reply.ts';
import { textToExplain } from './explain/text-to-explain.ts';
import { readArguments, WrongUse } from './read-arguments.ts';
import { warningsOf } from './understanding/describe-understanding.ts';

/**
 * `mesa explain "no puedo imprimir"`: what the desk makes of a message and why, word by word, which lines of the phrasebooks are the
 * nearest, and what it would answer to that person (`--as`; else somebody who works in no team). In the desk's language, with `--json`
 * for programs. Nothing is kept.
 */
export const explainCommand: Command = {
  name: 'explain',
  usage: 'mesa explain TEXT|- [--as PERSON] [--language es|en] [--json] [--config DIR]',
  async run(args: readonly string[], streams: Streams = process) {
    const { words, values, flags } = readArguments(args, {
      ...{ values: ['config', 'as', 'language'], flags: ['json'], words: Infinity },
    });
    const text = await textToExplain(words, streams);
    const environment = readEnvironment({ LOG_LEVEL: 'warn', ...process.env });
    const config = configFolder(values['config'], environment);
    const foundation = await layFoundation({ config, evenWorse: true });
    const { definitions, understanding } = foundation.knowledge;
    for (const warning of warningsOf(understanding, config)) streams.stderr.write(`mesa explain: ${warning}\n`);
    const language = languageOf(values['language']) ?? definitions.desk.language;
    const person = personFor(definitions, { named: values['as'], language });
    const now = new Date();
    const place = placeOf(definitions, { person: values['as'] === undefined ? undefined : person, now });
    const reading = explain(foundation, text, place);
    const explained = {
      ...{ text, person: person.id, language, reading, band: bandOf(reading, definitions) },
      nearest: await nearestPlaces(reading.nearest(), config),
      articles: nearArticles(foundation, { text, person, language, place }),
      reply: await playReply(foundation, { text, person: person.id, now }, commandLog(environment)),
    };
    const speaker = createSpeaker({ translate: foundation.translate, definitions }, { zone: definitions.desk.zone, language });
    const told = flags.has('json')
      ? `${JSON.stringify(explainJson(explained))}\n`
      : explainText(explained, { speaker, definitions });
    streams.stdout.write(told);
    return 0;
  },
};

function explain({ knowledge, readDates }: Foundation, text: string, place: ReadingPlace): ReadingExplained {
  const { definitions, phrasebooks, understanding } = knowledge;
  const { model, gist } = understanding.learnt;
  const items = [...definitions.items.values()];
  const categories = [...definitions.categories.values()];
  const explainReading = createExplainReading({ phrasebooks, items, categories, directory: definitions, readDates, model, gist });
  return explainReading(text, place);
}

/** Of the person who was named; else nobody's, as `mesa classify` reads. */
function placeOf(definitions: Definitions, { person, now }: { person: Person | undefined; now: Date }): ReadingPlace {
  const { desk } = definitions;
  const zone = person?.zone ?? desk.zone;
  const ends = dayEndsOf(workingTimeOf({ definitions }, person?.id), { now, zone });
  return { now, zone, ...(person && { language: person.language ?? desk.language }), dayEnds: () => ends };
}

function languageOf(given: string | undefined): Language | undefined {
  if (given === undefined || given === 'es' || given === 'en') return given;
  throw new WrongUse(`there is no language ${JSON.stringify(given)}; es or en`);
}

/** Whoever is named, else somebody who asks for help rather than gives it, in that language if there is one. */
function personFor(
  { people, desk }: Definitions,
  { named, language }: { named: string | undefined; language: Language },
): Person {
  if (named === undefined) {
    const askers = [...people.values()].filter(({ teams, roles }) => teams.length === 0 && roles.length === 0);
    const found = askers.find((one) => (one.language ?? desk.language) === language) ?? askers[0] ?? [...people.values()][0];
    if (found) return found;
    throw new Error('there is nobody in people.yaml; add somebody, as the demo desk does');
  }
  const person = people.get(named);
  if (person) return person;
  const meant = nearest(named, [...people.keys()]);
  throw new Error(`nobody has the id ${JSON.stringify(named)}${meant ? `; did you mean ${meant}?` : '; people.yaml lists them'}`);
}
