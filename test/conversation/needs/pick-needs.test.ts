import { describe, expect, test } from '@jest/globals';
import { pickNeeds } from '../../../src/conversation/needs/pick-needs.ts';

const between = ['y', 'la', 'and', 'the', 'only', 'numero', 'solo'];
const of = (key: string): readonly string[] => (key === 'needs.between' ? between : []);

describe('numbers of needs', () => {
  test.each([
    ['1', 3, [0]],
    ['1 y 3', 3, [0, 2]],
    ['la 3 y la 1', 3, [0, 2]],
    ['only number 2', 2, undefined],
    ['solo la 2', 2, [1]],
    ['2, 2', 2, [1]],
    ['4', 3, undefined],
    ['0', 3, undefined],
    ['1 2 3 4', 3, undefined],
    ['la', 3, undefined],
    ['', 3, undefined],
    ['1 mouse', 3, undefined],
    ['12', 3, undefined],
  ])('%s of %s', (text, count, picked) => {
    expect(pickNeeds(text, count, { of })).toEqual(picked);
  });
});
