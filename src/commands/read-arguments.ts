import { parseArgs, type ParseArgsConfig } from 'node:util';
import { nearest } from '../../adapters/config/nearest.ts';

/** The command was called in a way it does not understand. The message says what is wrong. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}

export interface Arguments {
  readonly words: readonly string[];
  /** Of options that take a value. */
  readonly values: Readonly<Record<string, string | undefined>>;
  /** Options without a value that were given. */
  readonly flags: ReadonlySet<string>;
}

/** Splits what follows a command into words, `--name value` and `--flag`. `-` alone is a word. @throws WrongUse */
export function readArguments(
  args: readonly string[],
  known: { values?: readonly string[]; flags?: readonly string[]; words: number },
): Arguments {
  const { values: valued = [], flags: flagged = [] } = known;
  const options: NonNullable<ParseArgsConfig['options']> = {
    ...Object.fromEntries(valued.map((name) => [name, { type: 'string' as const }])),
    ...Object.fromEntries(flagged.map((name) => [name, { type: 'boolean' as const }])),
  };
  const unknown = args.find((arg) => arg.startsWith('--') && !(arg.slice(2).split('=')[0]! in options) && arg !== '--');
  if (unknown) {
    const meant = nearest(unknown.slice(2), Object.keys(options));
    throw new WrongUse(`there is no option ${unknown}${meant ? `; did you mean --${meant}?` : ''}`);
  }
  const { values, positionals } = parse(args, options);
  if (positionals.length > known.words) throw new WrongUse(`${JSON.stringify(positionals[known.words])} is one word too many`);
  return {
    words: positionals,
    values: Object.fromEntries(
      Object.entries(values).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
    ),
    flags: new Set(Object.entries(values).flatMap(([name, value]) => (value === true ? [name] : []))),
  };
}

function parse(args: readonly string[], options: NonNullable<ParseArgsConfig['options']>) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new WrongUse(error instanceof Error ? error.message.split('. ', 1)[0]! : String(error));
  }
}
