import { isAttached, isList, isMoney, isRange, isRows, isSpot, type Answer } from './answers.ts';
import type { Field } from './field.ts';
import type { Language } from '../label.ts';

/** A change of an answer as one line of a ticket's history, which is kept as text: "Modelo: T14 → X1". */
export function plainAnswer(
  field: Field,
  { before, after }: { before: Answer | undefined; after: Answer | undefined },
  language: Language,
): string {
  return `${field.label[language]}: ${plain(field, before, language)} → ${plain(field, after, language)}`;
}

function plain(field: Field, answer: Answer | undefined, language: Language): string {
  if (answer === undefined) return '—';
  if (typeof answer === 'string') return nameOf(field, answer, language);
  if (typeof answer !== 'object') return String(answer);
  if (isList(answer)) return answer.map((one) => nameOf(field, one, language)).join(', ');
  if (isRows(answer)) return answer.map((row) => Object.values(row).map(String).join(' ')).join('; ');
  if (isMoney(answer)) return `${answer.amount} ${answer.currency}`;
  if (isRange(answer)) return `${answer.from} – ${answer.to}`;
  if (isAttached(answer)) return answer.files.map(({ name }) => name).join(', ');
  return isSpot(answer) ? answer.text : '';
}

function nameOf(field: Field, id: string, language: Language): string {
  const options = field.kind === 'choice' || field.kind === 'choices' ? field.options : [];
  return options.find((option) => option.id === id)?.label[language] ?? id;
}
