import { localTime } from '../domain/hours/local-time.ts';
import { readerOf } from '../messaging/reader-of.ts';
import type { Context } from './context.ts';

/** The date (`YYYY-MM-DD`) that a reader's calendar shows at an instant. */
export function dayFor({ definitions }: Pick<Context, 'definitions'>, reader: string, at: Date): string {
  return localTime(at, readerOf(reader, definitions).zone).date;
}
