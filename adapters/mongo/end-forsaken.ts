import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientSession, Connection } from 'mongoose';

/** The server ends a transaction after this long by itself. */
const LIFETIME_MS = 60_000;

/**
 * A transaction whose connection broke holds its documents on the server until its lifetime ends; the driver drops the session without a
 * word. Tells the server as soon as it can be reached, so that nobody waits for a transaction that nobody will end.
 */
export async function endForsaken(connection: Connection, { id }: ClientSession): Promise<void> {
  for (const until = Date.now() + LIFETIME_MS; Date.now() < until;) {
    try {
      await connection.db?.command({ killSessions: [id] });
      return;
    } catch {
      await sleep(1000, undefined, { ref: false });
    }
  }
}
