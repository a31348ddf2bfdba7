import { fold } from '../../domain/fold.ts';
import type { Field } from '../../domain/form/field.ts';

/** "Label: value" lines, by field id. A line without a label belongs to the one above it. */
export function cardLines(fields: readonly Field[], text: string): Record<string, string> {
  const found: Record<string, string> = {};
  let last: string | undefined;
  for (const line of text.split('\n')) {
    const [, label, value] = /^\s*(?:\d+[.)]\s*)?([^:]{1,60}):\s*(.*)$/u.exec(line) ?? [];
    const field = label && fields.find((one) => [one.label.es, one.label.en, one.id].some((name) => fold(name) === fold(label)));
    if (field) found[(last = field.id)] = value?.trim() ?? '';
    else if (last && line.trim()) found[last] = `${found[last]}\n${line.trim()}`.trim();
  }
  return found;
}
