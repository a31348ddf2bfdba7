import { openNumbers } from '../../../adapters/play/numbers.ts';
import { platformNames } from '../../../adapters/play/platforms.ts';
import { createRecordingChannel, type Shown } from '../../../adapters/play/recording-channel.ts';
import type { Person } from '../../domain/person.ts';
import { releaseLeases } from '../../jobs/release-leases.ts';
import type { Channel } from '../../channel.ts';
import type { NewId, Now, Store } from '../../ports.ts';
import { openBoard } from './board.ts';
import { createManualClock } from './clock.ts';
import type { PlayableDesk } from './playable-desk.ts';
import { readProgress } from './progress.ts';
import { createSession, type Session } from './session.ts';

/** A Monday, 09:00 in Lima. */
const START = new Date('2026-03-02T09:00:00-05:00');

export interface PlayOptions {
  readonly store: Store;
  /** False for a throw-away store. */
  readonly keepsProgress: boolean;
  readonly people: ReadonlyMap<string, Person>;
  readonly makeDesk: (parts: { readonly channels: readonly Channel[]; readonly now: Now; readonly newId: NewId }) => PlayableDesk;
  readonly print: (line: object) => void;
  readonly kill?: () => void;
}

/** A desk on recording channels and a manual clock, where an earlier process on the same store left off. */
export async function openPlay(options: PlayOptions): Promise<Session> {
  const { store, people, keepsProgress, makeDesk, print, kill } = options;
  const progress = keepsProgress ? await readProgress(store) : undefined;
  const clock = createManualClock(progress?.at ?? START);
  // The clock moves only when told, and no lease ends before; a script is the only process on its store.
  if (progress) await releaseLeases(store, clock.now);
  const board = await openBoard(store, people);
  const sessions: Session[] = [];
  const numbers = await openNumbers(store);
  const onShown = (shown: Shown): void => sessions[0]?.shown(shown);
  const channels = platformNames.map((name) => createRecordingChannel({ name, store, numbers, now: clock.now, onShown }));
  const desk = makeDesk({ channels, now: clock.now, newId: createPlayIds(clock.now, await store.next('play:run')) });
  for (const channel of channels)
    await channel.start(
      (event) => desk.receive(event),
      (receipt) => desk.note(receipt),
    );
  const session = createSession({
    ...{ desk, store, clock, board, keepsProgress, print },
    lastEvent: progress?.lastEvent ?? 0,
    resumed: progress !== undefined,
    ...(kill && { kill }),
  });
  sessions.push(session);
  return session;
}

/** The same script makes the same ids. They sort by time, then by process, then by their number in it. */
function createPlayIds(now: Now, run: number): NewId {
  const part = (value: number, digits: number): string => value.toString(36).padStart(digits, '0');
  let count = 0;
  return () => {
    count += 1;
    return `${part(now().getTime(), 9)}${part(run, 4)}${part(count, 6)}`;
  };
}
