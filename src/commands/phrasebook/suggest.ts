import { z } from 'zod';
import { createReadDates } from '../../../adapters/chrono/read-dates.ts';
import { readEnvironment } from '../../../adapters/config/env.ts';
import type { Loaded } from '../../../adapters/config/load-definitions.ts';
import { readPhrasebookLines } from '../../../adapters/config/phrasebook-lines.ts';
import { basename } from 'node:path';
import { readingOf } from '../../conversation/learning/reading-of.ts';
import { phraseKey } from '../../conversation/understand/fold-text.ts';
import { clean } from '../../domain/fold.ts';
import { localTime } from '../../domain/hours/local-time.ts';
import type { Correction } from '../../domain/learning/correction.ts';
import type { Streams } from '../command.ts';
import { configFolder } from '../compose.ts';
import { openStore } from '../open-store.ts';
import { readArguments, WrongUse } from '../read-arguments.ts';
import { readConfiguration } from '../read-configuration.ts';
import { openUnderstanding, type OpenedUnderstanding } from '../understanding/open-understanding.ts';
import { readMeasuringRows, type MeasuringFile } from '../understanding/read-measuring-rows.ts';
import { measureCandidates } from './suggest/measure-candidates.ts';
import { inJson, inWords, type Suggestions } from './suggest/print-suggestions.ts';
import { sift, type Sieve } from './suggest/sift.ts';
import { sortTold } from './suggest/told.ts';
import { placeFor } from './suggest/try-lines.ts';

const MOST = 10;
/** One line after the other is tried for so long: with thousands of lines to learn that is some twenty. */
const TIME_MS = 90_000;

/**
 * Prints what people's corrections suggest to add to the phrasebooks, and what each line would bring, by learning with it. Reads the store,
 * also beside a running desk; changes nothing. Exit code 0, also where there is nothing to suggest. @throws WrongUse, ConfigurationError
 */
export async function suggestPhrases(args: readonly string[], streams: Streams = process): Promise<number> {
  const { values, flags } = readArguments(args, { values: ['config', 'data', 'since', 'most'], flags: ['json'], words: 0 });
  const since = checkedSince(values.since);
  const most = checkedMost(values.most);
  const environment = readEnvironment(process.env);
  const config = configFolder(values.config, environment);
  const loaded = await readConfiguration(config);
  const corrections = await readCorrections({ environment, data: values.data }, { since, zone: loaded.definitions.desk.zone });
  const opened = await openUnderstanding({ config, loaded, readDates: createReadDates() });
  const rows = await readMeasuringRows(config);
  const say = (line: string): void => void streams.stderr.write(`mesa phrasebook suggest: ${line}\n`);
  for (const warning of opened.learnt.warnings) say(warning);
  const { told, contradictions, moved } = sortTold(corrections);
  const sieve = await sieveOf({ config, loaded, opened, rows });
  const { candidates, leftOut } = sift(told, sieve);
  const budget = { most, time: TIME_MS, say };
  const { verdict, understand } = opened;
  const trial = verdict &&
    rows && { loaded, understand, rows, today: verdict.measured.report, readDates: createReadDates(), candidates };
  const measured = trial && measureCandidates(trial, budget);
  const found: Suggestions = {
    since,
    corrections,
    candidates,
    contradictions,
    moved,
    leftOut,
    measured,
    rowsFile: rows?.file,
    rows: verdict?.measured.report.intent.of ?? 0,
  };
  streams.stdout.write(flags.has('json') ? `${JSON.stringify(inJson(found))}\n` : `${inWords(found)}\n`);
  return 0;
}

function checkedSince(since: string | undefined): string | undefined {
  if (since !== undefined && !z.iso.date().safeParse(since).success)
    throw new WrongUse(`--since is a date like 2026-03-01, not ${JSON.stringify(since)}`);
  return since;
}

function checkedMost(most: string | undefined): number {
  if (most === undefined) return MOST;
  if (!/^\d{1,4}$/.test(most)) throw new WrongUse(`--most is how many lines are tried one by one, not ${JSON.stringify(most)}`);
  return Number(most);
}

async function readCorrections(
  place: Omit<Parameters<typeof openStore>[0], 'readOnly'>,
  { since, zone }: { since: string | undefined; zone: string },
): Promise<readonly Correction[]> {
  const store = await openStore({ ...place, readOnly: true });
  try {
    const found: Correction[] = [];
    for await (const one of store.scan('corrections'))
      if (since === undefined || localTime(one.at, zone).date >= since)
        // Whatever wrote it: what is printed is one line, and nothing that a terminal obeys.
        found.push({ ...one, said: clean(one.said).replace(/\s+/gu, ' ') });
    return found;
  } finally {
    await store.close();
  }
}

interface Opened {
  readonly config: string;
  readonly loaded: Loaded;
  readonly opened: OpenedUnderstanding;
  readonly rows: MeasuringFile | undefined;
}

async function sieveOf({ config, loaded, opened, rows }: Opened): Promise<Sieve> {
  const lines = await readPhrasebookLines(config);
  return {
    definitions: loaded.definitions,
    lines,
    books: new Map(lines.map(({ lang, file }) => [lang, basename(file)])),
    read: ({ said, lang }) => readingOf(placeFor({ understand: opened.understand, loaded, lang }), said),
    measured: new Set(rows?.rows().map(({ text }) => phraseKey(text))),
  };
}
