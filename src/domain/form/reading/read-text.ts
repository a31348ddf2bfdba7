import type { FieldOf } from '../form.ts';
import { clean } from '../../fold.ts';
import { accept, type Reading } from './refusal.ts';

/** Words as written, without what cannot be seen; a `text` is one line. */
export function readText(field: FieldOf<'text' | 'long_text'>, text: string): Reading<string> {
  const cleaned = clean(text);
  return accept(field.kind === 'text' ? cleaned.replace(/\s+/g, ' ') : cleaned);
}
