import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { watchTickets } from '../../../adapters/web/watch-tickets.ts';
import type { WhyView } from '../../../src/messaging/why-view.ts';
import { signIn } from '../../fakes/web-browser.ts';
import type { WebBrowser } from '../../fakes/web-browser.ts';
import { startFakeDesk } from '../../fakes/web-desk.ts';
import type { FakeDesk } from '../../fakes/web-desk.ts';

let desk: FakeDesk;
let browser: WebBrowser;

beforeEach(async () => {
  desk = await startFakeDesk({ limits: { pollMs: 100 } });
  browser = await signIn(desk.url);
});
afterEach(() => desk.stop());

const numbers = async (path: string, person: string): Promise<readonly string[]> => {
  const { tickets } = (await (await browser.get(path, person)).json()) as { tickets: readonly { number: string }[] };
  return tickets.map(({ number }) => number);
};

describe('lists of tickets', () => {
  test('are what their reader may see', async () => {
    expect(await numbers('tickets?view=queue&team=mesa', 'carlos')).toEqual(['INC-1']);
    expect(await numbers('tickets?view=search&q=impresora', 'carlos')).toEqual(['INC-1']);
    expect(await numbers('tickets?view=search&q=impresora', 'ana')).toEqual([]);
    expect(await numbers('tickets?view=search&q=%20', 'carlos')).toEqual([]);
    expect(await numbers('tickets?view=mine', 'bob')).toEqual([]);
  });

  test('are refused where the question makes no sense', async () => {
    expect((await browser.get('tickets?view=all')).status).toBe(400);
    expect((await browser.get(`tickets?view=search&q=${'x'.repeat(201)}`)).status).toBe(400);
    expect((await browser.get('tickets?view=mine', 'rosa')).status).toBe(403);
    expect((await fetch(`${desk.url}/web/tickets?view=mine`)).status).toBe(401);
  });

  test('explain the clocks of one, as far as its reader may know', async () => {
    const levels = async (person: string): Promise<number | undefined> => {
      const { why, timeline } = (await (await browser.get('tickets/inc-1/why', person)).json()) as WhyView;
      expect(why).toMatchObject({ number: 'INC-1', policy: { id: 'estandar' } });
      return timeline.clocks[0]?.levels.length;
    };
    expect([await levels('carlos'), await levels('ana')]).toEqual([3, 0]);
    for (const path of ['tickets/INC-2/why', 'tickets/nonsense/why', 'tickets/INC-1%2F..%2F/why'])
      expect((await browser.get(path, 'carlos')).status).toBe(404);
    expect((await browser.get('tickets/INC-1/why', 'bob')).status).toBe(404);
    expect((await fetch(`${desk.url}/web/tickets/INC-1/why`)).status).toBe(401);
  });

  test('tell agents who is away', async () => {
    const away = async (person: string): Promise<unknown> => (await browser.get('away', person)).json();
    expect(await away('carlos')).toMatchObject({ people: [{ id: 'sofia' }] });
    expect(await away('ana')).toEqual({ people: [] });
  });

  test('tell those who have to know what does not work', async () => {
    const troubles = async (person: string): Promise<unknown> => (await browser.get('troubles', person)).json();
    expect(await troubles('luis')).toMatchObject({ alarms: [{ channel: 'slack', kind: 'credentials' }], failed: 2 });
    expect(await troubles('ana')).toEqual({ alarms: [], held: 0, failed: 0 });
  });
});

describe('the stream', () => {
  test('says which tickets to load anew, and no more of them', async () => {
    const control = new AbortController();
    const answer = await browser.send({ path: 'stream?person=ana', signal: control.signal });
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    await reader?.read();
    desk.change({ title: 'otro' });
    let heard = '';
    while (!heard.includes('event: tickets')) heard += (await reader?.read())?.value ?? '';
    control.abort();
    expect(/event: tickets\ndata: (.*)\n/.exec(heard)?.[1]).toBe('["INC-1"]');
    expect(heard).not.toContain('otro');
  });
});

describe('the watch of tickets', () => {
  test('tells each change once, also one that was written a little late, and begins with none', async () => {
    const versions = new Map([['INC-1', 1]]);
    const asked: Date[] = [];
    const watch = watchTickets(
      {
        changed: async (_readers, since) => {
          asked.push(since);
          return new Map(versions);
        },
      },
      () => new Date('2026-03-02T14:00:30Z'),
      () => ['ana'],
    );
    expect(await watch.next()).toEqual([]);
    versions.set('INC-1', 2).set('INC-2', 1);
    expect(await watch.next()).toEqual(['INC-1', 'INC-2']);
    expect(await watch.next()).toEqual([]);
    expect(asked[0]).toEqual(new Date('2026-03-02T14:00:20Z'));
  });
});
