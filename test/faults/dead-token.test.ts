import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startDeskOnChannels, type DeskOnChannels } from '../fakes/desk-on-channels.ts';

/** A token that a platform refuses for a while: an alarm, no hammering, and everything in order once it is taken again. */
const people = ['ana', 'bob', 'luis'];
const EACH = 4;
const DEAD_MS = 12_000;

let desk: DeskOnChannels;
beforeAll(async () => {
  desk = await startDeskOnChannels();
}, 60_000);
afterAll(() => desk.stop());

const rows = [
  { channel: 'slack', kill: (dead: boolean) => desk.slack.kill(dead ? 'token_revoked' : undefined) },
  { channel: 'teams', kill: (dead: boolean) => desk.teams.kill(dead) },
  { channel: 'whatsapp', kill: (dead: boolean) => desk.whatsapp.kill(dead) },
] as const;

const number = (person: number, n: number): string => `INC-${800 + person}${String(n).padStart(3, '0')}`;
const alarmOf = async (channel: string): Promise<string | undefined> =>
  new RegExp(`mesa_channel_alarm\\{channel="${channel}"\\} (\\d)`).exec(await (await fetch(`${desk.url}/metrics`)).text())?.[1];

async function until(isSo: () => boolean | Promise<boolean>, ms: number): Promise<void> {
  const end = Date.now() + ms;
  while (!(await isSo()) && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 100));
}

describe.each(rows)('a dead token of $channel', ({ channel, kill }) => {
  test('raises an alarm, is not asked again and again, and costs no message', async () => {
    const platform = desk[channel];
    await Promise.all(people.map((person) => platform.say(person, 'ayuda')));
    await until(() => people.every((person) => platform.sees(person).length > 0), 30_000);
    kill(true);
    const before = platform.calls.length;
    for (let n = 0; n < EACH; n += 1)
      for (const [index, person] of people.entries())
        expect((await platform.say(person, `ver ${number(index, n)}`)).status).toBe(200);
    await until(async () => (await alarmOf(channel)) === '1', 20_000);
    expect(await alarmOf(channel)).toBe('1');
    await new Promise((resolve) => setTimeout(resolve, DEAD_MS));
    const refused = platform.calls.length - before;
    kill(false);
    const began = Date.now();
    const answers = (person: string): string[] =>
      platform.sees(person).flatMap(({ text }) => /INC-8\d{5}/.exec(text)?.slice(0, 1) ?? []);
    await until(() => people.every((person) => answers(person).length >= EACH), 90_000);
    console.info(
      `${channel}: ${refused} calls while the token was dead, ${people.length * EACH} answers ${Math.round((Date.now() - began) / 1000)} s after`,
    );
    people.forEach((person, index) =>
      expect(answers(person)).toEqual(Array.from({ length: EACH }, (_one, n) => number(index, n))),
    );
    await until(async () => (await alarmOf(channel)) === '0', 5000);
    expect(await alarmOf(channel)).toBe('0');
    expect(desk.log.filter((line) => line.includes('refuses the desk') && line.includes(channel))).toHaveLength(1);
  }, 200_000);
});
