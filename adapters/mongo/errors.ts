import { MongoError, MongoNetworkError, MongoServerError, MongoServerSelectionError, MongoBulkWriteError } from 'mongodb';
import { DuplicateKey, StoreAway } from '../../src/ports.ts';

/** The database does not answer, or not in time; what was asked may be asked again. */
export class DatabaseAway extends StoreAway {
  override readonly name = 'DatabaseAway';
}

/** MONGODB_URI cannot be used as it is. */
export class DatabaseRefused extends Error {
  override readonly name = 'DatabaseRefused';
}

const AUTHENTICATION = new Set([18, 8000]);
const UNAUTHORISED = 13;
const TAKEN = 11000;

/** Errors that say that the database cannot be reached or is going down, rather than that the command is wrong. */
const AWAY = new Set([6, 7, 50, 89, 91, 112, 189, 251, 9001, 10107, 11600, 11602, 13435, 13436]);

const BROKEN = new Set(['EPIPE', 'ECONNRESET', 'ECONNREFUSED', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND']);

/** A driver's error as the desk knows it; others unchanged. `hosts` stands in messages, without the credentials of the URI. */
export function translate(error: unknown, hosts: string): unknown {
  // A socket that closed under a command is told as it is, without the driver's wrapping.
  if (BROKEN.has(String((error as NodeJS.ErrnoException | undefined)?.code))) return away(hosts, error);
  if (!(error instanceof MongoError)) return error;
  if (isTaken(error)) return new DuplicateKey('The id, or a unique key, is taken.', { cause: error });
  if (error instanceof MongoServerError && AUTHENTICATION.has(Number(error.code))) {
    return new DatabaseRefused(`The database at ${hosts} refused the user or the password; correct them in MONGODB_URI.`, {
      cause: error,
    });
  }
  if (error instanceof MongoServerError && error.code === UNAUTHORISED) {
    const remedy = 'give it the role readWrite on the database in MONGODB_URI.';
    return new DatabaseRefused(`The database user at ${hosts} lacks a right; ${remedy}`, { cause: error });
  }
  return isAway(error) ? away(hosts, error) : error;
}

export function away(hosts: string, cause?: unknown): DatabaseAway {
  const remedy = 'check that it runs, that this machine reaches it, and MONGODB_URI.';
  return new DatabaseAway(`The database at ${hosts} does not answer; ${remedy}`, { cause });
}

/** For a transaction that was begun again and again, or not answered, until its time was over. */
export function unfinished(hosts: string, ms: number): DatabaseAway {
  const reason = 'it is away or overloaded, or a process that died holds the same documents (for a minute at most).';
  return new DatabaseAway(`The database at ${hosts} did not finish a transaction within ${ms / 1000} s; ${reason}`);
}

/** A duplicate key. */
export function isTaken(error: unknown): boolean {
  return (error instanceof MongoServerError || error instanceof MongoBulkWriteError) && error.code === TAKEN;
}

function isAway(error: MongoError): boolean {
  if (error instanceof MongoNetworkError || error instanceof MongoServerSelectionError) return true;
  // A bulk write wraps what befell it; only a server gives codes.
  if (error instanceof MongoBulkWriteError && error.code === undefined) return true;
  // By name: the pool's errors are not among the driver's exports of every version.
  if (/^Mongo(WaitQueueTimeout|PoolClear|PoolClosed|NotConnected|TopologyClosed|OperationTimeout)/.test(error.name)) return true;
  return error instanceof MongoServerError && AWAY.has(Number(error.code));
}
