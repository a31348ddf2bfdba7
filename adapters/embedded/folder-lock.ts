import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Another process (or this one, before) works on the folder. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';

  constructor(folder: string, pid: number) {
    const who = pid === process.pid ? `this process (${pid}) already` : `the process ${pid}`;
    super(`The data folder ${folder} is in use by ${who}; stop that desk first, or give this one another folder.`);
  }
}

interface Owner {
  readonly pid: number;
  /** When the process began, since another may get its number after it is gone. Absent where the system does not tell. */
  readonly began?: string;
}

/**
 * Takes a folder for this process. A lock that a dead process left (kill -9, power) is taken over.
 * @returns what gives it back.
 * @throws FolderInUse
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'desk.lock');
  const mine = `${path}.${randomUUID()}`;
  writeFileSync(mine, JSON.stringify(ownerOf(process.pid)));
  try {
    for (let attempt = 0; !taken(mine, path); attempt += 1) {
      const owner = read(path);
      if (owner && (isAlive(owner) || attempt > 3)) throw new FolderInUse(folder, owner.pid);
      rmSync(path, { force: true });
    }
  } finally {
    rmSync(mine, { force: true });
  }
  return () => rmSync(path, { force: true });
}

/** A link appears whole or not at all, so that nobody reads a lock that is half written. */
function taken(mine: string, path: string): boolean {
  try {
    linkSync(mine, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function read(path: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Owner;
  } catch {
    return undefined;
  }
}

function isAlive({ pid, began }: Owner): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return began === undefined || ownerOf(pid).began === began;
}

function ownerOf(pid: number): Owner {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The 22nd field, counted behind the command's name, which may hold spaces and brackets.
    const began = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return { pid, began: `${boot} ${began}` };
  } catch {
    return { pid };
  }
}
