import { readdirSync, watch, type FSWatcher } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { languages } from '../../src/domain/label.ts';
import { loadDefinitions, type Loaded } from './load-definitions.ts';
import { ConfigurationError } from './problem.ts';

export interface WatchOptions {
  /** The hash of what was loaded from the folder: the same contents again are no news. */
  readonly inForce: string;
  /** A changed configuration that is right: it is in force from now on. */
  readonly onLoaded: (loaded: Loaded) => void;
  /** A changed configuration that is wrong: what was in force stays. */
  readonly onRefused: (refused: ConfigurationError) => void;
  /** Milliseconds of quiet after a change, as editors write in several steps. */
  readonly settle?: number;
  /** Milliseconds between two looks at the files, for folders whose changes the system does not tell (network drives, containers). */
  readonly every?: number;
}

export interface DefinitionsWatch {
  /** Reads the folder now, changed or not (SIGHUP); resolves when one of the two callbacks has been called. */
  reload(): Promise<void>;
  stop(): void;
}

/**
 * Follows a folder of the configuration. Files are looked at by name, size and time, so that a file which was
 * replaced by a rename is noticed as well as one that was written to; loads never overlap.
 */
export function watchDefinitions(dir: string, options: WatchOptions): DefinitionsWatch {
  const { settle = 300, every = 3_000 } = options;
  const load = createLoads(dir, options);
  let pending: NodeJS.Timeout | undefined;
  // The first look finds news, so that a change between the loading and the watching is not lost.
  let seen = Promise.resolve('');
  const look = async () => {
    const before = await seen;
    seen = fingerprint(dir);
    if ((await seen) !== before) await load(false);
  };
  const soon = () => {
    clearTimeout(pending);
    pending = setTimeout(() => void look(), settle).unref();
  };
  const watchers = foldersIn(dir).flatMap((folder) => tryWatch(join(dir, folder), soon));
  const polling = setInterval(() => void look(), every).unref();
  return {
    reload: () => load(true),
    stop: () => {
      clearTimeout(pending);
      clearInterval(polling);
      for (const watcher of watchers) watcher.close();
    },
  };
}

/** One load after the other. Contents that are in force already are not announced again, unless somebody asked, or was told of a mistake. */
function createLoads(dir: string, { inForce, onLoaded, onRefused }: WatchOptions): (asked: boolean) => Promise<void> {
  let [hash, refused, last] = [inForce, false, Promise.resolve()];
  const once = async (asked: boolean) => {
    const outcome = await loadDefinitions(dir).catch((error: unknown) => asRefusal(error, dir));
    if (outcome instanceof ConfigurationError) {
      refused = true;
      return onRefused(outcome);
    }
    const isNews = asked || refused || outcome.definitions.hash !== hash;
    [hash, refused] = [outcome.definitions.hash, false];
    if (isNews) onLoaded(outcome);
  };
  return (asked) => (last = last.then(() => once(asked)));
}

function asRefusal(error: unknown, dir: string): ConfigurationError {
  if (error instanceof ConfigurationError) return error;
  return new ConfigurationError([
    { file: dir, line: 1, what: `the folder cannot be used (${String(error)})`, remedy: 'check it with mesa doctor' },
  ]);
}

/** Folders that are looked at: the configuration's own, those in it, as files of holidays may be in any, and the articles'. */
function foldersIn(dir: string): readonly string[] {
  try {
    const entries = readdirSync(dir, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.'));
    const names = entries.filter((entry) => entry.isDirectory() || entry.isSymbolicLink()).map(({ name }) => name);
    return ['', ...names, ...(names.includes('knowledge') ? languages.map((one) => `knowledge/${one}`) : [])];
  } catch {
    return [''];
  }
}

async function fingerprint(dir: string): Promise<string> {
  const all = await Promise.all(foldersIn(dir).map((folder) => facts(join(dir, folder))));
  return all.flat().join('\n');
}

/** A folder or file that is gone by now is simply absent. */
async function facts(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  const visible = names.filter((name) => !name.startsWith('.')).toSorted();
  return Promise.all(
    visible.map(async (name) => {
      const found = await stat(join(folder, name)).catch(() => undefined);
      // A folder's own time changes with files that nobody reads.
      return found?.isFile() ? `${name} ${found.ino} ${found.size} ${found.mtimeMs}` : name;
    }),
  );
}

/** Where the system cannot watch, polling is enough. */
function tryWatch(folder: string, onChange: () => void): readonly FSWatcher[] {
  try {
    const watcher = watch(folder, { persistent: false }, onChange);
    watcher.on('error', () => {
      watcher.close();
    });
    return [watcher];
  } catch {
    return [];
  }
}
