import { createDesk } from '../../desk.ts';
import type { Person } from '../../domain/person.ts';
import type { Files, Log, Metrics, Store } from '../../ports.ts';
import type { SecondOpinion } from '../../second-opinion.ts';
import type { Foundation } from '../compose.ts';
import type { PlayOptions } from './open-play.ts';
import { playDefinitions } from './play-definitions.ts';

const uncounted: Metrics = {
  event: () => undefined,
  turn: () => undefined,
  sent: () => undefined,
  swept: () => undefined,
  alarm: () => undefined,
  letters: () => undefined,
  opinion: () => undefined,
};

/** The real desk, for a script. */
export function makePlayDesk({
  foundation,
  store,
  files,
  log,
  publicUrl,
  secondOpinion,
}: {
  foundation: Foundation;
  store: Store;
  files: Files;
  log: Log;
  publicUrl?: string | undefined;
  secondOpinion?: SecondOpinion | undefined;
}): PlayOptions['makeDesk'] {
  const { knowledge, readDates, searchArticles, translate, words, digest, inspect, newCode } = foundation;
  const definitions = playDefinitions(knowledge.definitions);
  return (parts) =>
    createDesk({
      ...parts,
      ...{
        store,
        files,
        readDates,
        searchArticles,
        translate,
        words,
        digest,
        inspect,
        newCode,
        log,
        publicUrl,
        secondOpinion,
        metrics: uncounted,
      },
      definitions: () => definitions,
      understand: () => knowledge.understand,
      identify: ({ userId }: { userId: string }) => (definitions.people.has(userId) ? userId : undefined),
    });
}

export function playPeople({ knowledge }: Foundation): ReadonlyMap<string, Person> {
  return knowledge.definitions.people;
}
