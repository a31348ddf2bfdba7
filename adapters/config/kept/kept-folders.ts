import { existsSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A place for what can be made again. */
export interface KeptFolder {
  readonly path: string;
  /** In a place that others write to as well: used only if it is this user's alone. */
  readonly shared: boolean;
}

/**
 * Where the program keeps what costs seconds to make, the best place first: beside the build, and where that cannot be written, in
 * this user's cache. Never in a folder of data, and beside the sources nothing at all.
 */
export function keptFolders(module: string = import.meta.url): readonly KeptFolder[] {
  const cache = { path: join(tmpdir(), `mesa-understanding-${user()}`), shared: true };
  const built = builtFolder(dirname(fileURLToPath(module)));
  return built === undefined ? [cache] : [{ path: join(built, 'understanding'), shared: false }, cache];
}

/** The folder that the compiled program lies in; undefined where the sources run as they are. */
function builtFolder(from: string): string | undefined {
  let folder = from;
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  const [top] = from.slice(folder.length + 1).split(sep);
  return top === 'dist' ? join(folder, top) : undefined;
}

/** Numbers where the system has them: names may hold anything. */
function user(): string {
  return String(process.getuid?.() ?? userInfo().username.replace(/\W/g, '_'));
}
