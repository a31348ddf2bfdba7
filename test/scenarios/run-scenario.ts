import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { createFolderFiles } from '../../adapters/files-folder/files.ts';
import type { Line } from '../../adapters/play/render.ts';
import { layFoundation, type Foundation } from '../../src/commands/compose.ts';
import { makePlayDesk, playPeople } from '../../src/commands/play/make-play-desk.ts';
import { openPlay } from '../../src/commands/play/open-play.ts';
import { Step } from '../../src/commands/play/steps.ts';
import { StepError } from '../../src/commands/play/step-error.ts';
import type { Understand } from '../../src/domain/understanding.ts';
import type { Log } from '../../src/ports.ts';
import type { SecondOpinion } from '../../src/second-opinion.ts';
import type { PlatformName } from '../../adapters/play/platforms.ts';
import { createQuietLog } from '../fakes/quiet-log.ts';
import { temporaryStore } from '../fakes/temporary-store.ts';

/** What a step prints: messages, and whatever `show` shows. */
export type Printed = Line & {
  readonly tickets?: readonly Record<string, never>[];
  readonly outbox?: readonly Record<string, never>[];
};

type Whoever = { readonly as: string; readonly on: PlatformName };
type Tap = { readonly of?: string; readonly message?: string; readonly fill?: object };

/** A person at a keyboard. */
export interface Voice {
  say(text: string): Promise<Printed[]>;
  tap(label: string, more?: Tap): Promise<Printed[]>;
  command(text: string): Promise<Printed[]>;
}

export interface Story {
  /** Does one step as `mesa play` would; throws if it cannot be done. */
  do(step: object): Promise<Printed[]>;
  as(person: string, on: PlatformName): Voice;
  /** What the log was told, a line each. */
  readonly log: readonly string[];
  close(): Promise<void>;
}

const foundations = new Map<string, Promise<Foundation>>();
const demo = fileURLToPath(new URL('../../config', import.meta.url));

/** What a story uses again: the demo's, and the last few of the folders that stories make, each of which holds a model. */
const MOST_KEPT = 4;

/** A configuration is loaded, and its understanding read, once per process. */
function foundationOf(config: string): Promise<Foundation> {
  const laid = foundations.get(config) ?? layFoundation({ config });
  const oldest =
    foundations.size >= MOST_KEPT ? [...foundations.keys()].find((kept) => kept !== demo && kept !== config) : undefined;
  if (oldest !== undefined) foundations.delete(oldest);
  foundations.set(config, laid);
  return laid;
}

/** A store that a story goes on with, and the folder of its files. */
export type StoryPlace = Awaited<ReturnType<typeof temporaryStore>>;

/** What few stories need. */
interface More {
  readonly publicUrl?: string;
  readonly secondOpinion?: (log: Log) => SecondOpinion;
  /** Reads messages in place of the desk, or on top of it. */
  readonly understand?: (own: Understand) => Understand;
}

function reading(foundation: Foundation, { understand }: More): Foundation {
  const { knowledge } = foundation;
  return understand ? { ...foundation, knowledge: { ...knowledge, understand: understand(knowledge.understand) } } : foundation;
}

/** A desk (the demo's, unless a folder with another configuration is given) on a throw-away store, or on the one given. */
export async function openStory(place?: StoryPlace, config = demo, more: More = {}): Promise<Story> {
  const laid = reading(await foundationOf(config), more);
  const { store, folder, drop } = place ?? (await temporaryStore());
  const { log, lines: logged } = createQuietLog();
  const lines: Printed[] = [];
  const print = (line: object): void => void lines.push(JSON.parse(JSON.stringify(line)));
  const makeDesk = makePlayDesk({
    foundation: laid,
    store,
    files: await createFolderFiles({ folder: join(folder, 'files') }),
    log,
    publicUrl: more.publicUrl,
    secondOpinion: more.secondOpinion?.(log),
  });
  const session = await openPlay({ store, keepsProgress: place !== undefined, people: playPeople(laid), makeDesk, print });
  const perform = async (step: object): Promise<Printed[]> => {
    const from = lines.length;
    await session.perform(Step.parse(step)).catch((error: unknown) => {
      throw error instanceof StepError
        ? new Error(`${JSON.stringify(step)}: ${error.message}; offered: ${error.offered.join(', ') || 'nothing'}`)
        : error;
    });
    return lines.slice(from);
  };
  return { do: perform, as: (as, on) => voice({ as, on }, perform), log: logged, close: drop };
}

function voice(who: Whoever, perform: Story['do']): Voice {
  return {
    say: (text) => perform({ ...who, say: text }),
    tap: (label, more = {}) => perform({ ...who, tap: label, ...more }),
    command: (text) => perform({ ...who, command: text }),
  };
}

/** A whole story at once: every line that its steps printed. */
export async function playSteps(steps: readonly object[]): Promise<Printed[]> {
  const story = await openStory();
  try {
    const lines: Printed[] = [];
    for (const step of steps) lines.push(...(await story.do(step)));
    return lines;
  } finally {
    await story.close();
  }
}
