import { expect, test } from '@jest/globals';
import { withoutHeaders, withoutOpening } from '../../src/domain/without-headers.ts';

test.each([
  [
    '---------- Forwarded message ---------\nFrom: Ana <ana@mesa.example>\nDate: Mon, 2 Mar 2026\nSubject: Fwd: shared drive\nTo: Bob\n\nNobody can open S:',
    'shared drive\n\nNobody can open S:',
  ],
  ['fyi\n> From: Ana\n> Sent: Monday\n> To: Bob\n> Subject: RE: FW: printer\nblank pages', 'fyi\nprinter\nblank pages'],
  [
    'De: Ana\nEnviado el: lunes 2\nPara: Mesa\nAsunto: RV: no abre SAP\n\nno abre desde ayer',
    'no abre SAP\n\nno abre desde ayer',
  ],
  ['De: Ana\nEnviada em: segunda\nPara: TI\nAssunto: ENC: impressora\nnão imprime', 'impressora\nnão imprime'],
  ['[02/03/26, 08:55:12] Ana Torres: teams is down\n[02/03/26, 08:55:40] Bob: same here', 'teams is down\nsame here'],
  ['2/3/2026, 8:55 a. m. - Ana: se cayó el wifi', 'se cayó el wifi'],
  ['[10:32, 2/3/2026] Luis Ramírez: no me abre el SAP', 'no me abre el SAP'],
])('of a forwarded message the words are left: %j', (text, words) => {
  expect(withoutHeaders(text)).toBe(words);
});

test.each([
  'vacation\nFrom: 13 April\nTo: 17 April',
  'De: lunes\nPara: Ana',
  'Modelo: T14\nPara cuándo: viernes',
  'Subject: nothing',
  'at 10:30 - Teams: no sound',
  'From: Ana\nSubject: ',
])('what is nobody’s header stays: %j', (text) => {
  expect(withoutHeaders(text)).toBe(text);
});

test('a text of nothing but lines that look like headers costs little', () => {
  const text = 'De: a\n'.repeat(20_000);
  expect(withoutHeaders(text)).toBe(text);
});

test.each([
  ['Re: access to SharePoint for new joiner', 'access to SharePoint for new joiner'],
  ['FW: RE: Invoice module not opening', 'Invoice module not opening'],
  ['Hi team,\n\nmy account is locked', 'my account is locked'],
  ['Bom dia!\nnão imprime', 'não imprime'],
  ['Hi team, my account is locked', 'Hi team, my account is locked'],
  ['Hi team,', 'Hi team,'],
  ['printer 3:\njams', 'printer 3:\njams'],
  ['the wifi of the second floor is down,\nsince Monday', 'the wifi of the second floor is down,\nsince Monday'],
])('what a ticket is known by begins behind what opens a mail: %j', (text, words) => {
  expect(withoutOpening(text)).toBe(words);
});
