import { expect, test } from '@jest/globals';
import { isGibberish } from '../../../src/conversation/words/is-gibberish.ts';

test.each(['asdf', 'qwerty asdf', 'xcvbn', 'xyzzy plugh', 'zxcvbnm', 'jklñ', 'h j k', 'bcdfg', '...'])('%s is nothing', (text) =>
  expect(isGibberish(text)).toBe(true),
);

test.each([
  'jaja',
  'cuéntame un chiste',
  'do you like pizza?',
  'qué opinas del fútbol',
  'son unos inútiles',
  'what is love',
  'ja',
])('%s is something', (text) => expect(isGibberish(text)).toBe(false));
