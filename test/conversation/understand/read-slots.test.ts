import { describe, expect, test } from '@jest/globals';
import { place, understand } from './demo-understand.ts';

const slots = (text: string) => understand(text, place).slots;

test.each<[string, readonly string[] | undefined]>([
  ['necesito una laptop para el lunes', ['2026-03-09']],
  ['vacaciones del 10 al 20 de abril', ['2026-04-10', '2026-04-20']],
  ['necesito una laptop', undefined],
])('dates: %s', (text, dates) => expect(slots(text).dates).toEqual(dates));

test.each<[string, readonly string[] | undefined]>([
  ['acceso a la carpeta de ventas para Rodrigo Salas', ['Rodrigo Salas']],
  ['access to power bi for Ana Torres', ['Ana Torres']],
  ['necesito acceso a Outlook y Excel', undefined],
  ['Necesito un mouse', undefined],
  ['pregunta a @carlos por favor', ['carlos']],
  ['mi correo es ana@mesa.example', undefined],
  ['alta de María del Carmen Quispe', ['María del Carmen Quispe']],
  ['NECESITO UNA LAPTOP YA', undefined],
])('people: %s', (text, people) => expect(slots(text).people).toEqual(people));

test.each<[string, readonly string[] | undefined]>([
  ['No me funciona la Impresora', ['Impresora']],
  ['dos monitores y un teclado', ['monitores', 'teclado']],
  ['se perdió la memoria usb', ['memoria usb']],
  ['se cayó el sistema', undefined],
])('devices: %s', (text, devices) => expect(slots(text).devices).toEqual(devices));

describe('quantities', () => {
  test.each<[string, readonly number[]]>([
    ['necesito 2 monitores', [2]],
    ['tres laptops y 5 licencias', [3, 5]],
    ['we need four headsets', [4]],
  ])('%s', (text, quantities) => expect(slots(text).quantities).toEqual(quantities));

  test.each([
    'un monitor de 27 pulgadas',
    'no hay red desde las 7',
    'cómo va INC-12',
    'la impresora del piso 3',
    'vacaciones del 10 al 20 de abril',
    'en 3 días',
    'windows 11 no abre',
    'ticket 88 por favor',
  ])('none in: %s', (text) => expect(slots(text).quantities).toBeUndefined());
});
