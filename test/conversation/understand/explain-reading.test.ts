import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { createReadDates } from '../../../adapters/chrono/read-dates.ts';
import { createExplainReading } from '../../../src/conversation/understand/explain-reading.ts';
import { CatalogItem } from '../../../src/domain/catalog.ts';
import { gist, lessons, model, place, understand } from './demo-understand.ts';

const explain = createExplainReading({ ...lessons, model, gist, readDates: createReadDates() });
const file = new URL('../../../config/phrasebook/dev.jsonl', import.meta.url);
const texts = readFileSync(file, 'utf8').trim().split('\n').map((line) => (JSON.parse(line) as { text: string }).text); // prettier-ignore

type Decision = NonNullable<ReturnType<typeof explain>['intent']>;
const sumOf = ({ words, bias, moved }: Decision, of: 'first' | 'second'): number =>
  words.reduce((sum, word) => sum + word[of], bias[of] + moved[of]);

test('the weights of the words add up to the scores, and these to the shares', () => {
  for (const text of texts.filter((_, at) => at % 25 === 0)) {
    const { intent, category, item } = explain(text, place);
    for (const decision of [intent, category, item]) {
      if (!decision) continue;
      const [first, second] = decision.ranked;
      expect(sumOf(decision, 'first')).toBeCloseTo(first?.score ?? NaN, 3);
      expect(sumOf(decision, 'second')).toBeCloseTo(second?.score ?? NaN, 3);
      const total = decision.ranked.reduce(
        (sum, { score }) => sum + Math.exp((score - (first?.score ?? 0)) / decision.temperature),
        0,
      );
      expect(first?.share).toBeCloseTo(1 / total, 4);
    }
  }
});

test('tells of the very answer that the desk works with', () => {
  for (const text of texts.slice(0, 8)) {
    const explained = explain(text, place);
    const { slots: _slots, ...answer } = understand(text, place);
    expect(explained.understanding).toMatchObject(answer);
    if (!explained.exact) {
      expect(explained.intent?.ranked[0]).toMatchObject({ label: answer.intent });
      expect(explained.intent?.ranked[0]?.share).toBeCloseTo(answer.p, 4);
    }
  }
});

test('abbreviations and letters drawn out show what they were read as', () => {
  const words = explain('xq no andaaaa', place).intent?.words ?? [];
  expect(words.map(({ text, readAs }) => [text, readAs])).toEqual([
    ['xq', expect.any(String)],
    ['no', undefined],
    ['andaaaa', 'anda'],
  ]);
});

test('a line of the phrasebook decides by itself, and is its own nearest', () => {
  const { exact, nearest } = explain('No puedo imprimir', place);
  expect(exact).toEqual({ intent: 'incident', label: 'printing' });
  const found = nearest();
  expect(found).toHaveLength(5);
  expect(found[0]).toMatchObject({ intent: 'incident', lang: 'es' });
  expect(found[0]?.likeness).toBeGreaterThan(0.9);
});

test('a line with slots is as near as the sentence of it that comes closest, and stands as it is written', () => {
  const found = explain('no anda la impresora de arriba', place)
    .nearest()
    .find(({ line }) => line.includes('{'));
  expect(found?.text).toMatch(/impresora/);
  expect(found?.text).not.toContain('{');
});

test('the nearest come in their order, without words in common there are none', () => {
  const nearest = explain('se me trabó el excel', place).nearest();
  expect(nearest.map(({ likeness }) => likeness)).toEqual(nearest.map(({ likeness }) => likeness).toSorted((a, b) => b - a));
  expect(nearest.every(({ likeness }) => likeness > 0 && likeness <= 1)).toBe(true);
});

describe('what is out of the ordinary', () => {
  test('signs alone have no word to weigh', () => {
    const { intent, nearest, understanding } = explain('😀 ?!', place);
    expect({ intent, nearest: nearest() }).toEqual({ intent: undefined, nearest: [] });
    expect(understanding.intent).toBe('other');
  });

  test('of a long text the beginning is read, and that is said', () => {
    expect(explain('no puedo imprimir '.repeat(3000), place).readOnly).toBe(2000);
    expect(explain('no puedo imprimir', place).readOnly).toBeUndefined();
  });

  test('words that only the catalog knows are told apart from what was learnt', () => {
    const drone = CatalogItem.parse({
      id: 'drone',
      label: { es: 'Dron', en: 'Drone' },
      team: 'mesa',
      synonyms: ['cuadricóptero'],
    });
    const own = createExplainReading({ ...lessons, items: [...lessons.items, drone], model, gist, readDates: createReadDates() });
    const { intent, item } = own('necesito un cuadricóptero', place);
    expect(intent?.moved.first).toBeGreaterThan(0);
    expect(item?.ranked[0]?.label).toBe('drone');
    expect(item?.moved.first).toBeCloseTo(item?.ranked[0]?.score ?? NaN);
  });
});
