import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { calibrationOf } from '../../../../src/conversation/understand/measure/calibration.ts';
import {
  measureUnderstanding,
  portion,
  type Guess,
} from '../../../../src/conversation/understand/measure/measure-understanding.ts';
import { MeasuredRowError, readMeasuredRows } from '../../../../src/conversation/understand/measure/measured-rows.ts';
import { intents } from '../../../../src/domain/understanding.ts';

const line = (text: string, intent: string, more: object = {}): string => JSON.stringify({ text, lang: 'es', intent, ...more });

describe('a report', () => {
  const rows = readMeasuredRows(
    [
      line('a', 'incident', { category: 'hardware', alt: ['printing'] }),
      line('b', 'incident', { category: 'email', urgency: 'high' }),
      line('c', 'request', { item: 'laptop' }),
      line('d', 'how_to', { alt: ['request'] }),
      line('e', 'greeting'),
    ].join('\n'),
  );
  const answers: Record<string, Guess> = {
    a: { intent: 'incident', p: 0.9, category: 'printing', lang: 'es' },
    b: { intent: 'request', p: 0.7, urgency: 'high', lang: 'es' },
    c: { intent: 'request', p: 0.5, item: 'laptop', lang: 'pt' },
    d: { intent: 'request', p: 0.8, lang: 'es' },
    e: { intent: 'other', p: 0.95, lang: 'es' },
  };
  const report = measureUnderstanding(rows, (text) => answers[text]!);

  test('counts what is right; what could be defended as well is right', () => {
    expect(report.intent).toEqual({ right: 3, of: 5 });
    expect(report.kind).toEqual({ right: 2, of: 3 });
    expect(report.category).toEqual({ right: 1, of: 2 });
    expect(report.item).toEqual({ right: 1, of: 1 });
    expect(report.urgency).toEqual({ right: 1, of: 1 });
    expect(report.lang).toEqual({ right: 4, of: 5 });
  });

  test('names what was confused, the surest first', () => {
    expect(report.confusions).toEqual([
      { text: 'e', should: 'greeting', is: 'other', p: 0.95 },
      { text: 'b', should: 'incident', is: 'request', p: 0.7 },
    ]);
  });

  test('precision, recall and F1 of each intent that was meant', () => {
    const of = (name: string) => report.intents.find(({ intent }) => intent === name);
    expect(of('incident')).toEqual({ intent: 'incident', rows: 2, precision: 1, recall: 0.5, f1: 2 / 3 });
    expect(of('request')).toMatchObject({ rows: 2, precision: 2 / 3, recall: 1 });
    expect(of('greeting')).toMatchObject({ f1: 0 });
    expect(of('how_to')).toBeUndefined();
    expect(report.macroF1).toBeCloseTo((2 / 3 + 0.8 + 0) / 3);
  });

  test('a threshold of its own changes what is answered without asking', () => {
    expect(report.calibration).toMatchObject({ coverage: 0.8, wrongUnasked: 0.5 });
    expect(measureUnderstanding(rows, (text) => answers[text]!, 0.9).calibration).toMatchObject({
      coverage: 0.4,
      wrongUnasked: 0.5,
    });
  });

  test('nothing to measure is nothing wrong', () => {
    const empty = measureUnderstanding([], () => answers['a']!);
    expect([portion(empty.intent), empty.macroF1, empty.calibration.error]).toEqual([1, 0, 0]);
  });
});

describe('calibration', () => {
  test.each([
    [
      'always sure and always right',
      [
        [1, true],
        [1, true],
        [1, true],
      ],
      0,
    ],
    [
      'always sure and always wrong',
      [
        [1, false],
        [1, false],
      ],
      1,
    ],
    [
      'half sure, half right',
      [
        [0.5, true],
        [0.5, false],
      ],
      0,
    ],
    [
      'nine of ten promised, half kept',
      [
        [0.9, true],
        [0.9, false],
      ],
      0.4,
    ],
  ] as const)('%s', (_name, answered, error) => {
    const answers = answered.map(([p, right]) => ({ p, right }));
    expect(calibrationOf(answers, 0.6).error).toBeCloseTo(error);
  });

  test('is a share whatever the answers, and whoever covers more is wrong as often', () => {
    const answer = fc.record({ p: fc.double({ min: 0, max: 1, noNaN: true }), right: fc.boolean() });
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 60 }), fc.double({ min: 0, max: 1, noNaN: true }), (answers, accept) => {
        const found = calibrationOf(answers, accept);
        for (const share of Object.values(found)) expect(share >= 0 && share <= 1).toBe(true);
        const accepted = answers.filter(({ p }) => p >= accept);
        expect(found.wrongUnasked * Math.max(1, accepted.length)).toBeCloseTo(accepted.filter(({ right }) => !right).length);
      }),
    );
  });
});

describe('rows', () => {
  test('blank lines, a byte order mark and numbers as ids are no matter', () => {
    const rows = readMeasuredRows(`\uFEFF${line('a', 'thanks', { id: 7 })}\n\r\n\n${line('b', 'other', { alt: ['thanks'] })}\n`);
    expect(rows).toMatchObject([{ text: 'a', alt: [] }, { text: 'b', alt: ['thanks'] }]); // prettier-ignore
  });

  test.each([
    ['no JSON', 'nothing'],
    ['an intent that is none', line('a', 'complaint')],
    ['no text', '{"lang":"es","intent":"other"}'],
    ['a language nobody reads', JSON.stringify({ text: 'a', lang: 'fr', intent: 'other' })],
  ])('%s is refused with its line', (_name, bad) => {
    const read = (): unknown => readMeasuredRows(`${line('a', 'other')}\n\n${bad}`);
    expect(read).toThrow(MeasuredRowError);
    expect(read).toThrow(expect.objectContaining({ line: 3 }));
  });

  test('every intent may be meant', () => {
    expect(readMeasuredRows(intents.map((intent) => line('a', intent)).join('\n'))).toHaveLength(intents.length);
  });
});
