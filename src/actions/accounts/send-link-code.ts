import { clean } from '../../domain/fold.ts';
import type { Language } from '../../domain/label.ts';
import { CODE_LASTS, MOST_REQUESTS, showCode } from '../../domain/link-code.ts';
import type { Definitions } from '../../domain/definitions.ts';
import type { Linking } from '../../messaging/account-link.ts';
import type { InboundEvent } from '../../messaging/inbound.ts';
import type { NewCode } from '../../ports.ts';
import { channelWords } from '../channel-words.ts';
import type { Context } from '../context.ts';
import { endLinking } from './end-linking.ts';
import { addressKey } from './identify-sender.ts';
import { ask } from '../tell.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const MOST_NAME = 60;

export interface LinkRequest {
  readonly sender: InboundEvent['sender'];
  /** The e-mail or id that they say is theirs. */
  readonly claimed: string;
  readonly language: Language;
  readonly newCode: NewCode;
}

/**
 * Somebody at an unknown address says who they are: a one-time code goes to where that person is known. Nothing that comes of it tells
 * whether there is such a person. `too_many`: the hour's last request was the last; `silent`: they were told so already.
 */
export async function sendLinkCode(context: Context, request: LinkRequest): Promise<'asked' | 'too_many' | 'silent'> {
  const { tx, now, newId, digest, definitions } = context;
  const address = addressKey(request.sender);
  const linkings = tx.collection('linkings');
  const since = (ms: number) => ({ at: { $gt: new Date(now.getTime() - ms) } });
  const earlier = await linkings.find({ address, ...since(HOUR_MS) }, { sort: ['-at'], limit: MOST_REQUESTS + 1 });
  if (earlier.length > MOST_REQUESTS) return 'silent';
  const allowed = earlier.length < MOST_REQUESTS;
  const words = { key: 'link.replaced' } as const;
  for (const before of earlier)
    if (allowed && before.state === 'open') await endLinking(context, before, { state: 'over', words });
  const person = allowed ? personCalled(request.claimed, definitions) : undefined;
  const send = person !== undefined && (await mayBeSent(context, { person, address }));
  const [id, code] = [newId(), request.newCode()];
  const prompt = send ? await tellCode(context, request, { id, person, code }) : undefined;
  await linkings.insert({
    id, version: 1, schema: 1, address, digest: digest(`${id}:${code}`), at: now, attempts: 0, language: request.language,
    expiresAt: new Date(now.getTime() + CODE_LASTS * MINUTE_MS),
    dueAt: new Date(now.getTime() + (allowed ? CODE_LASTS * MINUTE_MS : DAY_MS)), state: allowed ? 'open' : 'over',
    ...(send && { person }), ...(prompt && { prompt }),
  }); // prettier-ignore
  return allowed ? 'asked' : 'too_many';
}

/** By e-mail or id; case does not matter. */
function personCalled(claimed: string, { people }: Definitions): string | undefined {
  const called = claimed.toLowerCase();
  return [...people.values()].find(({ id, email }) => id === called || email?.toLowerCase() === called)?.id;
}

/** Nobody gets more than a few codes an hour, and none for an address that they blocked. */
async function mayBeSent({ tx, now }: Context, { person, address }: { person: string; address: string }): Promise<boolean> {
  const linkings = tx.collection('linkings');
  const lately = await linkings.count({ person, at: { $gt: new Date(now.getTime() - HOUR_MS) } });
  if (lately >= MOST_REQUESTS) return false;
  const ofAddress = await linkings.find(
    { address, at: { $gt: new Date(now.getTime() - DAY_MS) } },
    { sort: ['-at'], limit: 100 },
  );
  return !ofAddress.some((one: Linking) => one.state === 'blocked' && one.person === person);
}

async function tellCode(
  context: Context,
  { sender }: LinkRequest,
  { id, person, code }: { id: string; person: string; code: string },
): Promise<string> {
  const name = clean(sender.name ?? '').slice(0, MOST_NAME);
  const who = name && name !== sender.userId ? `${name} (${sender.userId})` : sender.userId;
  const params = { channel: channelWords(sender.channel), who: { text: who }, code: showCode(code), minutes: CODE_LASTS };
  const prompt = await ask(context, {
    say: {
      notice: { key: 'link.code', params },
      question: { key: 'link.not_you' },
      // Beside whatever else is being asked: typed words go there.
      ask: { choices: [{ value: 'block', label: { key: 'button.block' }, style: 'danger' }], typed: false },
    },
    flow: 'link-account',
    draft: { linking: id },
    readers: [person],
  });
  return prompt.id;
}
