import type { Definitions } from '../../domain/definitions.ts';
import type { ChannelState } from '../../messaging/channel-state.ts';
import type { Store, Tx, Views } from '../../ports.ts';

/** What does not reach people at present. */
export interface DeliveryTroubles extends Letters {
  readonly alarms: readonly ({ readonly channel: string } & NonNullable<ChannelState['alarm']>)[];
}

interface Letters {
  /** Messages that wait for their reader to write, or for the operator. */
  readonly held: number;
  /** Messages that were given up. */
  readonly failed: number;
}

/** For the operator: channels with an alarm, the longest standing first, and messages that `mesa letters` lists. */
export async function deliveryTroubles(tx: Tx): Promise<DeliveryTroubles> {
  const states = await tx.collection('channels').find({ id: { $exists: true } });
  const alarms = states.flatMap(({ id, alarm }) => (alarm ? [{ channel: id, ...alarm }] : []));
  const letters = await countLettersOf(tx);
  return { alarms: alarms.sort((a, b) => a.since.getTime() - b.since.getTime()), ...letters };
}

/** As much of it as a reader has to know: agents why people do not hear of them, heads, leads and administrators also what is left to be done. */
export async function troublesFor(
  { store, definitions }: { readonly store: Store; readonly definitions: () => Definitions },
  reader: string,
): ReturnType<Views['troubles']> {
  const person = definitions().people.get(reader);
  const runs =
    person?.roles.some((role) => role === 'head' || role === 'administrator') ||
    person?.teams.some(({ role }) => role === 'lead');
  if (!person || (!runs && person.teams.length === 0)) return { alarms: [], held: 0, failed: 0 };
  const { alarms, held, failed } = await store.transaction(deliveryTroubles);
  const seen = alarms.map(({ channel, kind, since }) => ({ channel, kind, since }));
  return { alarms: seen, held: runs ? held : 0, failed: runs ? failed : 0 };
}

export async function countLettersOf(tx: Tx): Promise<Letters> {
  const outbox = tx.collection('outbox');
  return { held: await outbox.count({ state: 'held' }), failed: await outbox.count({ state: 'failed' }) };
}
