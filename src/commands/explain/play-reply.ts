import type { Line } from '../../../adapters/play/render.ts';
import { TriageDraft } from '../../conversation/flows/triage-draft.ts';
import type { Log, Store } from '../../ports.ts';
import type { Foundation } from '../compose.ts';
import { makePlayDesk, playPeople } from '../play/make-play-desk.ts';
import { openPlay } from '../play/open-play.ts';
import { openPlayStore } from '../play/play-store.ts';

/** What the desk would answer. */
export interface Reply {
  /** False where the words were something else before anybody asked what they mean: a command, a ticket's number, a phrase of the desk. */
  readonly asked: boolean;
  /** Set where the desk asks although a reading is sure: what a thing named alone is about, and whether one given back is to be replaced. */
  readonly unsettled?: 'thing' | 'returned';
  /** In order; to the person, and to rooms that would be told. */
  readonly messages: readonly ReplyMessage[];
}

export interface ReplyMessage {
  /** A person's id, or `team:ID`. */
  readonly to: string;
  readonly text: string;
  readonly choices: readonly string[];
}

interface Said {
  readonly text: string;
  readonly person: string;
  readonly now: Date;
}

/** The page shortens nothing. */
const CHANNEL = 'web';

/** Says the words to a desk of this configuration that forgets them at once: a person without a ticket or an open question. */
export async function playReply(foundation: Foundation, { text, person, now }: Said, log: Log): Promise<Reply> {
  const { store, files, close } = await openPlayStore({ kind: 'embedded', log });
  try {
    let asked = false;
    const { understand } = foundation.knowledge;
    const watched: Foundation = {
      ...foundation,
      knowledge: { ...foundation.knowledge, understand: (...message) => ((asked = true), understand(...message)) },
    };
    const lines: Line[] = [];
    const session = await openPlay({
      ...{ store, keepsProgress: false, people: playPeople(foundation) },
      makeDesk: makePlayDesk({ foundation: watched, store, files, log }),
      print: (line) => void lines.push(line as Line),
    });
    await session.perform({ do: 'now', now });
    await session.perform({ do: 'say', as: person, on: CHANNEL, say: text });
    const unsettled = await unsettledIn(store);
    return {
      asked,
      ...(unsettled && { unsettled }),
      messages: lines.map((line) => ({ to: line.to, text: line.text, choices: line.choices })),
    };
  } finally {
    await close();
  }
}

/** By the question that triage left open. */
async function unsettledIn(store: Store): Promise<Reply['unsettled']> {
  for await (const { flow, draft } of store.scan('prompts')) {
    const { step } = flow === 'triage' ? TriageDraft.parse(draft) : {};
    if (step === 'which') return 'thing';
    if (step === 'two') return 'returned';
  }
  return undefined;
}
