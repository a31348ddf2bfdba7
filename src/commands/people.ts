import { existsSync } from 'node:fs';
import { readEnvironment, type Environment } from '../../adapters/config/env.ts';
import { importPeople, type ImportPlan } from '../../adapters/config/people/import-people.ts';
import type { Command, Streams } from './command.ts';
import { configFolder } from './compose.ts';
import { openStore } from './open-store.ts';
import { openWork, type OpenWork } from './people/open-work.ts';
import { listLinks, removeLink } from './people/links.ts';
import { printPlan } from './people/print-plan.ts';
import { readArguments, WrongUse, type Arguments } from './read-arguments.ts';
import { readConfiguration } from './read-configuration.ts';

const usage =
  'mesa people FILE.{csv,yaml} [--write] [--remove-missing] [--json] | links [PERSON] [--json] | unlink CHANNEL:ADDRESS [--config DIR] [--data DIR]';

/**
 * Compares a file of people with the directory and prints what would change; with `--write` it changes people.yaml, which a running desk
 * takes over. Exit code 1, and nothing written, if anything is wrong: each problem on standard error as `FILE:LINE: what; remedy`.
 * `links` lists the addresses that people have linked to themselves, `unlink` takes one away.
 */
export const peopleCommand: Command = {
  name: 'people',
  usage,
  async run(args: readonly string[], streams: Streams = process) {
    const known = { values: ['config', 'data'], flags: ['write', 'remove-missing', 'json'], words: 2 };
    const { words, values, flags } = readArguments(args, known);
    const [file, second] = words;
    if (file === undefined) throw new WrongUse(`usage: ${usage}`);
    const environment = readEnvironment(process.env);
    if (file === 'links' || file === 'unlink')
      return aboutLinks({ environment, values, streams }, [file, second], flags.has('json'));
    if (second !== undefined) throw new WrongUse(`${JSON.stringify(second)} is one word too many`);
    const removeMissing = flags.has('remove-missing');
    const plan = await planFor({ file, config: configFolder(values.config, environment), removeMissing });
    const leaving = removeMissing ? plan.changes.missing.map(({ id }) => id) : [];
    const open = await workOf(leaving, environment, values.data);
    const ok = plan.problems.length === 0;
    const written = ok && flags.has('write') && plan.write !== undefined;
    if (written) await plan.write?.();
    const shown = { ...plan, removeMissing, open };
    streams.stdout.write(flags.has('json') ? jsonOf(shown, { file, written }) : printPlan(shown));
    for (const { file: where, line, what, remedy } of plan.problems)
      streams.stderr.write(`${where}:${line}: ${what}; ${remedy}\n`);
    if (!flags.has('json')) streams.stderr.write(`${outcome({ ok, written, write: flags.has('write') })}\n`);
    return ok ? 0 : 1;
  },
};

async function aboutLinks(
  { environment, values, streams }: { environment: Environment; values: Arguments['values']; streams: Streams },
  [verb, about]: readonly ['links' | 'unlink', string | undefined],
  json: boolean,
): Promise<number> {
  const { definitions } = await readConfiguration(configFolder(values.config, environment));
  const order = { environment, definitions, data: values.data };
  if (verb === 'links') return listLinks(order, { person: about, json }, streams);
  if (about === undefined) throw new WrongUse(`usage: ${usage}`);
  return removeLink(order, about, streams);
}

async function planFor(options: Parameters<typeof importPeople>[0]): Promise<ImportPlan> {
  try {
    return await importPeople(options);
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException;
    if (path === options.file) throw new WrongUse(`${options.file} cannot be read (${code ?? String(error)})`);
    throw error;
  }
}

/** Where there is no store yet, nobody has anything open. */
async function workOf(
  people: readonly string[],
  environment: Environment,
  data: string | undefined,
): Promise<readonly OpenWork[]> {
  const isThere = environment.mongodbUri !== undefined || existsSync(data ?? environment.data);
  if (people.length === 0 || !isThere) return [];
  const store = await openStore({ environment, data, readOnly: true });
  try {
    return await openWork(store, people);
  } finally {
    await store.close();
  }
}

function jsonOf(
  { changes, problems, notes, removeMissing, open }: ImportPlan & { removeMissing: boolean; open: readonly OpenWork[] },
  { file, written }: { file: string; written: boolean },
): string {
  const { missing, ...rest } = changes;
  const removed = removeMissing ? missing : [];
  const kept = removeMissing ? [] : missing;
  return `${JSON.stringify({ file, ...rest, removed, kept, openWork: open, notes, problems, written })}\n`;
}

function outcome({ ok, written, write }: { ok: boolean; written: boolean; write: boolean }): string {
  if (!ok) return 'nothing was written: correct the lines above';
  if (written) return 'written; the directory before it is kept as people.yaml.bak';
  return write ? 'nothing to write' : 'this was a trial: --write changes people.yaml';
}
