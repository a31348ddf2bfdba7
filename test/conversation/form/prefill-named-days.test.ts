import { expect, test } from '@jest/globals';
import { prefilled } from './first-words-of.ts';

/** Beside a number, the weekday's name changes nothing of what is read without it. */
test.each([
  'vacaciones del 13 al 24 de abril',
  'vacaciones del lunes 13 al viernes 24 de abril',
  'vacaciones desde el lunes 13 hasta el viernes 24 de abril',
  'vacaciones del lunes 13 de abril al viernes 24 de abril',
  'vacaciones del lunes, 13 de abril, al viernes, 24 de abril',
  'vacaciones from monday 13 to friday 24 april',
])('“%s” is from Monday 13 to Friday 24 April', (text) =>
  expect(prefilled('vacation', text)).toEqual({ from: '2026-04-13', to: '2026-04-24' }),
);
