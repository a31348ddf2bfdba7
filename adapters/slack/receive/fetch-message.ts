import { SlackFailure } from '../send/failure.ts';
import { SlackMessage } from './payloads.ts';
import type { WebApi } from '../send/web-api.ts';

/** A message by its place; `undefined` if it is gone, or the desk is not there. @throws SlackFailure if Slack does not answer */
export async function fetchMessage(api: WebApi, channel: string, ts: string): Promise<SlackMessage | undefined> {
  const span = { channel, latest: ts, oldest: ts, inclusive: true, limit: 1 };
  // The history has no replies of threads.
  return (await read(api, 'conversations.history', span, ts)) ?? (await read(api, 'conversations.replies', { ...span, ts }, ts));
}

// eslint-disable-next-line max-params -- one call, and which of its messages is meant
async function read(
  api: WebApi,
  method: 'conversations.history' | 'conversations.replies',
  args: Readonly<Record<string, unknown>>,
  ts: string,
): Promise<SlackMessage | undefined> {
  try {
    const { messages } = await api.call(method, args, { waitMs: 500 });
    const found = ((messages ?? []) as readonly { readonly ts?: string }[]).find((message) => message.ts === ts);
    return found && SlackMessage.parse(found);
  } catch (error) {
    if (error instanceof SlackFailure && error.reached === 'refused' && error.code !== 'ratelimited') return undefined;
    throw error;
  }
}
