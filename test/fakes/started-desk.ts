import { setTimeout as sleep } from 'node:timers/promises';
import { readEnvironment } from '../../adapters/config/env.ts';
import { layFoundation, type Foundation } from '../../src/commands/compose.ts';
import { runDesk } from '../../src/commands/start/run-desk.ts';
import { createQuietLog } from './quiet-log.ts';
import type { Seen } from './seen.ts';
import { openWebPerson, type WebPerson } from './web-person.ts';

/** A desk as `mesa start` runs it, in this process, on a port of its own. */
export interface StartedDesk {
  readonly address: string;
  /** What the log was told, a line each. */
  readonly lines: readonly string[];
  as(person: string): Promise<Reader>;
  /** Takes the configuration over now, as SIGHUP does. */
  reload(): Promise<void>;
  metric(name: string): Promise<number>;
  stop(): Promise<void>;
}

/** Somebody at the page, who waits for what the desk says. */
export interface Reader {
  /** Says something, and what the desk answers: all that has come since, once `until` is in it. */
  say(text: string, until?: RegExp): Promise<string>;
  /** Taps in the newest message that has such a button. */
  tap(label: string, until?: RegExp): Promise<string>;
  /** Taps it as often, at the same instant. */
  tapTogether(label: string, times: number): Promise<readonly number[]>;
  /** The buttons of the newest message. */
  taps(): Promise<readonly string[]>;
  tickets(): Promise<readonly { readonly number: string }[]>;
}

export interface DeskToStart {
  readonly config: string;
  readonly data: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Of the same folder, where several desks are started. */
  readonly foundation?: Foundation;
}

/** `env`: `MONGODB_URI` and the like; nothing of this process's own is read. */
export async function startDesk({ config, data, env = {}, foundation }: DeskToStart): Promise<StartedDesk> {
  const { log, lines } = createQuietLog();
  const environment = readEnvironment({ PORT: '0', ...env });
  const { address, reload, stop } = await runDesk({
    ...{ environment, config, data, log },
    foundation: foundation ?? (await layFoundation({ config })),
  });
  const metric = async (name: string): Promise<number> => {
    const text = await (await fetch(`${address}/metrics`)).text();
    const line = text.split('\n').find((one) => one.startsWith(`${name} `));
    return Number(line?.split(' ')[1] ?? 0);
  };
  return { address, lines, as: (person) => openReader(address, person), reload, metric, stop };
}

const PATIENCE_MS = 40_000;

async function openReader(address: string, id: string): Promise<Reader> {
  const person = await openWebPerson(address, id);
  const after = async (known: readonly Seen[], until: RegExp): Promise<string> => {
    const before = new Set(known.map(({ ref, edits }) => `${ref} ${edits}`));
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const news = (await person.sees()).filter(({ ref, edits }) => !before.has(`${ref} ${edits}`));
      const said = news.map(({ text }) => text).join('\n');
      if (news.length > 0 && until.test(said)) return said;
      if (Date.now() > end) throw new Error(`${id} waited in vain for ${String(until)} and saw: ${said}`);
      await sleep(30);
    }
  };
  const button = (label: string) => waitForButton(person, id, label);
  return {
    async say(text, until = /./) {
      const known = await person.sees();
      await person.say(text);
      return after(known, until);
    },
    async tap(label, until = /./) {
      const { seen, tap } = await button(label);
      await tap();
      return after(seen, until);
    },
    async tapTogether(label, times) {
      const { tap } = await button(label);
      return Promise.all(Array.from({ length: times }, () => tap()));
    },
    taps: async () => (await person.sees()).at(-1)?.taps.map(({ label }) => label) ?? [],
    tickets: async () => ((await (await person.get('/tickets?view=mine')).json()) as { tickets: { number: string }[] }).tickets,
  };
}

/** In the newest message that has it. */
async function waitForButton(person: WebPerson, id: string, label: string) {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const seen = await person.sees();
    const found = seen.flatMap(({ taps }) => taps).findLast((one) => one.label === label);
    if (found) return { seen, tap: found.tap };
    if (Date.now() > end) throw new Error(`${id} sees no ${label} in: ${seen.at(-1)?.text}`);
    await sleep(30);
  }
}
