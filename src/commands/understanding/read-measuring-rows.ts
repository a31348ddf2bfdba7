import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigurationError } from '../../../adapters/config/problem.ts';
import { MeasuredRowError, readMeasuredRows, type MeasuredRow } from '../../conversation/understand/measure/measured-rows.ts';
import { packageRoot } from '../root.ts';

/** Messages whose meaning is known, to measure phrasebooks on. */
export interface MeasuringFile {
  readonly file: string;
  /** SHA-256 of the file's bytes. */
  readonly hash: string;
  /** @throws ConfigurationError naming the line that is no row */
  readonly rows: () => readonly MeasuredRow[];
}

const SPACE = 32;
const FILE = join('phrasebook', 'dev.jsonl');

/** The folder's own `phrasebook/dev.jsonl`, else the one that comes with the program; undefined where neither is there. */
export async function readMeasuringRows(config: string): Promise<MeasuringFile | undefined> {
  for (const file of [join(config, FILE), join(packageRoot(), 'config', FILE)]) {
    const bytes = await readFile(file).catch(() => undefined);
    // An empty file is none: else it would quietly end the comparison with what was accepted.
    if (bytes === undefined || !bytes.some((byte) => byte > SPACE)) continue;
    return { file, hash: createHash('sha256').update(bytes).digest('hex'), rows: () => rowsOf(file, bytes) };
  }
  return undefined;
}

function rowsOf(file: string, bytes: Uint8Array): readonly MeasuredRow[] {
  try {
    return readMeasuredRows(new TextDecoder().decode(bytes));
  } catch (error) {
    if (!(error instanceof MeasuredRowError)) throw error;
    const remedy = 'write {"text","lang","intent"} a line, as the demo desk does';
    throw new ConfigurationError([{ file, line: error.line, what: error.message, remedy }]);
  }
}
