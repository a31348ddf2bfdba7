import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Answer } from '../../../../src/domain/form/answers.ts';
import { checkValue } from '../../../../src/domain/form/check-value.ts';
import { Field } from '../../../../src/domain/form/field.ts';
import { readCell } from '../../../../src/domain/form/read-cell.ts';
import { readInputs } from '../../../../src/domain/form/read-inputs.ts';
import { readAnswer } from '../../../../src/domain/form/reading.ts';
import { showAnswer } from '../../../../src/domain/form/show-answer.ts';
import { field, option } from './lima.ts';
import { limaWithDates } from './answers.ts';

const options = { options: [option('a', 'Primera'), option('b', 'Segunda y última'), option('3', '2')] };
const fields = Field.options.map((schema) => {
  const kind = schema.shape.kind.value;
  if (kind === 'choice' || kind === 'choices') return field(kind, options);
  return field(kind, kind === 'group' ? { fields: [field('text', { id: 'what' }), field('date_range', { id: 'when' })] } : {});
});

/** What people type, torn apart and put together, with what they do not type. */
const words = fc.constantFrom(
  ...'a las 3 de la tarde|el viernes|del 3 al 7|de marzo|mañana|2 horas|y media|S/ 1,200.50|dos mil|yo|mi jefe|Ana|y|e|,|;|\n|@ana|<@U0ANA>|ana@mesa.example|+51 999 888 777|https://x.com/(|javascript:|LAP-0101|mi laptop|⭐|5/5|-12.05,-77.04|todos menos|1-3|9999|1e309|NaN|0|-|½|²|\u200b|\u202e|\u0000|👨‍👩‍👧|ñ|__proto__|constructor|()*+?[{\\^$|.'.split(
    '|',
  ),
);
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(words, { maxLength: 8 }).map((parts) => parts.join(' ')),
  fc.array(words, { maxLength: 5 }).map((parts) => parts.join('')),
);

test.each(fields.map((one) => [one.kind, one] as const))('%s takes any text or refuses it in words, and what it takes can be stored, checked and shown', (_kind, one) => {
  fc.assert(
    fc.property(texts, (text) => {
      const reading = readAnswer(one, text, limaWithDates);
      if (!reading.ok) return expect(reading.refusal.code).toMatch(/^form\.[a-z_]+$/);
      expect(Answer.parse(reading.value)).toEqual(reading.value);
      expect(checkValue(one, reading.value, limaWithDates)).toBeUndefined();
      expect(showAnswer(one, reading.value, limaWithDates)).toBeDefined();
    }),
    { numRuns: 100 },
  );
}); // prettier-ignore

test.each(fields.map((one) => [one.kind, one] as const))('%s takes any value of a card or refuses it', (_kind, one) => {
  const anything = fc.oneof(fc.anything({ maxDepth: 3 }), texts, fc.array(texts, { maxLength: 3 }), fc.dictionary(fc.constantFrom('from', 'to', 'text', 'latitude', 'longitude', 'files', 'id', 'date', 'time', 'amount', 'currency'), fc.oneof(texts, fc.double())));
  fc.assert(
    fc.property(anything, (value) => {
      const read = readInputs({ fields: [one] }, { [one.id]: value }, limaWithDates);
      const answer = read.answers[one.id];
      if (answer === undefined) return;
      expect(Answer.parse(answer)).toEqual(answer);
      expect(checkValue(one, answer, limaWithDates)).toBeUndefined();
    }),
    { numRuns: 100 },
  );
}); // prettier-ignore

test.each(fields.filter(({ kind }) => !['group', 'attachment', 'information', 'text', 'long_text', 'place'].includes(kind)).map((one) => [one.kind, one] as const))(
  '%s reads its own canonical form back from a card',
  (_kind, one) => {
    fc.assert(
      fc.property(texts, (text) => {
        const reading = readAnswer(one, text, limaWithDates);
        if (!reading.ok || one.kind === 'group') return;
        expect(readCell(one, reading.value, limaWithDates)).toEqual(reading);
      }),
      { numRuns: 60 },
    );
  },
); // prettier-ignore
