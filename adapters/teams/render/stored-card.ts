import type { OutboxEntry } from '../../../src/messaging/outbound.ts';
import type { Prompt } from '../../../src/messaging/prompt.ts';
import { readerOf } from '../../../src/messaging/reader-of.ts';
import { createSpeaker } from '../../../src/messaging/speak.ts';
import type { ChannelTools } from '../../../src/channel.ts';
import type { Card } from './card.ts';
import { drawingFor } from './drawing.ts';
import { REFRESH_USERS } from '../limits.ts';
import { readPlace } from '../places.ts';
import { renderCard } from './render.ts';

type Tools = Pick<ChannelTools, 'store' | 'now' | 'translate' | 'definitions'>;

/** What the desk last said in a message, by its reference. */
export async function lastSaid({ store }: Pick<Tools, 'store'>, ref: string): Promise<OutboxEntry | undefined> {
  const entries = await store.transaction((tx) => tx.collection('outbox').find({ ref }, { limit: 200 }));
  return [...entries].sort((a, b) => a.seq.localeCompare(b.seq)).at(-1);
}

/** A message as it now stands, for one viewer: in their language, with buttons only if the question is theirs to answer. */
export async function cardFor(tools: Tools, entry: OutboxEntry, viewer: string | undefined): Promise<Card> {
  const { store, translate, definitions } = tools;
  const { prompt, contact } = await store.transaction(async (tx) => ({
    prompt: entry.promptId === undefined ? undefined : await tx.collection('prompts').get(entry.promptId),
    contact: viewer === undefined ? undefined : await tx.collection('contacts').get(viewer),
  }));
  const shared = entry.to.kind === 'shared';
  const reader = readerOf(viewer ?? entry.reader, definitions(), contact);
  const language = viewer === undefined ? (entry.language ?? reader.language) : reader.language;
  const message = createSpeaker({ translate, definitions: definitions() }, { ...reader, language }).message(entry);
  const drawing = drawingFor(tools, message, viewer);
  const mayChoose = prompt === undefined ? !shared : prompt.open && (!shared || isAsked(tools, prompt, viewer));
  const viewers = shared ? await viewersOf(tools, entry.promptId) : undefined;
  return renderCard(message, { ...drawing, mayChoose, ...(viewers && { viewers }) });
}

function isAsked({ definitions }: Pick<Tools, 'definitions'>, { audience }: Prompt, viewer: string | undefined): boolean {
  if (viewer === undefined) return false;
  const teams = definitions().people.get(viewer)?.teams ?? [];
  return audience.includes(`person:${viewer}`) || teams.some(({ team }) => audience.includes(`team:${team}`));
}

/** The accounts of those whom a question in a shared place is put to, as far as they were seen: their clients ask for their own view. */
export async function viewersOf(tools: Tools, promptId: string | undefined): Promise<readonly string[]> {
  if (promptId === undefined) return [];
  const prompt = await tools.store.transaction((tx) => tx.collection('prompts').get(promptId));
  if (!prompt) return [];
  const people = [...tools.definitions().people.values()].filter(({ id }) => isAsked(tools, prompt, id)).slice(0, REFRESH_USERS);
  const accounts = await Promise.all(
    people.map(async ({ addresses }) => {
      const address = addresses['teams'];
      return address === undefined ? undefined : (await readPlace(tools, address))?.account;
    }),
  );
  return accounts.filter((account) => account !== undefined);
}
