import { expect, test } from '@jest/globals';
import { decodeText } from '../../../adapters/config/people/decode-text.ts';

test('the quotes, dashes and euro that Windows types are read as such, and Latin-1 letters stay', () => {
  const bytes = Buffer.from('O\x92Brien \x93Ñ\x94 \x96 \x80 ÿ', 'latin1');
  expect(decodeText(bytes)).toEqual({ text: 'O’Brien “Ñ” – € ÿ', encoding: 'Windows-1252 (Latin-1)' });
});

test('each of the 32 signs where Latin-1 has none is the one that Windows has there, or a space', () => {
  const { text } = decodeText(Uint8Array.from({ length: 32 }, (_, index) => 0x80 + index));
  expect(text).toBe('€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ');
});
