import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { troublesFor } from '../../../src/actions/looking/delivery-troubles.ts';
import type { Definitions } from '../../../src/domain/definitions.ts';
import type { Person } from '../../../src/domain/person.ts';
import { temporaryStore } from '../../fakes/temporary-store.ts';

const at = new Date('2026-03-02T14:00:00Z');
const person = (id: string, more: Partial<Person> = {}): Person => ({
  ...{ id, name: id, kind: 'employee', roles: [], teams: [], addresses: {} },
  ...more,
});
const people = [
  person('ana'),
  person('carlos', { teams: [{ team: 'mesa', role: 'agent' }] }),
  person('rosa', { teams: [{ team: 'rrhh', role: 'lead' }] }),
  person('gerencia', { roles: ['head'] }),
];
const definitions = () => ({ people: new Map(people.map((one) => [one.id, one])) }) as unknown as Definitions;

let place: Awaited<ReturnType<typeof temporaryStore>>;
beforeEach(async () => {
  place = await temporaryStore();
  await place.store.transaction(async (tx) => {
    const alarm = { kind: 'credentials', since: at, reason: 'token_revoked' } as const;
    await tx.collection('channels').insert({ id: 'slack', version: 1, schema: 1, trouble: 'credentials', alarm });
    await tx.collection('channels').insert({ id: 'teams', version: 1, schema: 1, restsUntil: at });
    const to = { channel: 'whatsapp', id: '519', kind: 'direct' } as const;
    const entry = {
      version: 1,
      schema: 1,
      seq: '1',
      reader: 'ana',
      to,
      lane: 'whatsapp:519',
      attempts: 1,
      createdAt: at,
    } as const;
    const say = { notice: { text: 'hola' } };
    await tx.collection('outbox').insert({ ...entry, id: '1', say, state: 'held', heldAt: at });
    await tx.collection('outbox').insert({ ...entry, id: '2', say, state: 'failed' });
    await tx.collection('outbox').insert({ ...entry, id: '3', say, state: 'sent' });
  });
});
afterEach(() => place.drop());

const alarms = [{ channel: 'slack', kind: 'credentials', since: at }];
test.each([
  { who: 'ana', sees: { alarms: [], held: 0, failed: 0 } },
  { who: 'nobody', sees: { alarms: [], held: 0, failed: 0 } },
  { who: 'carlos', sees: { alarms, held: 0, failed: 0 } },
  { who: 'rosa', sees: { alarms, held: 1, failed: 1 } },
  { who: 'gerencia', sees: { alarms, held: 1, failed: 1 } },
])('$who is told what they have to know of what does not reach people, and no reason', async ({ who, sees }) => {
  expect(await troublesFor({ store: place.store, definitions }, who)).toEqual(sees);
});
