import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { releaseHeld } from '../../src/actions/release-held.ts';
import { requeueLetter } from '../../src/actions/requeue-letter.ts';
import type { Address, Person } from '../../src/domain/person.ts';
import type { Contact } from '../../src/messaging/contact.ts';
import type { OutboxEntry } from '../../src/messaging/outbound.ts';
import type { Prompt } from '../../src/messaging/prompt.ts';
import { temporaryStore } from '../fakes/temporary-store.ts';
import { messageOf, putMessage } from './fake-outbox.ts';
import { openPlatforms, type Answer, type Call } from './fake-platforms.ts';
import { createFakeWorks, type FakeWorks } from './fake-works.ts';

const ana: Person = {
  ...{ id: 'ana', name: 'Ana', kind: 'employee', roles: [], teams: [], channel: 'whatsapp' },
  addresses: { whatsapp: '51900000001', slack: 'U1' },
};
const names = ['whatsapp', 'slack', 'web'];
const direct = (channel: string, id: string): Address => ({ channel, id, kind: 'direct' });
const onPhone = { to: direct('whatsapp', '51900000001'), lane: 'whatsapp:51900000001' };

let place: Awaited<ReturnType<typeof temporaryStore>>;
let fake: FakeWorks;
beforeEach(async () => {
  place = await temporaryStore();
  fake = createFakeWorks(place.store, { people: [ana], channels: names });
});
afterEach(() => place.drop());

const put = (id: string, more: Partial<OutboxEntry> = {}) => putMessage(fake, id, { ...onPhone, ...more });
const entry = (id: string) => messageOf(fake, id);
const open = (answer: Answer) => openPlatforms(fake, { names }, answer);
const ok = ({ id }: Call) => ({ ok: true, ref: `ref-${id}` }) as const;
const refusing =
  (...channels: readonly string[]): Answer =>
  (call) =>
    channels.includes(call.channel) ? { ok: false, retry: 'elsewhere', reason: 'window' } : ok(call);
const contactOf = (id: string) => place.store.transaction((tx) => tx.collection('contacts').get(id));
const putContact = (home: Address, more: Partial<Contact> = {}) =>
  place.store.transaction((tx) =>
    tx.collection('contacts').insert({ id: 'ana', version: 1, schema: 1, home, heard: [], misses: 0, ...more }),
  );
const promptOf = (id: string) => place.store.transaction((tx) => tx.collection('prompts').get(id));
const putPrompt = (copy: string) =>
  place.store.transaction((tx) => {
    const at = fake.now();
    const prompt: Prompt = {
      ...{ id: 'p1', version: 1, schema: 1, flow: 'triage', draft: {}, audience: ['person:ana'], say: { notice: { text: 'q' } } },
      ...{ askedAt: at, shownAt: at, open: true, copies: [{ entry: copy, reader: 'ana', to: onPhone.to }], answers: [] },
    };
    return tx.collection('prompts').insert(prompt);
  });

describe('a reader who cannot be reached where a message is meant for', () => {
  test('gets it on another channel of theirs, in order, and its question is answered there', async () => {
    await putPrompt('1');
    await put('1', { promptId: 'p1', thread: 'wamid.7' });
    await put('2');
    const { work, said, calls } = open(refusing('whatsapp'));
    await work();
    await work();
    expect(said('slack:U1')).toEqual(['1', '2']);
    expect(calls.find(({ channel, id }) => channel === 'slack' && id === '1')).toMatchObject({ promptId: 'p1' });
    expect(calls.find(({ channel, id }) => channel === 'slack' && id === '1')).not.toHaveProperty('thread');
    expect(await entry('1')).toMatchObject({ state: 'sent', to: direct('slack', 'U1'), lane: 'slack:U1', ref: 'ref-1' });
    expect((await promptOf('p1'))?.copies).toEqual([{ entry: '1', reader: 'ana', to: direct('slack', 'U1') }]);
  });

  test('later rewrites go where it went, and are edits there', async () => {
    await put('1');
    const { work, calls } = open(refusing('whatsapp'));
    await work();
    await work();
    await put('2', { replaces: '1' });
    await work();
    await work();
    expect(calls.at(-1)).toMatchObject({ lane: 'slack:U1', words: '2', replaces: 'ref-1' });
    expect(calls.filter(({ id }) => id === '2')).toHaveLength(1);
  });

  test('a chat comes before the page, also where they wrote there last', async () => {
    await putContact(direct('web', 'ana'));
    await put('1');
    const { work, calls } = open(refusing('whatsapp', 'slack'));
    for (let round = 0; round < 4; round += 1) await work();
    expect(calls.map(({ lane }) => lane)).toEqual(['whatsapp:51900000001', 'slack:U1', 'web:ana']);
  });

  test('the page is no way out where nobody signs in to it who has not been there', async () => {
    fake = createFakeWorks(place.store, { people: [ana], channels: names, closedPage: true });
    await put('1');
    const { work, calls } = open(refusing('whatsapp', 'slack'));
    for (let round = 0; round < 4; round += 1) await work();
    expect(calls.map(({ lane }) => lane)).toEqual(['whatsapp:51900000001', 'slack:U1']);
    expect(await entry('1')).toMatchObject({ state: 'held' });
  });

  test('a channel that is in trouble itself is passed over', async () => {
    await place.store.transaction((tx) =>
      tx.collection('channels').insert({ id: 'slack', version: 1, schema: 1, trouble: 'credentials' }),
    );
    await put('1');
    const { work, calls } = open(refusing('whatsapp'));
    await work();
    await work();
    expect(calls.map(({ lane }) => lane)).toEqual(['whatsapp:51900000001', 'web:ana']);
  });

  test('a team’s room moves to the page’s room', async () => {
    await put('1', { reader: 'team:mesa', to: { channel: 'slack', id: 'C1', kind: 'shared' }, lane: 'slack:C1' });
    const { work, calls } = open(refusing('slack'));
    await work();
    await work();
    expect(calls.map(({ lane }) => lane)).toEqual(['slack:C1', 'web:team:mesa']);
  });

  test('a channel that was switched off is one of them', async () => {
    await put('1', { to: direct('teams', 'T1'), lane: 'teams:T1' });
    const { work, said } = open(ok);
    await work();
    await work();
    expect(said('whatsapp:51900000001')).toEqual(['1']);
  });

  test('a stranger’s message is given up: nobody is there to wait for', async () => {
    await put('1', { reader: 'whatsapp:999', to: direct('whatsapp', '999'), lane: 'whatsapp:999' });
    const { work } = open(refusing('whatsapp'));
    await work();
    expect(await entry('1')).toMatchObject({ state: 'failed', reason: 'window' });
  });
});

describe('a reader who can be reached nowhere', () => {
  const nowhere = refusing(...names);
  const release = (at: Address) =>
    place.store.transaction(async (tx) => {
      const contact = await tx.collection('contacts').get('ana');
      await tx.collection('contacts').replace(await releaseHeld(tx, contact!, { at, now: fake.now() }));
    });

  test('it is held, seen by the operator, and holds up nothing', async () => {
    await putContact(onPhone.to);
    await put('1');
    const { work, deliveries } = open(nowhere);
    for (let round = 0; round < 4; round += 1) await work();
    expect(await entry('1')).toMatchObject({ state: 'held', reason: 'window', heldAt: fake.now() });
    expect(await contactOf('ana')).toMatchObject({ awaited: true });
    expect(await deliveries.dueAt()).toBeUndefined();
    expect(fake.counted).toContain('sent:held');
  });

  test('as soon as they write, it goes to where they are, ahead of what they are answered', async () => {
    await putContact(onPhone.to);
    await putPrompt('1');
    await put('1', { promptId: 'p1' });
    await put('2');
    let away = true;
    const { work, said } = open((call) => (away ? nowhere(call) : ok(call)));
    for (let round = 0; round < 4; round += 1) await work();
    away = false;
    await release(direct('slack', 'U1'));
    await put('3', { to: direct('slack', 'U1'), lane: 'slack:U1' });
    const before = said('slack:U1').length;
    await work();
    expect(said('slack:U1').slice(before)).toEqual(['1', '2', '3']);
    expect((await promptOf('p1'))?.copies[0]).toMatchObject({ to: direct('slack', 'U1') });
    expect(await contactOf('ana')).not.toHaveProperty('awaited');
  });

  test('the operator sends it again, and it is tried everywhere afresh', async () => {
    await put('1');
    let away = true;
    const { work, calls } = open((call) => (away ? nowhere(call) : ok(call)));
    for (let round = 0; round < 4; round += 1) await work();
    away = false;
    await place.store.transaction((tx) => requeueLetter(tx, '1', fake.now()));
    await work();
    expect(calls.at(-1)).toMatchObject({ lane: 'web:ana' });
    const settled = await entry('1');
    expect(settled).toMatchObject({ state: 'sent', attempts: 1 });
    for (const gone of ['left', 'heldAt', 'reason']) expect(settled).not.toHaveProperty(gone);
  });

  test('a rewrite of what is held changes it where it waits, and is not said by itself', async () => {
    await put('1');
    let away = true;
    const { work, calls } = open((call) => (away ? nowhere(call) : ok(call)));
    for (let round = 0; round < 4; round += 1) await work();
    const tried = calls.length;
    await put('2', { replaces: '1' });
    await work();
    expect(calls).toHaveLength(tried);
    expect(await entry('1')).toMatchObject({ state: 'held', say: { notice: { text: '2' } } });
    expect(await entry('2')).toMatchObject({ state: 'sent' });
    away = false;
    await place.store.transaction((tx) => requeueLetter(tx, '1', fake.now()));
    await work();
    expect(calls.slice(tried).map(({ words }) => words)).toEqual(['2']);
  });
});

describe('a reader who blocked the desk', () => {
  const blocking: Answer = (call) =>
    call.channel === 'whatsapp' ? { ok: false, retry: 'elsewhere', because: 'blocked', reason: '131050' } : ok(call);

  test('is noted with their contact, until they write there', async () => {
    await putContact(onPhone.to);
    await put('1');
    const { work } = open(blocking);
    await work();
    await work();
    expect(await contactOf('ana')).toMatchObject({ shut: [onPhone.lane] });
    await place.store.transaction(async (tx) => {
      const contact = await tx.collection('contacts').get('ana');
      await tx.collection('contacts').replace(await releaseHeld(tx, contact!, { at: onPhone.to, now: fake.now() }));
    });
    expect(await contactOf('ana')).not.toHaveProperty('shut');
  });

  test('is noted with the place, where they have never talked with the desk', async () => {
    await put('1');
    const { work } = open(blocking);
    await work();
    const noted = await place.store.transaction((tx) => tx.collection('places').get(onPhone.lane));
    expect(noted).toMatchObject({ channel: 'whatsapp', address: '51900000001', shutAt: fake.now() });
  });
});
