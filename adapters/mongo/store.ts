import { setTimeout as sleep } from 'node:timers/promises';
import mongoose, { type Connection } from 'mongoose';
import { collections } from '../../src/collections.ts';
import { StaleVersion, type Log, type Store, type Tx } from '../../src/ports.ts';
import { connectPlainly, driverOptions, hostsOf } from './client.ts';
import { fromRaw, type Table } from './collection.ts';
import { within } from './deadline.ts';
import { endForsaken } from './end-forsaken.ts';
import { away, DatabaseAway, isTaken, translate, unfinished } from './errors.ts';
import { defineModel, type Raw } from './schemas.ts';
import { setUp, type Declarations } from './setup.ts';
import { attempt } from './transaction.ts';

export interface MongoOptions {
  /** With the database's name in its path. */
  readonly uri: string;
  /** Connections of this store: 16, at most 20. */
  readonly poolSize?: number;
  readonly declarations?: Declarations;
  readonly log?: Log;
  /** How long a single write, a number, a ping may take before it fails: what an intake must know before the platform gives up. */
  readonly timeoutMs?: number;
  /** How long a transaction may take, all its repetitions included. */
  readonly transactionTimeoutMs?: number;
  /** Told the name of each command that is sent, for measuring. */
  readonly onCommand?: (name: string) => void;
}

interface Settings {
  readonly uri: string;
  readonly poolSize: number;
  readonly timeoutMs: number;
  readonly transactionTimeoutMs: number;
  readonly onCommand: ((name: string) => void) | undefined;
  readonly hosts: string;
}

const MOST_CONNECTIONS = 20;
// The scheduler's few included, a process stays within 20.
const CONNECTIONS = 16;
const STALE_ATTEMPTS = 3;

/**
 * The store on a MongoDB replica set. Commands fail rather than wait while the database is away, and work again when it is back.
 * @throws DatabaseRefused (no replica set, wrong user, bad URI), DatabaseAway, NewerData
 */
export async function createMongoStore(options: MongoOptions): Promise<Store> {
  const { uri, timeoutMs = 2000, transactionTimeoutMs = 10_000, onCommand } = options;
  const settings: Settings = {
    uri,
    poolSize: Math.min(options.poolSize ?? CONNECTIONS, MOST_CONNECTIONS),
    timeoutMs,
    transactionTimeoutMs,
    onCommand,
    hosts: hostsOf(uri),
  };
  const declarations: Declarations = options.declarations ?? collections;
  try {
    await prepare(settings, declarations);
    const connection = await connect(settings);
    const tables = Object.entries(declarations).map(([name, declaration]): [string, Table] => [
      name,
      { name, declaration, model: defineModel(connection, name, declaration) },
    ]);
    return assemble(connection, new Map(tables), settings);
  } catch (error) {
    throw translate(error, settings.hosts);
  }
}

function assemble(connection: Connection, tables: ReadonlyMap<string, Table>, settings: Settings): Store {
  const { hosts, timeoutMs } = settings;
  const soon = <T>(work: Promise<T>) => within(timeoutMs, work, () => away(hosts));
  const translated = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw translate(error, hosts);
    }
  };
  const store: Store = {
    kind: 'mongodb',
    transaction: (work) => translated(() => withTransaction({ connection, tables, settings, soon }, work)),
    next: (counter) => translated(() => soon(nextNumber(connection, counter))),
    discard: (counter) =>
      translated(async () => void (await soon(connection.collection<{ _id: string }>('counters').deleteOne({ _id: counter })))),
    ping: () => translated(async () => void (await soon(connection.db!.command({ ping: 1 })))),
    time: () => translated(async () => (await soon(connection.db!.command({ hello: 1 })))['localTime'] as Date),
    scan: ((name) => scan(connection, tables.get(name)!)) as Store['scan'],
    close: () => connection.close(),
  };
  return store;
}

interface Runner {
  readonly connection: Connection;
  readonly tables: ReadonlyMap<string, Table>;
  readonly settings: Settings;
  readonly soon: <T>(work: Promise<T>) => Promise<T>;
}

/** The driver repeats what met another transaction; what was changed since it was read is repeated here, a few times. */
async function withTransaction<T>(runner: Runner, work: (tx: Tx) => Promise<T>): Promise<T> {
  const { hosts, transactionTimeoutMs } = runner.settings;
  const end = Date.now() + transactionTimeoutMs;
  const all = async (): Promise<T> => {
    for (let turn = 1; ; turn += 1) {
      const sent = { count: 0 };
      try {
        return await once({ ...runner, sent, end }, work);
      } catch (error) {
        // Work that read nothing would bring the same documents again.
        if (!(error instanceof StaleVersion) || sent.count === 0 || turn === STALE_ATTEMPTS || Date.now() > end) throw error;
        await sleep(Math.random() * 10 * 2 ** turn);
      }
    }
  };
  return within(transactionTimeoutMs, all(), () => unfinished(hosts, transactionTimeoutMs));
}

interface Turn extends Runner {
  readonly sent: { count: number };
  readonly end: number;
}

async function once<T>({ connection, tables, settings, soon, sent, end }: Turn, work: (tx: Tx) => Promise<T>): Promise<T> {
  const session = await connection.startSession();
  const maxTimeMS = settings.transactionTimeoutMs;
  try {
    return await session.withTransaction(
      () => {
        // The driver itself would go on for two minutes.
        if (Date.now() > end) throw unfinished(settings.hosts, settings.transactionTimeoutMs);
        sent.count = 0;
        return attempt({ session, tables, maxTimeMS, sent, alone: soon }, work);
      },
      {
        readConcern: { level: 'snapshot' },
        writeConcern: { w: 'majority' },
        readPreference: 'primary',
        maxCommitTimeMS: maxTimeMS,
      },
    );
  } catch (error) {
    if (sent.count > 0 && translate(error, settings.hosts) instanceof DatabaseAway) void endForsaken(connection, session);
    throw error;
  } finally {
    void session.endSession();
  }
}

/** Without an upsert: several that began a counter at once could be given the same number. */
async function nextNumber(connection: Connection, counter: string): Promise<number> {
  const counters = connection.collection<{ _id: string; n: number }>('counters');
  const raise = () => counters.findOneAndUpdate({ _id: counter }, { $inc: { n: 1 } }, { returnDocument: 'after' });
  const found = await raise();
  if (found) return found.n;
  await counters.insertOne({ _id: counter, n: 0 }).catch((error: unknown) => {
    if (!isTaken(error)) throw error;
  });
  return (await raise())!.n;
}

async function* scan(connection: Connection, table: Table): AsyncIterable<unknown> {
  const cursor = connection.collection<Raw>(table.name).find({}, { sort: { _id: 1 }, batchSize: 200 });
  for await (const raw of cursor) yield fromRaw(table, raw);
}

async function prepare({ uri, timeoutMs, hosts }: Settings, declarations: Declarations): Promise<void> {
  const client = await connectPlainly(uri, timeoutMs);
  try {
    await setUp(client, declarations, hosts);
  } finally {
    await client.close();
  }
}

async function connect({ uri, poolSize, timeoutMs, onCommand }: Settings): Promise<Connection> {
  const options = {
    ...driverOptions(timeoutMs),
    maxPoolSize: poolSize,
    socketTimeoutMS: 5000,
    monitorCommands: onCommand !== undefined,
  };
  const connection = mongoose.createConnection(uri, {
    ...options,
    bufferCommands: false,
    autoIndex: false,
    autoCreate: false,
    sanitizeFilter: true,
  });
  await connection.asPromise();
  if (onCommand) connection.getClient().on('commandStarted', ({ commandName }) => onCommand(commandName));
  return connection;
}
