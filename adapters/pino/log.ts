import pino from 'pino';
import pretty from 'pino-pretty';
import type { Log } from '../../src/ports.ts';
import { redact, redactString } from './redact.ts';

export interface LogOptions {
  readonly level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';
  readonly format: 'json' | 'pretty';
  /** Where lines go; standard error where nothing is said, since standard output belongs to a command's results. */
  readonly out?: NodeJS.WritableStream;
}

type Facts = Readonly<Record<string, unknown>>;

/** Structured lines, with what people wrote, their phones and addresses, and all secrets blanked at any depth. */
export function createLog(options: LogOptions): Log {
  const out = options.out ?? process.stderr;
  const destination =
    options.format === 'pretty' ? pretty({ destination: out, colorize: 'isTTY' in out && out.isTTY === true }) : out;
  const logger = pino({ level: options.level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  const write = (level: 'info' | 'warn' | 'error', facts: Facts, message: string): void =>
    logger[level](redact(facts) as Record<string, unknown>, redactString(message));
  return {
    info: (facts, message) => write('info', facts, message),
    warn: (facts, message) => write('warn', facts, message),
    error: (facts, message) => write('error', facts, message),
  };
}
