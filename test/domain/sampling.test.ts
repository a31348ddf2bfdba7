import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { isSampled } from '../../src/domain/sampling.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const ids = Array.from({ length: 4000 }, (_, at) => `INC-${at + 1}`);

test.each([0, 0.1, 0.5, 0.9, 1])('%d of all tickets are in the sample, always the same', (sample) => {
  const chosen = ids.filter((id) => isSampled(id, sample, digest));
  expect(Math.abs(chosen.length / ids.length - sample)).toBeLessThan(0.03);
  expect(ids.filter((id) => isSampled(id, sample, digest))).toEqual(chosen);
});

test('a larger sample holds all of a smaller one', () => {
  expect(ids.filter((id) => isSampled(id, 0.2, digest) && !isSampled(id, 0.4, digest))).toEqual([]);
});
