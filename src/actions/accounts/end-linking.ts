import type { Words } from '../../domain/wording.ts';
import type { Linking } from '../../messaging/account-link.ts';
import type { Say } from '../../messaging/outbound.ts';
import type { Prompt } from '../../messaging/prompt.ts';
import type { Context } from '../context.ts';
import { closePrompt } from '../tell.ts';

/** Kept so long, for the limits on asking again. */
const KEPT_MS = 24 * 3_600_000;

/** Ends a one-time code: it opens nothing any more, and stands nowhere any more, neither in the message nor in what the desk stores. */
export async function endLinking(
  context: Context,
  linking: Linking,
  end: { readonly state: Exclude<Linking['state'], 'open'>; readonly words: Words },
): Promise<void> {
  const { tx, now } = context;
  const dueAt = new Date(now.getTime() + KEPT_MS);
  await tx.collection('linkings').replace({ ...linking, state: end.state, dueAt });
  const prompt = linking.prompt ? await tx.collection('prompts').get(linking.prompt) : undefined;
  if (!prompt?.open) return;
  const say: Say = { notice: end.words };
  await closePrompt(context, prompt, { say });
  await scrub(context, prompt, say);
}

async function scrub({ tx }: Context, { id, copies }: Prompt, say: Say): Promise<void> {
  const closed = await tx.collection('prompts').get(id);
  if (closed) await tx.collection('prompts').replace({ ...closed, say });
  for (const copy of copies) {
    const sent = await tx.collection('outbox').get(copy.entry);
    if (sent) await tx.collection('outbox').replace({ ...sent, say });
  }
}
