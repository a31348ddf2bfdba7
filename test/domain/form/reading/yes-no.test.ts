import { describe, expect, test } from '@jest/globals';
import { readAnswer } from '../../../../src/domain/form/reading.ts';
import { field, lima } from './lima.ts';

const yesNo = field('yes_no');

describe('yes or no', () => {
  test.each([
    'sí', 'si', 'SI', 'Sí!', 'sip', 'claro', 'claro que sí', 'dale', 'ok', 'OK 👍', 'vale', 'por supuesto', 'sí, por favor', 'si gracias', 'sí sí', 'siiiii', 'yes', 'Yep',
    'yeah', 'sure', 'yes please', 'of course', '👍', '✅', '1', 'si, es para dos personas', 's', 'y', 'sí lo necesito', 'eso es', 'bueno, ya', 'Sí. Gracias',
  ])('%j is yes', (text) => expect(readAnswer(yesNo, text, lima)).toEqual({ ok: true, value: true })); // prettier-ignore

  test.each([
    'no', 'NO', 'No.', 'nop', 'nope', 'nah', 'no gracias', 'no, gracias', 'para nada', 'todavía no', 'no hace falta', "no, I don't need it", 'no thanks', 'not really', '👎',
    '❌', '2', 'n', 'nooo', 'no no', 'no, así está bien', 'claro que no',
  ])('%j is no', (text) => expect(readAnswer(yesNo, text, lima)).toEqual({ ok: true, value: false })); // prettier-ignore

  test.each([
    '', 'quizás', 'no puedo imprimir', 'no sé', 'sí y no', 'sí, pero no ahora', 'maybe', '3', '👍👎', 'mi impresora no funciona', 'no me acuerdo',
  ])('%j is neither', (text) => expect(readAnswer(yesNo, text, lima)).toMatchObject({ ok: false, refusal: { code: 'form.not_yes_no' } })); // prettier-ignore
});
