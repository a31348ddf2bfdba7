import type { Address } from '../../domain/person.ts';
import type { Words } from '../../domain/wording.ts';
import type { PagePass } from '../../messaging/page-pass.ts';
import type { Context } from '../context.ts';
import { tell } from '../tell.ts';

/** In minutes. */
const PASS_LASTS = 10;
/** That one person may have at the same time. */
const MOST_PASSES = 5;
/** Of 32 hexadecimal digits: 128 bits. */
const TOKEN = /^[0-9a-f]{32}$/;

/** Sends the actor a link into the page, to be read by nobody else: `at` is where they are alone with the desk. */
export async function sendPagePass(
  context: Context,
  { at, publicUrl }: { readonly at: Address | undefined; readonly publicUrl: string },
): Promise<'sent' | 'too_many'> {
  const { tx, now, digest, actor } = context;
  const passes = tx.collection('passes');
  const open = await passes.count({ person: actor, dueAt: { $gt: now } });
  if (open >= MOST_PASSES) return 'too_many';
  const token = newToken();
  const params = { link: `${publicUrl}/web/enter#${token}`, minutes: PASS_LASTS };
  const entry = await tell(context, { reader: actor, say: { notice: { key: 'web.link', params } }, at });
  const dueAt = new Date(now.getTime() + PASS_LASTS * 60_000);
  await passes.insert({
    ...{ id: digest(`pass:${token}`), version: 1, schema: 1 },
    ...{ person: actor, at: now, entry: entry.id, dueAt },
  });
  return 'sent';
}

function newToken(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The person whose link it is, once and in time. */
export async function usePagePass(context: Context, token: string): Promise<string | undefined> {
  const { tx, now, digest, definitions } = context;
  const pass = TOKEN.test(token) ? await tx.collection('passes').get(digest(`pass:${token}`)) : undefined;
  if (!pass || now >= pass.dueAt || !definitions.people.has(pass.person)) return undefined;
  await endPagePass(context, pass, 'web.used');
  return pass.person;
}

/** Takes a link out of what the desk stores. The message itself stays as it was read: the link in it opens nothing any more. */
export async function endPagePass({ tx }: Context, pass: PagePass, key: 'web.used' | 'web.expired'): Promise<void> {
  await tx.collection('passes').remove(pass);
  const sent = await tx.collection('outbox').get(pass.entry);
  const notice: Words = { key };
  if (sent) await tx.collection('outbox').replace({ ...sent, say: { notice } });
}
