import { readEnvironment } from '../../adapters/config/env.ts';
import { backupLines, type Tally } from './backup/backup-lines.ts';
import { openSnapshot } from './backup/places.ts';
import { writeBackupFile, writeBackupStream } from './backup/write-backup.ts';
import type { Command, Streams } from './command.ts';
import { createDigest } from './digest.ts';
import { openFiles } from './open-files.ts';
import { readArguments, WrongUse } from './read-arguments.ts';

const usage = 'mesa backup FILE [--data DIR]   (- writes to standard output)';

/** All that a desk keeps, in one file, as it stood at one instant; the desk goes on meanwhile. */
export const backupCommand: Command = {
  name: 'backup',
  usage,
  async run(args: readonly string[], streams: Streams = process) {
    const { words, values } = readArguments(args, { values: ['data'], words: 1 });
    const [file] = words;
    if (file === undefined) throw new WrongUse(`usage: ${usage}`);
    const environment = readEnvironment(process.env);
    const place = { environment, data: values.data };
    const snapshot = await openSnapshot(place);
    const files = await openFiles(place);
    const at = new Date();
    const tally: Tally = { documents: 0, files: 0, missing: [] };
    try {
      const lines = backupLines({ snapshot, files, digest: createDigest(environment.auditKey), at }, tally);
      await (file === '-' ? writeBackupStream(streams.stdout, lines) : writeBackupFile(file, lines));
    } finally {
      await files.close();
      await snapshot.close();
    }
    const { documents, missing } = tally;
    for (const id of missing) streams.stderr.write(`mesa backup: the bytes of the file ${id} are not there; it is left out\n`);
    const said = { file, at: at.toISOString(), store: snapshot.kind, documents, files: tally.files };
    // What goes to standard output there is the backup itself.
    (file === '-' ? streams.stderr : streams.stdout).write(`${JSON.stringify(said)}\n`);
    return 0;
  },
};
