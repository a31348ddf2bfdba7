import { MongoClient, type MongoClientOptions } from 'mongodb';
import { DatabaseRefused } from './errors.ts';

export function driverOptions(timeoutMs: number) {
  return {
    appName: 'mesa',
    ignoreUndefined: false,
    writeConcern: { w: 'majority' },
    readConcern: { level: 'majority' },
    // A little less than the caller waits, so that he hears the reason.
    serverSelectionTimeoutMS: timeoutMs * 0.9,
    connectTimeoutMS: timeoutMs,
    waitQueueTimeoutMS: timeoutMs,
    heartbeatFrequencyMS: 5000,
  } satisfies MongoClientOptions;
}

/** The hosts of a URI, which may be shown. @throws DatabaseRefused if it is no URI of MongoDB's. */
export function hostsOf(uri: string): string {
  try {
    const { options } = new MongoClient(uri);
    return options.srvHost ?? options.hosts.join(', ');
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unreadable';
    throw new DatabaseRefused(
      `MONGODB_URI is no address of a MongoDB (${reason}); write mongodb://host:27017/mesa?replicaSet=rs0.`,
    );
  }
}

/** Two connections and patience: for what moves or rebuilds all of the data. */
export async function connectPlainly(uri: string, timeoutMs: number): Promise<MongoClient> {
  const client = new MongoClient(uri, { ...driverOptions(timeoutMs), maxPoolSize: 2 });
  await client.connect();
  return client;
}
