import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { measureUnderstanding, portion } from '../../../src/conversation/understand/measure/measure-understanding.ts';
import { readMeasuredRows } from '../../../src/conversation/understand/measure/measured-rows.ts';
import { place, understand } from './demo-understand.ts';

const file = new URL('../../../config/phrasebook/dev.jsonl', import.meta.url);
const rows = readMeasuredRows(readFileSync(file, 'utf8'));
const answers = rows.map((row) => ({ row, got: understand(row.text, place) }));
const report = measureUnderstanding(rows, (text) => understand(text, place));
const figures = {
  intent: portion(report.intent),
  'macro-F1': report.macroF1,
  'incident or request': portion(report.kind),
  category: portion(report.category),
  item: portion(report.item),
  urgency: portion(report.urgency),
  language: portion(report.lang),
  coverage: report.calibration.coverage,
};

/** A little under what was measured: a change of the phrasebook that loses more than two points is refused. */
const floors = {
  ...{ intent: 0.92, 'macro-F1': 0.9, 'incident or request': 0.9, category: 0.77, item: 0.84, urgency: 0.78, language: 0.96 },
  coverage: 0.8,
} satisfies Record<keyof typeof figures, number>;

/** Shares of which less is better. */
const ceilings = { error: 0.1, wrongUnasked: 0.08 };

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

describe('the dev set', () => {
  test.each(Object.entries(floors))('%s is right in at least %f of the rows', (name, floor) => {
    const figure = figures[name as keyof typeof figures];
    process.stdout.write(`dev set: ${name} ${percent(figure)}\n`);
    expect(figure).toBeGreaterThanOrEqual(floor);
  });

  test.each(Object.entries(ceilings))('%s is at most %f', (name, ceiling) => {
    const figure = report.calibration[name as keyof typeof ceilings];
    process.stdout.write(`dev set: ${name} ${percent(figure)}\n`);
    expect(figure).toBeLessThanOrEqual(ceiling);
  });

  test('what is confused is printed, the surest first, and each once', () => {
    const { confusions, intent } = report;
    for (const { text, should, is, p } of confusions)
      process.stdout.write(`dev set: ${should} → ${is} (${p.toFixed(2)}): ${text}\n`);
    expect(confusions).toHaveLength(intent.of - intent.right);
    expect(confusions.map(({ p }) => p)).toEqual(confusions.map(({ p }) => p).toSorted((a, b) => b - a));
  });

  test('no row that asks for something is a line of the phrasebook', () => {
    const asks = ['incident', 'request', 'status', 'how_to', 'human'];
    const copied = answers.filter(({ got, row }) => got.p === 1 && asks.includes(row.intent));
    expect(copied.map(({ row }) => row.text)).toEqual([]);
  });

  test('confidence means something: what is sure is nearly always right', () => {
    const sure = rows.filter((_, at) => (answers[at]?.got.p ?? 0) >= 0.8);
    expect(portion(measureUnderstanding(sure, (text) => understand(text, place)).intent)).toBeGreaterThan(0.96);
  });
});
