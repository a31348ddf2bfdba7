import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { likeness, type Report } from '../../src/domain/likeness.ts';

const personal = (category: string): boolean => category === 'hardware';
const alike = (a: Report, b: Report): number => likeness(a, b, personal);
const OFFERED = 0.5;

describe('likeness', () => {
  test.each<[Report, Report]>([
    [
      { text: 'no puedo imprimir', category: 'printing' },
      { text: 'the printer does not work', category: 'printing' },
    ],
    [{ text: 'no hay wifi' }, { text: 'se cayó el wifi del piso 2' }],
    [
      { text: 'mi laptop no prende', category: 'hardware' },
      { text: 'la laptop nueva no prende', category: 'hardware' },
    ],
    [
      { text: 'x', asset: 'lap-1' },
      { text: 'otra cosa', asset: 'lap-1' },
    ],
  ])('%j and %j are the same trouble', (a, b) => {
    expect(alike(a, b)).toBeGreaterThanOrEqual(OFFERED);
  });

  test.each<[Report, Report]>([
    [
      { text: 'mi laptop no prende', category: 'hardware' },
      { text: 'se malogró mi teclado', category: 'hardware' },
    ],
    [{ text: 'no puedo entrar' }, { text: 'no puedo salir' }],
    [
      { text: 'no hay wifi', category: 'network' },
      { text: 'no llegan correos', category: 'email' },
    ],
    [{ text: '' }, { text: '' }],
    [
      { text: 'a', asset: 'lap-1' },
      { text: 'b', asset: 'lap-2' },
    ],
  ])('%j and %j are not', (a, b) => {
    expect(alike(a, b)).toBeLessThan(OFFERED);
  });

  test('lies between 0 and 1, and does not depend on the order', () => {
    const report = fc.record(
      { text: fc.string(), category: fc.constantFrom('hardware', 'network'), asset: fc.constantFrom('a', 'b') },
      { requiredKeys: ['text'] },
    );
    fc.assert(
      fc.property(report, report, (a, b) => {
        const both = alike(a, b);
        expect(both).toBeGreaterThanOrEqual(0);
        expect(both).toBeLessThanOrEqual(1);
        expect(alike(b, a)).toBe(both);
      }),
    );
  });
});
