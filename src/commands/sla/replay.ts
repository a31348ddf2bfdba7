import { z } from 'zod';
import { readEnvironment } from '../../../adapters/config/env.ts';
import type { Definitions } from '../../domain/definitions.ts';
import { compareTerms, inForceAlready } from '../../domain/clock/policy/compare-terms.ts';
import { localTime } from '../../domain/hours/local-time.ts';
import { isOver } from '../../domain/lifecycle.ts';
import type { Store } from '../../ports.ts';
import type { Streams } from '../command.ts';
import { configFolder } from '../compose.ts';
import { instantIn } from '../instant-in.ts';
import { openStore } from '../open-store.ts';
import { readArguments, WrongUse } from '../read-arguments.ts';
import { readConfiguration } from '../read-configuration.ts';
import { replayJson, replayLines, type ReplayFacts } from './print-replay.ts';
import { count, emptyTally, type ReplayTally } from './replay-tally.ts';

/**
 * What another configuration would have made of the tickets that are there: kept, missed, moved, beside what became of them. Only reads, also
 * beside a running desk; says numbers, never words of a ticket. @throws ConfigurationError, WrongUse
 */
export async function replay(args: readonly string[], streams: Streams, usage: string): Promise<number> {
  const { values, flags } = readArguments(args, { values: ['config', 'data', 'since'], flags: ['all', 'json'], words: 0 });
  const { config, data, since } = values;
  if (config === undefined) throw new WrongUse(`--config names the configuration to try\n${usage}`);
  if (since !== undefined && !z.iso.date().safeParse(since).success)
    throw new WrongUse(`--since is a date like 2026-03-01, not ${JSON.stringify(since)}`);
  const environment = readEnvironment(process.env);
  const folder = configFolder(undefined, environment);
  const [{ definitions: present }, { definitions: other }] = [await readConfiguration(folder), await readConfiguration(config)];
  const store = await openStore({ environment, data, readOnly: true });
  try {
    const now = await instantIn(store);
    const about: ReplayFacts = {
      present: { config: folder, hash: present.hash },
      other: { config, hash: other.hash },
      notYet: notYet(other, now),
      ...{ now, since, zone: present.desk.zone },
    };
    const both = { present, other: inForceAlready(other) };
    const tally = await tallyOf(store, both, { ...about, stderr: streams.stderr });
    print(tally, about, { json: flags.has('json'), all: flags.has('all'), streams });
    return 0;
  } finally {
    await store.close();
  }
}

function notYet({ policies, desk }: Definitions, now: Date): ReplayFacts['notYet'] {
  const { date } = localTime(now, desk.zone);
  return [...policies.values()].flatMap(({ id, from }) => (from !== undefined && from > date ? [{ id, from }] : []));
}

async function tallyOf(
  store: Store,
  both: { readonly present: Definitions; readonly other: Definitions },
  { now, since, zone, stderr }: ReplayFacts & Pick<Streams, 'stderr'>,
): Promise<ReplayTally> {
  const tally = emptyTally();
  const opened = new Map<string, number>();
  for await (const ticket of store.scan('tickets')) {
    if (since !== undefined && localTime(ticket.openedAt, zone).date < since) continue;
    try {
      const found = tally.changes.length;
      count(tally, ticket, compareTerms(ticket, both, now));
      if (tally.changes.length > found) opened.set(ticket.id, ticket.openedAt.getTime());
      tally.tickets[isOver(ticket.state) ? 'over' : 'open'] += 1;
    } catch (error) {
      tally.tickets.unreadable += 1;
      stderr.write(`mesa sla replay: ${ticket.id}: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
  tally.changes.sort((a, b) => (opened.get(b.number) ?? 0) - (opened.get(a.number) ?? 0));
  return tally;
}

function print(
  tally: ReplayTally,
  about: ReplayFacts,
  { json, all, streams }: { json: boolean; all: boolean; streams: Streams },
): void {
  const { over, open } = tally.tickets;
  if (json) streams.stdout.write(`${JSON.stringify(replayJson(tally, about, all))}\n`);
  else if (over + open === 0)
    streams.stdout.write(`There are no tickets${about.since === undefined ? '' : ` opened since ${about.since}`} to replay.\n`);
  else streams.stdout.write(`${replayLines(tally, about, all).join('\n')}\n`);
}
