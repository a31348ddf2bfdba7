import { parentPort, workerData } from 'node:worker_threads';
import type { Phrasebook } from '../../domain/phrasebook.ts';
import { teach } from './teach.ts';

// The thread that `teach-aside.ts` starts: it gets phrasebooks, answers what is learnt from them, and ends.
const taught = teach(workerData as readonly Phrasebook[]);
parentPort?.postMessage(taught, [taught.bytes.buffer]);
