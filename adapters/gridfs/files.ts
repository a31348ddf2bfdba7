import { createHash } from 'node:crypto';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GridFSBucket, MongoClient, type Db } from 'mongodb';
import type { Files } from '../../src/ports.ts';

export interface GridFilesOptions {
  /** With the database's name in its path: the store's own. */
  readonly uri: string;
  readonly timeoutMs?: number;
}

/** Beside the store's pool and the scheduler's a process stays within 20 connections. */
const CONNECTIONS = 2;
const BUCKET = 'blobs';

interface FileRecord {
  readonly _id: string;
  readonly length: number;
}
interface Chunk {
  readonly files_id: string;
}

/** Files in GridFS, in the database of the store. A file is there once its record is, which is written behind its last chunk. */
export async function createGridFiles({ uri, timeoutMs = 5000 }: GridFilesOptions): Promise<Files> {
  const client = await MongoClient.connect(uri, {
    appName: 'mesa-files',
    maxPoolSize: CONNECTIONS,
    writeConcern: { w: 'majority' },
    readConcern: { level: 'majority' },
    serverSelectionTimeoutMS: timeoutMs,
    connectTimeoutMS: timeoutMs,
    waitQueueTimeoutMS: timeoutMs,
  });
  const db = client.db();
  const remove = async (id: string): Promise<void> => {
    // The record first: chunks without one are no file.
    await records(db).deleteOne({ _id: id });
    await chunks(db).deleteMany({ files_id: id });
  };
  return {
    async put(id, bytes) {
      await remove(id);
      try {
        return await upload(db, id, bytes);
      } catch (error) {
        await remove(id).catch(() => undefined);
        throw error;
      }
    },
    async get(id) {
      const found = await records(db).findOne({ _id: id });
      return found ? (bucket(db).openDownloadStream(id as never) as AsyncIterable<Uint8Array>) : undefined;
    },
    remove,
    scan: () => scan(db),
    close: () => client.close(),
  };
}

const bucket = (db: Db): GridFSBucket => new GridFSBucket(db, { bucketName: BUCKET, writeConcern: { w: 'majority' } });
const records = (db: Db) => db.collection<FileRecord>(`${BUCKET}.files`);
const chunks = (db: Db) => db.collection<Chunk>(`${BUCKET}.chunks`);

async function upload(db: Db, id: string, bytes: AsyncIterable<Uint8Array>): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256');
  let size = 0;
  const counted = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      hash.update(chunk);
      size += chunk.length;
      done(null, chunk);
    },
  });
  // The driver's types know ids of its own kind only; any value will do.
  const into = bucket(db).openUploadStreamWithId(id as never, id);
  await pipeline(Readable.from(bytes, { objectMode: false }), counted, into);
  return { size, sha256: hash.digest('hex') };
}

async function* scan(db: Db): AsyncIterable<{ id: string; size: number }> {
  for await (const { _id, length } of records(db).find({}, { sort: { _id: 1 }, batchSize: 200 })) yield { id: _id, size: length };
}
