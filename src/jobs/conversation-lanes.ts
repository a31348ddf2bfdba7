import type { InboxEntry } from '../messaging/inbound.ts';
import type { Log } from '../ports.ts';

/** One conversation is worked on by one turn at a time in this process; different ones side by side. */
export interface ConversationLanes {
  /** True if nothing is at work for it: the caller may write its next event down as claimed. To be released afterwards. */
  reserve(conversation: string): boolean;
  release(conversation: string): void;
  /** Works through its events once what is at hand is done. `held` is claimed by the caller already. */
  wake(conversation: string, held?: InboxEntry): Promise<void>;
  /** Conversations with work that could not be ended, since the database was away: the leases are ours, and wait for nobody else. */
  stuck(): Iterable<string>;
  lookAgain(conversation: string): void;
  size(): number;
  idle(): Promise<void>;
}

interface Parts {
  readonly drain: (conversation: string, held: InboxEntry | undefined) => Promise<void>;
  readonly log: Log;
}

export function createLanes({ drain, log }: Parts): ConversationLanes {
  const atWork = new Map<string, Promise<void>>();
  const reserved = new Set<string>();
  const stuck = new Set<string>();
  return {
    reserve(conversation) {
      if (reserved.has(conversation) || atWork.has(conversation)) return false;
      reserved.add(conversation);
      return true;
    },
    release: (conversation) => void reserved.delete(conversation),
    wake(conversation, held) {
      // Whoever writes its next event down will wake it, and holds that event.
      if (!held && reserved.has(conversation)) return Promise.resolve();
      // Queued behind the work at hand, so that an event that came in between is not overlooked.
      const before = atWork.get(conversation) ?? Promise.resolve();
      const work = before
        .then(() => drain(conversation, held))
        .then(() => void stuck.delete(conversation))
        .catch((error: unknown) => {
          stuck.add(conversation);
          log.error(
            { conversation, error: String(error) },
            'a conversation could not be worked through; the sweep will try again',
          );
        });
      atWork.set(conversation, work);
      void work.finally(() => {
        if (atWork.get(conversation) === work) atWork.delete(conversation);
      });
      return work;
    },
    stuck: () => stuck,
    lookAgain: (conversation) => void stuck.add(conversation),
    size: () => atWork.size,
    async idle() {
      while (atWork.size > 0) await Promise.all(atWork.values());
    },
  };
}
