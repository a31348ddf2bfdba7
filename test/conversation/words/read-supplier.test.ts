import { expect, test } from '@jest/globals';
import { readSupplier } from '../../../src/conversation/words/read-supplier.ts';

test.each([
  ['Lenovo', 'Lenovo', ''],
  ['Lenovo: placa quemada', 'Lenovo', 'placa quemada'],
  ['Lenovo - placa quemada', 'Lenovo', 'placa quemada'],
  ['Lenovo — placa quemada', 'Lenovo', 'placa quemada'],
  ['a Lenovo, cambiar la placa', 'Lenovo', 'cambiar la placa'],
  ['al proveedor Cable y Red, sin internet', 'Cable y Red', 'sin internet'],
  ['“Cable y Red SAC” sin internet', 'Cable y Red SAC', 'sin internet'],
  ['«3M»: cinta', '3M', 'cinta'],
  ['to the vendor Dell for a new screen', 'Dell', 'a new screen'],
  ['Hewlett-Packard Perú', 'Hewlett-Packard Perú', ''],
  ['Lenovo cambió la placa y sigue igual', 'Lenovo', 'cambió la placa y sigue igual'],
  ['Lenovo\nplaca quemada\ny pantalla', 'Lenovo', 'placa quemada\ny pantalla'],
  ['Movistar revisar línea', 'Movistar', 'revisar línea'],
  ['Cable y Red cortó el servicio', 'Cable y Red', 'cortó el servicio'],
])('%j goes to %j', (words, supplier, text) => {
  expect(readSupplier(words)).toEqual({ supplier, text });
});

test('a supplier that service levels name is known by its name, however it is written', () => {
  const known = ['Lenovo Perú', 'Hewlett-Packard'];
  expect(readSupplier('lenovo peru placa quemada', known)).toEqual({ supplier: 'Lenovo Perú', text: 'placa quemada' });
  expect(readSupplier('hewlett-packard: fusor', known)).toEqual({ supplier: 'Hewlett-Packard', text: 'fusor' });
});

test.each(['', '   ', ':::', '—', '""', '👍'])('%j names nobody', (words) => {
  expect(readSupplier(words)).toBeUndefined();
});

test('a long name is cut, and nothing of the text is lost on the way', () => {
  expect(readSupplier(`${'x'.repeat(200)}`)?.supplier).toHaveLength(60);
});
