import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { loadDefinitions } from '../../../adapters/config/load-definitions.ts';
import { createSearchArticles } from '../../../adapters/minisearch/search-articles.ts';
import { fitArticles, type Fit } from '../../../src/conversation/articles/fit-articles.ts';
import { understood } from '../../../src/conversation/words/understood.ts';
import type { Understanding } from '../../../src/domain/understanding.ts';
import { place, understand } from '../understand/demo-understand.ts';

const { definitions } = await loadDefinitions('config');
const search = createSearchArticles();
const person = definitions.people.get('ana')!;

/** What a person is offered for some words; `heard`: read in another way than the words are. */
function offered(text: string, heard: Partial<Understanding> = {}): Fit | undefined {
  const turn = {
    ...place,
    language: 'es',
    definitions,
    understand: (said: string) => ({ ...understand(said, place), ...heard }),
  } as const;
  return fitArticles({ text, understood: understood(turn, text), person }, definitions, search);
}

interface Row {
  readonly expected: string;
  readonly text: string;
}

const rows = readFileSync('test/fixtures/knowledge/messages.txt', 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line): Row => {
    const [expected = '', text = ''] = line.split(' | ');
    return { expected, text };
  });

/** Shares of the offers that are right, and of the messages with an article that were offered it. */
function measure(some: readonly Row[]) {
  const outcomes = some.map(({ expected, text }) => {
    const ids = offered(text)?.articles.map(({ id }) => id) ?? [];
    return { expected, text, ids, right: ids.includes(expected) };
  });
  const count = (test: (one: (typeof outcomes)[number]) => boolean): number => outcomes.filter(test).length;
  const right = count((one) => one.right);
  return {
    precision: right / count(({ ids }) => ids.length > 0),
    recall: right / count(({ expected }) => expected !== '-'),
    wrong: outcomes
      .filter(({ right: fits, ids, expected }) => !fits && (ids.length > 0 || expected !== '-'))
      .map(({ expected, text, ids }) => `${text} → ${ids.join(', ') || '-'}, expected ${expected}`),
  };
}

test('articles are offered where they help, and hardly ever where they do not', () => {
  const { precision, recall, wrong } = measure(rows);
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
  process.stdout.write(
    `articles offered on ${rows.length} messages: precision ${percent(precision)}, recall ${percent(recall)}\n${wrong.join('\n')}\n`,
  );
  expect(rows.length).toBeGreaterThanOrEqual(120);
  expect(precision).toBeGreaterThanOrEqual(0.95);
  expect(recall).toBeGreaterThanOrEqual(0.75);
});

test.each([
  ['¿cómo pido vacaciones?', 'leave'],
  ['cómo solicito mis vacaciones', 'leave'],
  ['how do I request vacation', 'leave'],
  ['cómo pido una laptop?', undefined],
  ['how do I request access to SAP', undefined],
  ['my second monitor is black', 'second-screen'],
  ['mi monitor parpadea', undefined],
  ['the monitor is broken', undefined],
])('%s: %s', (text, id) => {
  expect(offered(text)?.articles[0]?.id).toBe(id);
});

describe('how they are offered', () => {
  test('a question is answered; beside a report one is mentioned', () => {
    expect(offered('¿cómo cambio mi contraseña?')).toMatchObject({ how: 'answer', articles: [{ id: 'password-change' }] });
    expect(offered('no puedo imprimir')).toMatchObject({ how: 'beside', articles: [{ id: 'printer' }] });
  });

  test('of a request only what is instead of it', () => {
    expect(offered('necesito resetear mi contraseña', { intent: 'request', item: 'password_reset' })).toMatchObject({
      how: 'beside',
    });
    expect(offered('necesito una segunda pantalla', { intent: 'request', item: 'peripheral' })).toBeUndefined();
  });

  test('not to somebody who is angry, and beside no emergency', () => {
    expect(offered('no puedo imprimir', { mood: 'angry' })).toBeUndefined();
    expect(offered('¿cómo cambio mi contraseña?', { mood: 'angry' })).toBeUndefined();
    expect(offered('no puedo imprimir', { urgency: 'critical' })).toBeUndefined();
  });

  test('what is surely about another category is not', () => {
    expect(offered('no puedo imprimir', { intent: 'incident', category: 'network' })).toBeUndefined();
  });

  test('what is not for a person is not, and they may be in several teams', () => {
    const vpn = definitions.articles!.get('vpn')!;
    const only = (audience: object) => ({ ...definitions, articles: new Map([['vpn', { ...vpn, ...audience }]]) });
    const about = (who: string) => {
      const text = '¿cómo me conecto a la vpn?';
      const turn = { ...place, language: 'es', definitions, understand: (said: string) => understand(said, place) } as const;
      return { text, understood: understood(turn, text), person: definitions.people.get(who)! };
    };
    const sales = only({ departments: ['sales'] });
    expect(fitArticles(about('ana'), sales, search)?.articles).toHaveLength(1);
    expect(fitArticles(about('pedro'), sales, search)).toBeUndefined();
    const agents = only({ teams: ['mesa'], departments: ['finance'] });
    expect(['ana', 'carlos', 'pedro'].map((who) => fitArticles(about(who), agents, search)?.articles.length)).toEqual([
      undefined,
      1,
      1,
    ]);
  });
});
