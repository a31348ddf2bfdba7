import { readFileSync } from 'node:fs';
import { configWith } from './config-with.ts';

/** The demo's configuration with one more item, "Todo" / "Everything", that has a field of each kind and no approval. */
export function everyKind(): string {
  const text = readFileSync(new URL('../fixtures/forms/everything.yaml', import.meta.url), 'utf8');
  return configWith([{ file: 'catalog/everything.yaml', text }]);
}
