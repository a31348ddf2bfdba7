import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Context } from '../../src/actions/context.ts';
import { createDigest } from '../../src/commands/digest.ts';
import { verifyAudit } from '../../src/commands/verify-audit.ts';
import { append } from '../../src/domain/audit.ts';
import type { Definitions } from '../../src/domain/definitions.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { forgetTickets } from '../../src/jobs/forget-tickets.ts';
import { sealAudit } from '../../src/jobs/seal-audit.ts';
import type { Prompt } from '../../src/messaging/prompt.ts';
import type { Job } from '../../src/ports.ts';
import { bareTicket } from '../commands/bare-ticket.ts';
import { temporaryStore } from '../fakes/temporary-store.ts';
import { createFakeWorks, type FakeWorks } from './fake-works.ts';

const DAY_MS = 86_400_000;
const digest = createDigest();

let place: Awaited<ReturnType<typeof temporaryStore>>;
let fake: FakeWorks;
beforeEach(async () => {
  place = await temporaryStore();
  fake = createFakeWorks(place.store);
});
afterEach(() => place.drop());

function job(days: number | undefined): Job {
  const definitions = (): Definitions =>
    ({ desk: { retention: { ...(days !== undefined && { tickets_days: days }) } } }) as unknown as Definitions;
  const works = { ...fake.works, inTransaction: ((work) => place.store.transaction((tx) => work({ tx, now: fake.now(), digest, salt: () => 'salt' } as unknown as Context))) as FakeWorks['works']['inTransaction'] }; // prettier-ignore
  return forgetTickets({ ...works, definitions });
}

async function put(id: string, state: Ticket['state']): Promise<void> {
  const at = fake.now();
  const happen = (verb: string) => ({ at, by: 'ana', verb, sight: 'public' as const, text: `texto de ${id}` });
  const history = append(append([], happen('open'), digest), happen('comment'), digest);
  await place.store.transaction((tx) =>
    tx.collection('tickets').insert(bareTicket({ id, state, history, openedAt: at, touchedAt: at })),
  );
}

const seal = (): Promise<void> => sealAudit({ store: place.store, digest, log: fake.works.log }).run(fake.now());
const verify = () => verifyAudit(place.store, digest);
const left = (): Promise<readonly string[]> =>
  place.store.transaction(async (tx) =>
    (await tx.collection('tickets').find({ touchedAt: { $gt: new Date(0) } })).map(({ id }) => id),
  );

describe('tickets that were kept long enough', () => {
  test('go, and only those that are over', async () => {
    for (const [id, state] of [['INC-1', 'closed'], ['REQ-1', 'rejected'], ['REQ-2', 'cancelled'], ['INC-2', 'registered'], ['INC-3', 'resolved']] as const) await put(id, state); // prettier-ignore
    fake.pass(29 * DAY_MS);
    await put('INC-4', 'closed');
    await job(30).run(fake.now());
    expect(await left()).toHaveLength(6);
    expect(await job(30).dueAt()).toEqual(new Date(fake.now().getTime() + DAY_MS));
    fake.pass(DAY_MS);
    await job(30).run(fake.now());
    expect(await left()).toEqual(['INC-2', 'INC-3', 'INC-4']);
    expect(fake.counted).toEqual(['swept:forget-tickets:3:0']);
  });

  test('stay for good where no time is set', async () => {
    await put('INC-1', 'closed');
    fake.pass(9999 * DAY_MS);
    expect(await job(undefined).dueAt()).toBeUndefined();
    await job(undefined).run(fake.now());
    expect(await left()).toEqual(['INC-1']);
  });

  test('take their questions and files along, and leave hashes without a word', async () => {
    await put('INC-1', 'closed');
    const at = fake.now();
    const prompt: Prompt = {
      ...{
        id: 'p1',
        version: 1,
        schema: 1,
        flow: 'work-ticket',
        draft: {},
        audience: ['team:mesa'],
        say: { notice: { text: 'texto' } },
      },
      ...{ ticket: 'INC-1', askedAt: at, shownAt: at, open: false, copies: [], answers: [] },
    };
    const file = { id: 'f1', version: 1, schema: 1, name: 'a.txt', by: 'ana', at, state: 'attached', ticket: 'INC-1' } as const;
    await place.store.transaction(async (tx) => {
      await tx.collection('prompts').insert(prompt);
      await tx.collection('files').insert(file);
    });
    fake.pass(40 * DAY_MS);
    await job(30).run(fake.now());
    await place.store.transaction(async (tx) => {
      expect(await tx.collection('prompts').get('p1')).toBeUndefined();
      expect(await tx.collection('files').get('f1')).toMatchObject({ dueAt: fake.now() });
      expect(JSON.stringify(await tx.collection('removals').get('INC-1'))).not.toMatch(/texto|ana|comment/);
    });
  });
});

describe('the audit of removed tickets', () => {
  beforeEach(async () => {
    await put('INC-1', 'closed');
    await put('INC-2', 'registered');
    await seal();
    fake.pass(40 * DAY_MS);
    await job(30).run(fake.now());
  });

  test('stays whole, before and after the removal is sealed itself', async () => {
    expect(await verify()).toEqual({ tickets: 1, entries: 2, seals: 1, removed: 1, ok: true });
    await seal();
    expect(await verify()).toEqual({ tickets: 1, entries: 2, seals: 2, removed: 1, ok: true });
  });

  const change = (edit: (removal: never) => object | undefined): Promise<void> =>
    place.store.transaction(async (tx) => {
      const removal = (await tx.collection('removals').get('INC-1'))!;
      const next = edit(removal as never);
      if (next) await tx.collection('removals').replace(next as typeof removal);
      else await tx.collection('removals').remove(removal);
    });

  test('finds that what was left is gone, too', async () => {
    await change(() => undefined);
    expect(await verify()).toMatchObject({ ok: false, broken: { ticket: 'INC-1', why: expect.stringContaining('missing') } });
  });

  test('finds a removal that was made up', async () => {
    await change((removal: { hashes: string[] }) => ({ ...removal, hashes: ['made', 'up'] }));
    expect(await verify()).toMatchObject({ ok: false, broken: { ticket: 'INC-1' } });
    await change((removal: { hashes: string[] }) => ({ ...removal, at: fake.now(), hashes: [] }));
    expect(await verify()).toMatchObject({ ok: false, broken: { ticket: 'INC-1', why: expect.stringContaining('changed') } });
  });

  test('finds a sealed removal that was taken back', async () => {
    await seal();
    await change(() => undefined);
    await put('INC-1', 'closed');
    expect(await verify()).toMatchObject({ ok: false, broken: { ticket: 'INC-1', seal: expect.any(String) } });
  });
});
