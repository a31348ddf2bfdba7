import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createDigest } from '../../src/commands/digest.ts';
import { verifyAudit } from '../../src/commands/verify-audit.ts';
import { append, eraseFrom } from '../../src/domain/audit.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { sealAudit } from '../../src/jobs/seal-audit.ts';
import { createQuietLog } from '../fakes/quiet-log.ts';
import { temporaryStore } from '../fakes/temporary-store.ts';
import { bareTicket } from './bare-ticket.ts';

let place: Awaited<ReturnType<typeof temporaryStore>>;
beforeEach(async () => {
  place = await temporaryStore();
});
afterEach(() => place.drop());

const digest = createDigest();
const hour = 3_600_000;
const start = new Date('2026-03-02T14:00:00Z');
const after = (hours: number) => new Date(start.getTime() + hours * hour);
/** A ticket with three entries, written directly. */
async function open(id: string, at = start): Promise<void> {
  const happen = (n: number) => ({ at, by: 'ana', verb: 'comment', sight: 'public' as const, text: `texto ${n}` });
  const history = [1, 2, 3].reduce<Ticket['history']>((before, n) => append(before, happen(n), digest), []);
  await place.store.transaction((tx) =>
    tx.collection('tickets').insert(bareTicket({ id, history, openedAt: at, touchedAt: at })),
  );
}

async function change(id: string, edit: (ticket: Ticket) => Ticket): Promise<void> {
  await place.store.transaction(async (tx) => {
    const ticket = await tx.collection('tickets').get(id);
    if (ticket) await tx.collection('tickets').replace(edit(ticket));
  });
}

const { log, lines } = createQuietLog();
const job = () => sealAudit({ store: place.store, digest, log });
const verify = () => verifyAudit(place.store, digest);

describe('the audit', () => {
  test('is whole where nobody touched it, also without any ticket', async () => {
    expect(await verify()).toEqual({ tickets: 0, entries: 0, seals: 0, ok: true });
    await open('INC-1');
    await open('INC-2');
    await job().run(start);
    expect(await verify()).toEqual({ tickets: 2, entries: 6, seals: 1, ok: true });
  });

  test('finds a changed entry', async () => {
    await open('INC-1');
    await change('INC-1', (ticket) => ({
      ...ticket,
      history: ticket.history.map((entry) => (entry.n === 2 ? { ...entry, by: 'bob' } : entry)),
    }));
    expect(await verify()).toMatchObject({ ok: false, broken: { ticket: 'INC-1', entry: 2 } });
  });

  test('finds a changed text, and does not mind an erased one', async () => {
    await open('INC-1');
    const erased = ({ text: _text, ...entry }: Ticket['history'][number]) => entry;
    await change('INC-1', (ticket) => ({
      ...ticket,
      history: ticket.history.map((entry) => (entry.n === 2 ? erased(entry) : entry)),
    }));
    expect(await verify()).toMatchObject({ ok: true });
    await change('INC-1', (ticket) => ({
      ...ticket,
      history: ticket.history.map((entry) => (entry.n === 3 ? { ...entry, text: 'otro' } : entry)),
    }));
    expect(await verify()).toMatchObject({ broken: { ticket: 'INC-1', entry: 3, why: expect.stringContaining('text') } });
  });

  describe('of a history that a person was taken out of', () => {
    const about = { at: after(1), as: 'erased-1', salt: 's', digest };
    const without = (entry: Ticket['history'][number]) => (entry.n === 2 ? { ...entry, by: 'erased-1', text: '…' } : entry);
    const eraseSome = () => change('INC-1', (ticket) => ({ ...ticket, history: [...eraseFrom(ticket.history, without, about)] }));
    const rewrite = (n: number, edit: object) =>
      change('INC-1', (ticket) => ({
        ...ticket,
        history: ticket.history.map((entry) => (entry.n === n ? { ...entry, ...edit } : entry)),
      }));
    const vouched = { ok: false, broken: { ticket: 'INC-1', entry: 2, why: expect.stringContaining('a person was taken out') } };

    beforeEach(async () => {
      await open('INC-1');
      await job().run(start);
      await eraseSome();
    });

    test('is whole, seals included, and says how many entries that are', async () => {
      expect(await verify()).toEqual({ tickets: 1, entries: 4, seals: 1, erased: 1, ok: true });
    });

    test('stays whole when another is taken out later', async () => {
      const other = (entry: Ticket['history'][number]) => (entry.n === 3 ? { ...entry, by: 'erased-2' } : entry);
      await change('INC-1', (ticket) => ({ ...ticket, history: [...eraseFrom(ticket.history, other, about)] }));
      expect(await verify()).toMatchObject({ entries: 5, erased: 2, ok: true });
    });

    test.each([{ by: 'bob' }, { text: 'otra cosa' }, { verb: 'approve' }, { facts: { decision: 'approved' } }, { hash: 'x' }])(
      'finds what is left changed: %j',
      async (edit) => {
        await rewrite(2, edit);
        expect(await verify()).toMatchObject({ ok: false });
      },
    );

    test('finds an entry that was passed off as erased', async () => {
      await rewrite(3, { erased: true, by: 'bob' });
      expect(await verify()).toMatchObject({ ...vouched, broken: { ...vouched.broken, entry: 3 } });
    });

    test('finds the vouching entry gone or changed', async () => {
      await rewrite(4, { facts: { as: 'erased-1', left: 'x' } });
      expect(await verify()).toMatchObject({ broken: { entry: 4 } });
      await change('INC-1', (ticket) => ({ ...ticket, history: ticket.history.slice(0, 3) }));
      expect(await verify()).toMatchObject(vouched);
    });
  });

  test('finds a removed entry', async () => {
    await open('INC-1');
    await change('INC-1', (ticket) => ({ ...ticket, history: ticket.history.filter(({ n }) => n !== 2) }));
    expect(await verify()).toMatchObject({ broken: { ticket: 'INC-1', entry: 3 } });
  });

  test('finds a removed end by its seal', async () => {
    await open('INC-1');
    await job().run(start);
    await change('INC-1', (ticket) => ({ ...ticket, history: ticket.history.slice(0, 2) }));
    expect(await verify()).toMatchObject({
      broken: { ticket: 'INC-1', entry: 3, seal: start.toISOString(), why: expect.stringContaining('end') },
    });
  });

  test('finds a history that was written anew', async () => {
    await open('INC-1');
    await job().run(start);
    await change('INC-1', (ticket) => ({
      ...ticket,
      history: append([], { at: start, by: 'x', verb: 'open', sight: 'public' }, digest),
    }));
    expect(await verify()).toMatchObject({ broken: { ticket: 'INC-1', entry: 3 } });
  });

  test('finds a removed ticket by its seal', async () => {
    await open('INC-1');
    await open('INC-2');
    await job().run(start);
    await place.store.transaction(async (tx) => {
      const ticket = await tx.collection('tickets').get('INC-1');
      if (ticket) await tx.collection('tickets').remove(ticket);
    });
    expect(await verify()).toMatchObject({ tickets: 1, broken: { ticket: 'INC-1', why: expect.stringContaining('missing') } });
  });

  test('finds a removed seal, and a changed one', async () => {
    for (const hours of [0, 24, 48]) {
      await open(`INC-${hours}`, after(hours));
      await job().run(after(hours));
    }
    expect(await verify()).toMatchObject({ seals: 3, ok: true });
    await place.store.transaction(async (tx) => {
      const seals = tx.collection('seals');
      const [, second] = await seals.find({ at: { $gte: start } }, { sort: ['at'] });
      if (second) await seals.remove(second);
    });
    expect(await verify()).toMatchObject({ broken: { seal: after(48).toISOString() } });
  });

  test('needs the key that it was made with', async () => {
    await open('INC-1');
    expect(await verifyAudit(place.store, createDigest('key'))).toMatchObject({ broken: { ticket: 'INC-1', entry: 1 } });
  });
});

describe('sealing', () => {
  test('is due as soon as there is a ticket, then a day later if something was touched', async () => {
    expect(await job().dueAt()).toBeUndefined();
    await open('INC-1');
    expect(await job().dueAt()).toEqual(start);
    await job().run(after(1));
    expect(await job().dueAt()).toBeUndefined();
    await open('INC-2', after(5));
    expect(await job().dueAt()).toEqual(after(25));
  });

  test('seals only what grew, logs the seal, and does nothing too early', async () => {
    await open('INC-1');
    await job().run(start);
    await open('INC-2', after(5));
    await job().run(after(6));
    await job().run(after(24));
    await job().run(after(24));
    const seals = await place.store.transaction((tx) => tx.collection('seals').find({ at: { $gte: start } }, { sort: ['at'] }));
    expect(seals.map(({ heads }) => heads.map(({ ticket }) => ticket))).toEqual([['INC-1'], ['INC-1', 'INC-2']]);
    expect(lines.at(-1)).toContain(seals[1]?.hash);
  });

  test('two at once make one seal', async () => {
    await open('INC-1');
    await Promise.all([job().run(start), job().run(after(0.001))]);
    expect(await verify()).toMatchObject({ seals: 1, ok: true });
  });
});
