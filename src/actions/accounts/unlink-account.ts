import type { Params, Words } from '../../domain/wording.ts';
import type { Link } from '../../messaging/account-link.ts';
import { channelWords } from '../channel-words.ts';
import type { Context } from '../context.ts';
import { directoryAddress } from '../reach-reader.ts';
import { tell } from '../tell.ts';

const MOST = 50;

/** The addresses that a person has linked, oldest first. */
export async function linksOf({ tx }: Pick<Context, 'tx'>, person: string): Promise<readonly Link[]> {
  return tx.collection('links').find({ person }, { sort: ['at'], limit: MOST });
}

/** Takes addresses away from a person again: from now on a stranger writes there. Both places are told, whoever did it. */
export async function unlinkAccount(context: Context, person: string, links: readonly Link[]): Promise<void> {
  const { tx, actor } = context;
  for (const link of links) {
    await tx.collection('links').remove(link);
    const params = { channel: channelWords(link.channel), who: { text: link.address } };
    await leaveHome(context, person, link);
    await tell(context, { reader: person, say: { notice: { key: 'unlink.told_there', params } }, at: link.home });
    const notice = toldBy(actor, params);
    if (actor !== person) await tell(context, { reader: person, say: { notice } });
  }
}

/** From the command line nobody in particular did it. */
function toldBy(actor: string, params: Params): Words {
  if (actor === 'system') return { key: 'unlink.told_desk', params };
  return { key: 'unlink.told', params: { ...params, by: { person: actor } } };
}

/** What the desk says unprompted no longer goes there. */
async function leaveHome(context: Context, person: string, { home }: Link): Promise<void> {
  const contacts = context.tx.collection('contacts');
  const contact = await contacts.get(person);
  if (contact?.home.channel !== home.channel || contact.home.id !== home.id) return;
  await contacts.replace({ ...contact, home: directoryAddress(context, person) });
}
