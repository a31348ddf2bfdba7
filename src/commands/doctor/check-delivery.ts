import { deliveryTroubles, type DeliveryTroubles } from '../../actions/looking/delivery-troubles.ts';
import type { Store } from '../../ports.ts';
import type { Learnt } from './check-reach.ts';
import { bad, type Finding } from './finding.ts';

type Alarm = DeliveryTroubles['alarms'][number];

const remedies = {
  credentials: 'renew its token, as its set-up says, and start the desk again: what waits is sent then',
  away: 'see that this machine reaches the platform: what waits is sent as soon as it answers',
} as const satisfies Record<Alarm['kind'], string>;

/** Alarms that stand, and messages that wait or were given up. */
export async function checkDelivery(store: Store): Promise<readonly Finding[]> {
  const { alarms, held, failed } = await store.transaction((tx) => deliveryTroubles(tx));
  const letters = 'mesa letters lists them, and sends them again (requeue)';
  return [
    ...alarms.map(({ channel, kind, since, reason }) =>
      bad(`channel ${channel}`, `since ${since.toISOString()}: ${reason}; ${remedies[kind]}`),
    ),
    ...(held > 0 ? [bad('messages', `${held} held until their reader writes or the operator acts; ${letters}`)] : []),
    ...(failed > 0 ? [bad('messages', `${failed} could not be delivered; ${letters}`)] : []),
  ];
}

const MOST_PLACES = 50;

/** What the desk knows of places and accounts that no file says. */
export async function learntBy(store: Store): Promise<Learnt> {
  const linked = new Set<string>();
  for await (const { person } of store.scan('links')) linked.add(person);
  const places = await store.transaction((tx) =>
    tx.collection('places').find({ channel: 'teams' }, { sort: ['-seenAt'], limit: MOST_PLACES }),
  );
  return { places, linked };
}
