import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startPlay, type Line, type PlayProcess } from './play-process.ts';
import { stories, type Story } from './stories.ts';

let folder: string;
let running: PlayProcess | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mesa-play-killed-'));
});
afterEach(async () => {
  await running?.kill();
  await rm(folder, { recursive: true, force: true });
});
const open = (name = 'data'): PlayProcess => (running = startPlay(join(folder, name)));

async function tell(story: Story, name: string, kills: boolean): Promise<readonly Line[]> {
  const told: Line[] = [];
  let play = open(name);
  for (const step of story) {
    told.push(...(await play.step(step)));
    if (!kills) continue;
    await play.step({ kill: true });
    play = open(name);
  }
  told.push(...(await play.step({ show: 'tickets' })), ...(await play.step({ show: 'outbox' })));
  await play.end();
  return told;
}

/** Of what differs between two tellings, only that: outbox ids name the process that made them. */
const alike = (lines: readonly Line[]): readonly unknown[] =>
  lines.map((line) => ('outbox' in line ? (line.outbox as readonly object[]).map((entry) => ({ ...entry, id: 0 })) : line));

describe('mesa play, killed', () => {
  test.each(Object.entries(stories))(
    'after every step of a story, it tells the same story as without: %s',
    async (_what, story) => {
      const whole = await tell(story, 'whole', false);
      expect(whole.filter((line) => 'error' in line)).toEqual([]);
      expect(alike(await tell(story, 'cut', true))).toEqual(alike(whole));
      console.log(`${story.length} kills in a story of ${whole.length} lines: the same lines`);
    },
  );

  test('in mid-step, again and again: what was taken is answered right after the restart, once', async () => {
    let notTaken = 0;
    // Another person each time, so that no report is a comment on the last.
    const people = ['ana', 'carlos', 'sofia', 'elena', 'rosa', 'marta', 'luis', 'pedro'];
    for (const as of people) {
      const cut = open();
      await cut.step({ show: 'outbox' });
      const report = { as, on: 'web', say: 'no puedo imprimir' };
      void cut.step(report);
      await sleep(Math.random() * 120);
      await cut.kill();
      const play = open();
      const tap = { as, on: 'web', tap: 'Abrir' };
      if ((await play.step(tap)).some((line) => 'error' in line)) {
        notTaken += 1;
        await play.step(report);
        await play.step(tap);
      }
      await play.end();
    }
    const play = open();
    const [{ tickets = [] } = {}] = (await play.step({ show: 'tickets' })) as readonly {
      readonly tickets?: readonly { requester: string }[];
    }[];
    const [{ outbox = [] } = {}] = (await play.step({ show: 'outbox' })) as readonly {
      readonly outbox?: readonly { state: string }[];
    }[];
    await play.end();
    expect(tickets.map(({ requester }) => requester)).toEqual(people);
    // The question, the question answered, the ticket, its card for the team.
    expect(outbox.map(({ state }) => state)).toEqual(Array.from({ length: 4 * people.length }, () => 'sent'));
    console.log(
      `${people.length} kills in mid-step: ${notTaken} before the event was taken; one ticket each, ${outbox.length} messages, none twice`,
    );
  });
});
