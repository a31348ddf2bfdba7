import { choiceLabels } from '../../../adapters/play/render.ts';
import type { PlatformName } from '../../../adapters/play/platforms.ts';
import type { FeedEntry } from '../../messaging/feed.ts';
import type { Person } from '../../domain/person.ts';
import type { Store } from '../../ports.ts';

/** A choice as one may tap it. `label` is what is shown, `whole` what it says before it was shortened. */
export interface Offer {
  readonly promptId: string;
  readonly value: string;
  readonly label: string;
  readonly whole: string;
}

/** All messages that were ever shown, by the names that a script calls them. */
export interface Board {
  keep(entry: FeedEntry): void;
  message(id: string): FeedEntry | undefined;
  ids(): readonly string[];
  /** What is before a person's eyes on a channel, newest first: their own messages, and the rooms of their teams. */
  seenBy(person: string, on: PlatformName): readonly FeedEntry[];
}

/** Reads what a store has shown already. */
export async function openBoard(store: Pick<Store, 'scan'>, people: ReadonlyMap<string, Person>): Promise<Board> {
  const entries = new Map<string, FeedEntry>();
  const keep = (entry: FeedEntry): void => void entries.set(entry.id, entry);
  // Messages of the web page may stand in the same store; a script has no names for those.
  for await (const entry of store.scan('feed')) if (/^m\d+$/.test(entry.id)) keep(entry);
  const inOrder = (): FeedEntry[] => [...entries.values()].sort((a, b) => number(a.id) - number(b.id));
  return {
    keep,
    message: (id) => entries.get(id),
    ids: () => inOrder().map(({ id }) => id),
    seenBy: (person, on) => {
      const rooms = new Set(people.get(person)?.teams.map(({ team }) => `team:${team}`));
      const sees = ({ message: { to, reader } }: FeedEntry): boolean =>
        to.channel === on && (to.kind === 'direct' ? to.id === person : rooms.has(reader));
      return inOrder().filter(sees).reverse();
    },
  };
}

/** The choices that a message offers now. */
export function liveOffers({ message }: FeedEntry): readonly Offer[] {
  const { promptId } = message;
  if (promptId === undefined) return [];
  const labels = choiceLabels(message, message.to.channel as PlatformName);
  return message.choices.map(({ value, label }, index) => ({ promptId, value, label: labels[index] ?? label, whole: label }));
}

const number = (id: string): number => Number(id.slice(1));
