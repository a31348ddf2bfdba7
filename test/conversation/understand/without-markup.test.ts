import { expect, test } from '@jest/globals';
import { withoutMarkup } from '../../../src/conversation/understand/without-markup.ts';

test.each([
  ['<p>no puedo imprimir</p>', 'no puedo imprimir'],
  ['<div class="x" style="color:red">hola<br/>la <b>VPN</b> no conecta&nbsp;</div>', 'hola la VPN no conecta'],
  ['me sale <no se puede abrir> al entrar', 'me sale <no se puede abrir> al entrar'],
  ['si a<b y b>c falla', 'si a<b y b>c falla'],
  ['R&D needs a printer', 'R&D needs a printer'],
  ['<p', '<p'],
])('%j reads as %j', (text, plain) => {
  expect(withoutMarkup(text).replace(/\s+/g, ' ').trim()).toBe(plain);
});
