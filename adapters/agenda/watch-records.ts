import type { Db } from 'mongodb';
import type { Log } from '../../src/ports.ts';

export const COLLECTION = 'agendaJobs';

interface JobRecord {
  readonly name: string;
  readonly nextRunAt?: Date | null;
  readonly lockedAt?: Date | null;
  readonly repeatInterval?: number | string;
}

const EVERY_MS = 15_000;
/** What clocks that are nearly right differ by, at most. */
const TOLERATED_MS = 60_000;

/**
 * Agenda goes by its machine's clock: a process whose clock is an hour ahead puts its jobs off by an hour, and locks them for as long, for all
 * others. They would stand still when it ends. What lies further ahead than a job's rhythm is made due now; that a job then runs on two
 * processes at once does no harm.
 */
export function watchRecords(database: () => Db, log: Log, everyMs = EVERY_MS): NodeJS.Timeout {
  const look = async (): Promise<void> => {
    const db = database();
    const records = await db
      .collection<JobRecord>(COLLECTION)
      .find({}, { projection: { name: 1, nextRunAt: 1, lockedAt: 1, repeatInterval: 1 } })
      .toArray();
    for (const record of records.filter(isFarAhead)) {
      const { _id, nextRunAt, lockedAt } = record;
      // As it was read, so that nothing is taken from a process that has just begun.
      const found = { _id, nextRunAt: nextRunAt ?? null, lockedAt: lockedAt ?? null };
      await db.collection<JobRecord>(COLLECTION).updateOne(found, { $set: { nextRunAt: new Date(), lockedAt: null } });
      log.warn({ job: record.name }, 'a job was put off by a process whose clock is far ahead; it is made due now');
    }
  };
  const timer = setInterval(() => {
    look().catch((error: unknown) => log.warn({ error: String(error) }, 'the records of the jobs could not be looked at'));
  }, everyMs);
  return timer.unref();
}

function isFarAhead({ nextRunAt, lockedAt, repeatInterval }: JobRecord): boolean {
  const rhythmMs = typeof repeatInterval === 'number' ? repeatInterval : Number(repeatInterval ?? 0) || 0;
  const latest = Date.now() + TOLERATED_MS;
  return (nextRunAt?.getTime() ?? 0) > latest + rhythmMs || (lockedAt?.getTime() ?? 0) > latest;
}
