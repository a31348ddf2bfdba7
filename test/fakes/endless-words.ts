import { parentPort, workerData } from 'node:worker_threads';
import { createMatchPhrase } from '../../src/conversation/needs/match-phrases.ts';
import { numberBehind } from '../../src/conversation/words/number-behind.ts';
import { readChoice } from '../../src/conversation/words/read-choice.ts';
import { readClaim } from '../../src/conversation/words/read-claim.ts';
import type { VerbCall } from '../../src/conversation/words/read-verb.ts';
import type { Vocabulary } from '../../src/conversation/words/vocabulary.ts';
import { readAnswer } from '../../src/domain/form/reading.ts';
import { spellDates } from '../../src/domain/form/reading/spell-dates.ts';
import { limaWithDates } from '../domain/form/reading/answers.ts';
import { field } from '../domain/form/reading/lima.ts';

const LENGTH = 50_000;
const BLANKS = ' '.repeat(LENGTH);
const lists = new Map([['choice.yes', ['si abrir', 'abrir', 'si']]]);
const vocabulary: Vocabulary = { of: (key) => lists.get(key) ?? [], labels: () => [], written: () => [], word: () => '' };
const row = field('group', { fields: [field('text', { id: 'what' }), field('number', { id: 'many' })] });

const yes = { value: 'open', label: { text: 'Abrir' }, words: 'yes' } as const;

const claimed = (text: string): unknown => readClaim(text, vocabulary)?.claimed;
const numberOf = (rest: string): unknown => numberBehind<VerbCall>({ verb: 'add', rest }, vocabulary).number;
const refusalOf = (text: string): unknown => {
  const read = readAnswer(row, text, limaWithDates);
  return !read.ok && read.refusal.code;
};

/** What is read of rows of signs that somebody keeps a key down for, or sends on purpose. */
export const endless = {
  'signs that an e-mail has': () => claimed('@'.repeat(LENGTH)),
  'pieces of e-mails': () => claimed('a@a'.repeat(LENGTH / 3)),
  'an e-mail behind them': () => claimed(`${'@'.repeat(LENGTH)} ana@mesa.example`),
  'blanks before what is no number': () => numberOf(`luis${BLANKS}x`),
  'blanks before a number': () => numberOf(`luis${BLANKS}a${BLANKS}INC-3`),
  'a yes over and over': () => readChoice(`${'sí, abrir '.repeat(300)}no`, [yes], vocabulary)?.value,
  'words that lead to a day': () => spellDates(`${'ate a '.repeat(LENGTH / 6)}x`).length,
  'letters and blanks where rows are asked': () => refusalOf(`${'a'.repeat(2000)}${' '.repeat(1900)}!`),
  'a word without end': () =>
    createMatchPhrase(['necesit'], { open: true })([{ folded: 'a'.repeat(1e7), start: 0, end: 1e7 }], 0),
} as const;

// Read beside the test, which ends at its limit even where the reading does not.
if (parentPort) parentPort.postMessage(endless[workerData as keyof typeof endless]());
