import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { clean, fold, foldedWords, plain } from '../../src/domain/fold.ts';

describe('fold', () => {
  test.each([
    ['  ¡Hola,   MUNDO! 👋 ', 'hola mundo'], ['Año Ñandú', 'ano nandu'], ['Ano\u0303', 'ano'], ['T-14/B', 't 14 b'], ['🙂', ''], ['ﬁn', 'fin'], ['3️⃣', '3'],
  ])('%j becomes %j', (text, folded) => expect(fold(text)).toBe(folded)); // prettier-ignore

  test('folding twice changes nothing, and words are what is between the blanks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
        expect(foldedWords(text).join(' ')).toBe(fold(text));
      }),
    );
    expect(foldedWords(' 🙂 ')).toEqual([]);
  });

  test('plain keeps the punctuation', () => expect(plain('¿S/ 1,50 Año?')).toBe('¿s/ 1,50 ano?'));
});

describe('clean', () => {
  test.each([
    ['a\u0000b\u200bc\u202ed\ufeff', 'abcd'], ['uno\ttab\r\ndos', 'uno\ttab\ndos'], ['  bordes  ', 'bordes'], ['cafe\u0301', 'café'], ['👨‍👩‍👧', '👨‍👩‍👧'], ['a\u200db', 'ab'],
  ])('%j becomes %j', (text, cleaned) => expect(clean(text)).toBe(cleaned)); // prettier-ignore

  test('cleaning twice changes nothing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => expect(clean(clean(text))).toBe(clean(text))));
  });
});
