import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { newCode } from '../../src/commands/new-code.ts';
import { CODE_LETTERS, isSameText, readCode, showCode } from '../../src/domain/link-code.ts';

test('a code has eight letters, none of which looks like another, and is hardly ever made twice', () => {
  const codes = new Set(Array.from({ length: 2000 }, newCode));
  expect(codes.size).toBe(2000);
  expect([...CODE_LETTERS].some((letter) => '01OIL'.includes(letter))).toBe(false);
  for (const code of codes) {
    expect(code).toMatch(/^[A-HJKMNP-Z2-9]{8}$/);
    expect(readCode(showCode(code))).toBe(code);
  }
});

describe('what people type', () => {
  test.each([
    ['ABCD-EFGH', 'ABCDEFGH'],
    [' abcd efgh ', 'ABCDEFGH'],
    ['*ABCD–EFGH*.', 'ABCDEFGH'],
    ['«ab cd ef gh»', 'ABCDEFGH'],
    ['ABCDEFG', undefined],
    ['ABCDEFGHJ', undefined],
    ['no puedo entrar', undefined],
    ['ñandúes1', undefined],
    ['', undefined],
  ])('%j', (typed, code) => {
    expect(readCode(typed)).toBe(code);
  });
});

test('texts are the same if and only if they are', () => {
  fc.assert(fc.property(fc.string(), fc.string(), (a, b) => isSameText(a, b) === (a === b) && isSameText(a, a)));
});
