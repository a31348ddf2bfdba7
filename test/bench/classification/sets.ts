import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../src/commands/root.ts';
import { readMeasuredRows, type MeasuredRow } from '../../../src/conversation/understand/measure/measured-rows.ts';

/** Messages of one kind whose meaning is known. Nothing is learnt from them. */
export interface MeasuringSet {
  readonly name: string;
  readonly rows: readonly MeasuredRow[];
}

const files = {
  dev: ['config', 'phrasebook', 'dev.jsonl'],
  own: ['test', 'fixtures', 'classifier', 'own.jsonl'],
  chat: ['test', 'fixtures', 'classifier', 'chat.jsonl'],
  titles: ['test', 'fixtures', 'classifier', 'title.jsonl'],
} as const;

export function measuringSets(): readonly MeasuringSet[] {
  return Object.entries(files).flatMap(([name, path]) => {
    const file = join(packageRoot(), ...path);
    return existsSync(file) ? [{ name, rows: readMeasuredRows(readFileSync(file, 'utf8')) }] : [];
  });
}
