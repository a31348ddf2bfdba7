import { fold } from '../../domain/fold.ts';
import type { Turn } from '../flow.ts';

/** Whether the text has a name of the item, or of something that it offers, in it: more than a guess at what such words are about. */
export function namesItem({ definitions }: Turn, id: string, text: string): boolean {
  const item = definitions.items.get(id);
  if (!item) return false;
  const offered = item.fields.flatMap((field) => (field.kind === 'choice' ? field.options : []));
  const names = [item, ...offered].flatMap(({ label, same_as }) => [label.es, label.en, ...same_as]);
  const typed = ` ${fold(text)} `;
  return [...names, ...item.synonyms].some((name) => typed.includes(` ${fold(name)} `));
}
