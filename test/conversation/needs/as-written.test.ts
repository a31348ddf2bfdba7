import { expect, test } from '@jest/globals';
import { asWritten } from '../../../src/conversation/needs/as-written.ts';

test.each([
  [
    'la impresora y el escáner no van y además un mouse',
    ['la impresora', 'el escáner no van'],
    'la impresora y el escáner no van',
  ],
  ['printer and scanner dead, also a mouse', ['printer', 'scanner dead'], 'printer and scanner dead'],
  ['se cortó la luz, e internet', ['se cortó la luz', 'internet'], 'se cortó la luz, e internet'],
  ['no va el wifi. Es urgente', ['no va el wifi.', 'Es urgente'], 'no va el wifi.\nEs urgente'],
  ['no va el wifi, quiero un mouse y es urgente', ['no va el wifi', 'es urgente'], 'no va el wifi\nes urgente'],
  ['un mouse y un mouse', ['un mouse', 'un mouse'], 'un mouse y un mouse'],
  ['no va el wifi', ['una laptop', 'un mouse'], 'una laptop\nun mouse'],
  ['a y b', ['a\nb', 'c'], 'a y b\nc'],
])('%s', (message, parts, words) => {
  expect(asWritten(message, parts)).toBe(words);
});
