import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { placeWords } from '../../../src/domain/form/place-words.ts';
import { readPlace } from '../../../src/domain/form/reading/read-place.ts';

const degrees = (most: number) => fc.double({ min: -most, max: most, noNaN: true });
/** Names as phones know them: words, house numbers, dots and commas; no map links and no coordinates of their own. */
const name = fc.stringMatching(/^[A-Za-zÁÉÍÓÚÑáéíóúñ .,0-9-]{0,40}$/u);

describe('a point on the map, in words', () => {
  test('is read again as the same point, within a metre', () => {
    fc.assert(
      fc.property(fc.record({ latitude: degrees(90), longitude: degrees(180), name, address: name }), (point) => {
        const { latitude, longitude } = point;
        const read = readPlace(placeWords(point));
        if (!read.ok) throw new Error(read.refusal.code);
        expect(Math.abs((read.value.latitude ?? NaN) - latitude)).toBeLessThan(1e-5);
        expect(Math.abs((read.value.longitude ?? NaN) - longitude)).toBeLessThan(1e-5);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    [{ latitude: -12.0464, longitude: -77.0428 }, '-12.0464, -77.0428'],
    [{ latitude: -12.0464, longitude: -77.0428, name: 'Sede Lurín' }, 'Sede Lurín (-12.0464, -77.0428)'],
    [
      { latitude: -12.0464, longitude: -77.0428, name: 'Sede Lurín', address: 'Av. Industrial 100' },
      'Sede Lurín, Av. Industrial 100 (-12.0464, -77.0428)',
    ],
    [{ latitude: 0, longitude: -0.00000001, name: '12', address: ' \u202e ' }, '0.0, 0.0'],
    [{ latitude: 90, longitude: -180, name: 'Polo', address: 'Polo' }, 'Polo (90.0, -180.0)'],
    [{ latitude: 1e-7, longitude: 179.9999999, name: 'a\nbc' }, 'a bc (0.0, 180.0)'],
  ])('%j reads %s', (point, words) => {
    expect(placeWords(point)).toBe(words);
  });
});
