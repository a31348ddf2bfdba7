#!/usr/bin/env node
import { pathToFileURL } from 'node:url';
import { existsSync, realpathSync } from 'node:fs';
import { nearest } from '../adapters/config/nearest.ts';
import type { Command, Streams } from './commands/command.ts';
import { WrongUse } from './commands/read-arguments.ts';

interface Row {
  readonly usage: string;
  readonly does: string;
  /** A command is loaded only when it is called: `mesa sla` needs no web server. */
  load(): Promise<Command>;
}

const table: Readonly<Record<string, Row>> = {
  start: {
    usage: 'start [--config DIR] [--data DIR] [--port N]',
    does: 'runs the desk',
    load: async () => (await import('./commands/start.ts')).startCommand,
  },
  play: {
    usage: 'play FILE [--config DIR] [--data DIR] [--store embedded|mongodb]',
    does: 'plays a scripted conversation on a manual clock; - reads a step a line',
    load: async () => (await import('./commands/play.ts')).playCommand,
  },
  classify: {
    usage: 'classify [--config DIR]',
    does: 'says what the desk makes of messages; JSON lines in and out',
    load: async () => (await import('./commands/classify.ts')).classifyCommand,
  },
  explain: {
    usage: 'explain TEXT|- [--as PERSON] [--language es|en] [--json] [--config DIR]',
    does: 'why a message is understood as it is: words and weights, the nearest lines of the phrasebooks, what the desk would answer',
    load: async () => (await import('./commands/explain.ts')).explainCommand,
  },
  phrasebook: {
    usage: 'phrasebook check|accept|learn|suggest [--config DIR] [--data DIR]',
    does: 'how well the phrasebooks are understood, against what was accepted; accept it; learn ahead of the start; lines that corrections suggest',
    load: async () => (await import('./commands/phrasebook.ts')).phrasebookCommand,
  },
  people: {
    usage:
      'people FILE.{csv,yaml} [--write] [--remove-missing] [--json] | links [PERSON] [--json] | unlink CHANNEL:ADDRESS [--config DIR] [--data DIR]',
    does: 'what a file of people would change in the directory (--write changes it); which accounts people have linked',
    load: async () => (await import('./commands/people.ts')).peopleCommand,
  },
  sla: {
    usage: 'sla FILE | replay --config DIR [--data DIR] [--since YYYY-MM-DD] [--all] [--json]',
    does: 'answers a file of working-time vectors; replay: what another configuration would have made of the tickets that are there',
    load: async () => (await import('./commands/sla.ts')).slaCommand,
  },
  why: {
    usage: 'why NUMBER [--json] [--language es|en] [--config DIR] [--data DIR]',
    does: 'explains the clocks of a ticket: every interval that counted or not, by which rule, and the sum',
    load: async () => (await import('./commands/why.ts')).whyCommand,
  },
  doctor: {
    usage: 'doctor [--config DIR] [--data DIR]',
    does: 'checks configuration, environment, database and channels',
    load: async () => (await import('./commands/doctor.ts')).doctorCommand,
  },
  audit: {
    usage: 'audit verify [--data DIR]',
    does: 'walks the audit chain and prints the first broken link',
    load: async () => (await import('./commands/audit.ts')).auditCommand,
  },
  backup: {
    usage: 'backup FILE [--data DIR]',
    does: 'writes all that the desk keeps to one file, also while it runs; - is standard output',
    load: async () => (await import('./commands/backup.ts')).backupCommand,
  },
  restore: {
    usage: 'restore FILE [--replace] [--data DIR]',
    does: 'puts a backup into an empty store, of either kind; - is standard input',
    load: async () => (await import('./commands/restore.ts')).restoreCommand,
  },
  erase: {
    usage: 'erase PERSON [--as PSEUDONYM] [--yes] [--config DIR] [--data DIR]',
    does: 'takes a person out of all that the desk keeps; without --yes it says what would change',
    load: async () => (await import('./commands/erase.ts')).eraseCommand,
  },
  teams: {
    usage: 'teams package [FILE]',
    does: 'makes the app package to upload to Teams; mesa-teams.zip where no FILE is named, - is standard output',
    load: async () => (await import('./commands/teams.ts')).teamsCommand,
  },
  letters: {
    usage: 'letters [list|show ID [--text]|requeue ID] [--data DIR]',
    does: 'the dead letters: events and messages that the desk gave up on',
    load: async () => (await import('./commands/letters.ts')).lettersCommand,
  },
};

/** Runs `mesa ARGS…`; resolves to the exit code. */
export async function main(args: readonly string[], streams: Streams = process): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    streams.stderr.write(usage());
    return name === undefined ? 2 : 0;
  }
  const row = Object.hasOwn(table, name) ? table[name] : undefined;
  if (!row) return unknownCommand(name, streams);
  if (rest.includes('--help') || rest.includes('-h')) {
    streams.stderr.write(`usage: mesa ${row.usage}\n${row.does}\n`);
    return 0;
  }
  try {
    const command = await row.load();
    return await command.run(rest, streams);
  } catch (error) {
    streams.stderr.write(`${explain(error, name)}\n`);
    return error instanceof WrongUse ? 2 : 1;
  }
}

function unknownCommand(name: string, { stderr }: Streams): number {
  const meant = nearest(name, Object.keys(table));
  stderr.write(
    `mesa: there is no command ${JSON.stringify(name)}${meant ? `; did you mean ${meant}?` : ''}\nmesa help lists the commands\n`,
  );
  return 2;
}

function usage(): string {
  const rows = Object.values(table);
  return `usage: mesa COMMAND\n\n${rows.map((row) => `  mesa ${row.usage}\n      ${row.does}`).join('\n')}\n  mesa help\n      prints this\n`;
}

/** Errors that an administrator can mend already say how; of others the stack is for developers. */
function explain(error: unknown, name: string): string {
  if (!(error instanceof Error)) return `mesa ${name}: ${String(error)}`;
  if (error.name === 'ConfigurationError' || error.name === 'EnvironmentError') return error.message;
  if (error instanceof WrongUse) return `mesa ${name}: ${error.message}`;
  const debug = ['debug', 'trace'].includes(process.env.LOG_LEVEL ?? '');
  return debug
    ? `mesa ${name}: ${error.stack ?? error.message}`
    : `mesa ${name}: ${error.message.split('\n', 1)[0] || error.name}`;
}

/** Whoever read our output may leave first (`mesa play … | head`): that is the end, not an error. */
function endWithReader(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(process.exitCode ?? 0);
  });
}

function isProgram(): boolean {
  const called = process.argv[1];
  return called !== undefined && existsSync(called) && pathToFileURL(realpathSync(called)).href === import.meta.url;
}

if (isProgram()) {
  endWithReader(process.stdout);
  endWithReader(process.stderr);
  // A fault that nobody waited for must not go on half done: what was acknowledged is durable.
  process.on('uncaughtException', (error) => {
    process.stderr.write(`${explain(error, process.argv[2] ?? '')}\n`);
    process.exit(1);
  });
  process.exitCode = await main(process.argv.slice(2));
}
