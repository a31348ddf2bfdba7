import { describe, expect, test } from '@jest/globals';
import { loadDefinitions } from '../../../adapters/config/load-definitions.ts';
import { createSearchArticles } from '../../../adapters/minisearch/search-articles.ts';
import { stemsOf } from '../../../adapters/minisearch/stem.ts';
import type { Article } from '../../../src/domain/knowledge/article.ts';

const { definitions } = await loadDefinitions('config');
const articles = definitions.articles ?? new Map<string, Article>();
const search = createSearchArticles();
const best = (text: string): string | undefined => search(articles, text)[0]?.id;

describe('articles are found', () => {
  test.each([
    ['by an inflected word', 'cambiarme la contraseña', 'password-change'],
    ['without accents', 'contrasena vencida', 'password-change'],
    ['with a letter missing', 'contraseá vencida', 'password-change'],
    ['by the beginning of a word', 'autentic doble factor', 'authenticator'],
    ['in the other language', 'out of office', 'auto-reply'],
    ['in Portuguese', 'gravar reunião', 'record-meeting'],
    ['whatever the case', 'VPN', 'vpn'],
  ])('%s', (_, text, id) => {
    expect(best(text)).toBe(id);
  });

  test('scores are between 0 and 1, the best first, whatever is asked', () => {
    for (const text of [
      'vpn',
      'vpn '.repeat(500),
      'cómo conecto la vpn y el wifi y la impresora',
      '¿?',
      '',
      '🙂',
      'a'.repeat(4000),
      'DROP TABLE; --',
    ]) {
      const found = search(articles, text).map(({ score }) => score);
      expect(found.filter((score) => !(score > 0 && score <= 1))).toEqual([]);
      expect(found).toEqual(found.toSorted((a, b) => b - a));
    }
  });

  test('what else is said makes an article fit less', () => {
    const [alone, more] = ['cambiar contraseña', 'cambiar contraseña camión proveedor almuerzo'].map(
      (text) => search(articles, text)[0]?.score ?? 0,
    );
    expect(alone).toBe(1);
    expect(more).toBeLessThan(0.6);
  });

  test('words that make it another matter keep an article away', () => {
    expect(search(articles, 'cambiar contraseña de SAP').map(({ id }) => id)).not.toContain('password-change');
    expect(best('cambiar contraseña de Windows')).toBe('password-change');
  });

  test('another collection of articles is another index', () => {
    const vpn = articles.get('vpn');
    const one = new Map(vpn ? [['vpn', vpn]] : []);
    expect(search(one, 'buzón lleno')).toEqual([]);
    expect(best('buzón lleno')).toBe('mailbox-full');
    expect(search(new Map(), 'vpn')).toEqual([]);
  });
});

test('words that say nothing are left out, and forms of a word are one', () => {
  expect(stemsOf('¿Cómo puedo cambiar mi contraseña, por favor?')).toEqual([
    'cambi',
    'contraseñ'.normalize('NFD').replace(/\p{M}/gu, ''),
  ]);
  expect(new Set(['cambio', 'cambiar', 'cambiarme', 'cambié'].flatMap(stemsOf)).size).toBe(1);
  expect(new Set(['connect', 'connected', 'connecting', 'connects'].flatMap(stemsOf)).size).toBe(1);
});
