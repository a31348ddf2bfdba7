import { constants, existsSync, statSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { FolderInUse, lockFolder } from '../../../adapters/embedded/folder-lock.ts';
import { OlderData } from '../../../adapters/embedded/prepare-tables.ts';
import { createEmbeddedStore } from '../../../adapters/embedded/store.ts';
import { openStore } from '../open-store.ts';
import { bad, good, reasonOf, type Finding } from './finding.ts';

/** Where things are kept. With MongoDB the data folder still holds the stored files. */
export interface DataPlace {
  readonly folder: string;
  readonly mongodbUri?: string | undefined;
}

export async function checkData(place: DataPlace): Promise<readonly Finding[]> {
  const folder = await checkFolder(resolve(place.folder));
  if (place.mongodbUri !== undefined) return [folder, await checkDatabase(place)];
  return folder.ok ? [folder, ...(await checkEmbedded(resolve(place.folder)))] : [folder];
}

/** Nothing is made: a folder that does not exist yet only needs a place where it can be made. */
async function checkFolder(folder: string): Promise<Finding> {
  const about = 'data folder';
  const nearest = existing(folder);
  if (!statSync(nearest).isDirectory()) return bad(about, `${nearest} is a file; name a folder in MESA_DATA`);
  try {
    await access(nearest, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    return bad(
      about,
      `${nearest} cannot be written to; make it writable for the user that runs the desk, or name another in MESA_DATA`,
    );
  }
  return good(about, nearest === folder ? `${folder} is writable` : `${folder} does not exist yet; the start makes it`);
}

function existing(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : existing(dirname(path));
}

/** Reads beside a running desk, which is nothing wrong. */
async function checkEmbedded(folder: string): Promise<readonly Finding[]> {
  const about = 'embedded store';
  if (!existsSync(folder)) return [];
  const [user, inUse] = [userOf(folder), existsSync(join(folder, 'desk.lmdb'))];
  if (!inUse) return [good(about, user ?? 'empty')];
  try {
    const store = await createEmbeddedStore({ folder, readOnly: true });
    await store.ping();
    await store.close();
    return [good(about, user ?? 'readable, and no desk is running on it')];
  } catch (error) {
    if (error instanceof OlderData) return [good(about, user ?? 'of an earlier version; the start brings it up to date')];
    return [bad(about, `${reasonOf(error)}; restore a backup, or name another folder in MESA_DATA`)];
  }
}

/** Who has locked the folder, if somebody has. */
function userOf(folder: string): string | undefined {
  try {
    lockFolder(folder)();
    return undefined;
  } catch (error) {
    if (error instanceof FolderInUse) return 'a desk is running on it';
    throw error;
  }
}

/** The store itself refuses what is no replica set, and says so without the credentials. */
async function checkDatabase({ folder, mongodbUri }: DataPlace): Promise<Finding> {
  try {
    const store = await openStore({ environment: { data: folder, ...(mongodbUri && { mongodbUri }) } });
    await store.ping();
    await store.close();
    return good('database', 'MongoDB answers, and is a replica set');
  } catch (error) {
    return bad('database', reasonOf(error).replaceAll(/\/\/[^@/\s]+@/g, '//…@'));
  }
}
