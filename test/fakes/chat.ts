import { fold } from '../../src/domain/fold.ts';
import type { DeskOnChannels } from './desk-on-channels.ts';
import type { Seen, Tappable } from './seen.ts';
import { openWebPerson } from './web-person.ts';

export const chatChannels = ['slack', 'teams', 'whatsapp', 'web'] as const;
export type ChatChannel = (typeof chatChannels)[number];

/** One person on one platform, waiting for what the desk says. */
export interface Chat {
  say(text: string): Promise<void>;
  /** What follows `/mesa`; plain words where a platform has no commands. */
  command(text: string): Promise<void>;
  /** Taps the newest live choice with this label, once it is there. */
  tap(label: string, filled?: Readonly<Record<string, unknown>>): Promise<void>;
  sees(): Promise<readonly Seen[]>;
  /** The newest message that reads like this, once it is there. */
  see(pattern: RegExp): Promise<Seen>;
}

const PATIENCE_MS = 20_000;
const LOOK_EVERY_MS = 15;

/** Looks until something is there. */
export async function soon<T>(
  what: string,
  look: () => Promise<T | undefined>,
  show: () => Promise<string> = async () => '',
): Promise<T> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > until) throw new Error(`waited in vain for ${what}\n${await show()}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

type Hands = Pick<Chat, 'sees'> & Readonly<Record<'say' | 'command', (text: string) => Promise<number>>>;

async function handsOf(desk: DeskOnChannels, channel: ChatChannel, person: string): Promise<Hands> {
  if (channel === 'web') return openWebPerson(desk.url, person);
  const platform = desk[channel];
  const say = async (text: string): Promise<number> => (await platform.say(person, text)).status;
  const command = channel === 'slack' ? async (text: string) => (await desk.slack.command(person, text)).status : say;
  return { say, command, sees: async () => platform.sees(person) };
}

export async function openChat(desk: DeskOnChannels, channel: ChatChannel, person: string): Promise<Chat> {
  const { sees, ...hands } = await handsOf(desk, channel, person);
  const taken = (status: number): void => {
    if (status !== 200 && status !== 202) throw new Error(`${person} on ${channel} was answered with ${status}`);
  };
  const show = async (): Promise<string> => `${person} on ${channel} sees\n${(await sees()).slice(-6).map(onePage).join('\n')}`;
  // WhatsApp cannot take a button away: nobody taps one twice.
  const tapped = new Set<string>();
  const live = async (): Promise<readonly Seen[]> =>
    (await sees()).filter(({ ref }) => channel !== 'whatsapp' || !tapped.has(ref));
  return {
    sees,
    say: async (text) => taken(await hands.say(text)),
    command: async (text) => taken(await hands.command(text)),
    tap: async (label, filled) => {
      const found = await soon(`"${label}" for ${person}`, async () => newestTap(await live(), label), show);
      tapped.add(found.ref);
      taken(await found.tap(filled));
    },
    see: (pattern) =>
      soon(`${pattern} for ${person}`, async () => (await sees()).findLast(({ text }) => pattern.test(text)), show),
  };
}

const onePage = ({ text, taps }: Seen): string => `— ${text}\n   [${taps.map(({ label }) => label).join('] [')}]`;

function newestTap(messages: readonly Seen[], label: string): (Tappable & Pick<Seen, 'ref'>) | undefined {
  const wanted = fold(label);
  const live = [...messages].reverse().flatMap(({ taps, ref }) => taps.map((one) => ({ ...one, ref })));
  return live.find((one) => fold(one.label) === wanted || fold(one.more ?? '') === wanted);
}
