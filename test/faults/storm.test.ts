import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startDeskOnChannels, type DeskOnChannels } from '../fakes/desk-on-channels.ts';
import { tooMany, type Call, type Storm } from '../fakes/platform-edge.ts';

/**
 * Each platform in bad weather, over real HTTP: 429 with Retry-After, 5xx, connections that drop before and after the work, answers later
 * than anybody waits for. Then it clears up: everything is there, once, in order.
 */
const people = ['ana', 'bob', 'luis', 'carlos'];
const EACH = 10;
const RETRY_AFTER_S = 2;
/** Connections that break, or answers that come too late, after the work was done. */
const LOST = 7;

interface Row {
  readonly channel: 'slack' | 'teams' | 'whatsapp';
  /** The call that says something. */
  readonly says: RegExp;
  /** Where it says it. */
  readonly where: (call: Call) => string | undefined;
  /** How often it may say something twice: of the work that was done, and not confirmed. */
  readonly unsure: number;
}

const field = (name: string) => (call: Call) => {
  const text = call.body.toString();
  const form = call.headers['content-type']?.includes('urlencoded') ? new URLSearchParams(text).get(name) : undefined;
  return form ?? new RegExp(`"${name}":"([^"]+)"`).exec(text)?.[1];
};

const rows: readonly Row[] = [
  { channel: 'slack', says: /^POST \/api\/chat\.postMessage$/, where: field('channel'), unsure: 0 },
  {
    channel: 'teams',
    says: /^POST \/amer\/v3\/conversations\/[^/]+\/activities/,
    where: ({ path }) => /conversations\/([^/]+)\//.exec(path)?.[1],
    // A bot cannot ask Teams for what stands in a conversation.
    unsure: LOST,
  },
  { channel: 'whatsapp', says: /^POST .*\/messages$/, where: field('to'), unsure: 0 },
];

const weather: readonly Omit<Storm, 'on'>[] = [
  { as: tooMany(RETRY_AFTER_S, { ok: false, error: 'ratelimited' }), times: 8 },
  { as: { status: 503, json: {} }, times: 6 },
  { as: 'drop', times: 5 },
  { as: 'lost', times: 5 },
  { as: { late: 12_000 }, times: LOST - 5 },
  { as: { status: 500, json: {} }, times: 4 },
  { as: tooMany(RETRY_AFTER_S), times: 6 },
];

let desk: DeskOnChannels;
beforeAll(async () => {
  desk = await startDeskOnChannels();
}, 60_000);
afterAll(() => desk.stop());

const number = (person: number, n: number): string => `INC-${900 + person}${String(n).padStart(3, '0')}`;

describe.each(rows)('a storm on $channel', ({ channel, says, where, unsure }) => {
  test('loses nothing, keeps the order, and is not answered before Retry-After', async () => {
    const platform = desk[channel];
    await Promise.all(people.map((person) => platform.say(person, 'ayuda')));
    await until(() => people.every((person) => platform.sees(person).length > 0), 30_000);
    const before = platform.calls.length;
    for (const storm of weather) platform.storm({ ...storm, on: says });
    const confirming = channel === 'whatsapp' ? setInterval(confirmer(desk), 100) : undefined;
    const began = Date.now();
    await Promise.all(
      people.map(async (person, index) => {
        for (let n = 0; n < EACH; n += 1) expect((await platform.say(person, `ver ${number(index, n)}`)).status).toBe(200);
      }),
    );
    const answers = (person: string): string[] =>
      platform.sees(person).flatMap(({ text }) => /INC-9\d{5}/.exec(text)?.slice(0, 1) ?? []);
    await until(() => people.every((person) => new Set(answers(person)).size >= EACH), 240_000);
    clearInterval(confirming);
    const calls = platform.calls.slice(before).filter(({ method, path }) => says.test(`${method} ${path}`));
    const twice = people.reduce((sum, person) => sum + answers(person).length - EACH, 0);
    console.info(
      `${channel}: ${people.length * EACH} answers after ${Math.round((Date.now() - began) / 1000)} s, ${calls.length} calls, ${twice} said twice; ` +
        [...countBy(calls.map(({ status }) => String(status)))].map(([status, count]) => `${count} × ${status}`).join(', '),
    );
    people.forEach((person, index) => {
      const inOrder = Array.from({ length: EACH }, (_one, n) => number(index, n));
      expect([...new Set(answers(person))]).toEqual(inOrder);
    });
    expect(twice).toBeLessThanOrEqual(unsure);
    expect(tooEarly(calls, where)).toEqual([]);
  }, 300_000);
});

/** WhatsApp tells by webhook what it has sent, also where the answer to the call was lost. */
function confirmer({ whatsapp }: DeskOnChannels): () => void {
  const told = new Set<string>();
  return () => {
    for (const { ref } of people.flatMap((person) => whatsapp.sees(person)).filter((one) => !told.has(one.ref))) {
      told.add(ref);
      void whatsapp.status(ref, 'sent').then(() => whatsapp.status(ref, 'delivered'));
    }
  };
}

async function until(isSo: () => boolean, ms: number): Promise<void> {
  const end = Date.now() + ms;
  while (!isSo() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 100));
}

function countBy(all: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}

/** Calls to a conversation within the time that it was asked to be left alone for. */
function tooEarly(calls: readonly Call[], where: Row['where']): readonly string[] {
  const until = new Map<string, number>();
  const early: string[] = [];
  for (const call of calls) {
    const place = where(call);
    // Read marks name nobody.
    if (place === undefined) continue;
    const free = until.get(place);
    if (free !== undefined && call.at < free) early.push(`${place}: ${free - call.at} ms too early`);
    if (call.status === 429) until.set(place, call.at + RETRY_AFTER_S * 1000);
  }
  return early;
}
