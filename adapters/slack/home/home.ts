import type { InboundEvent } from '../../../src/messaging/inbound.ts';
import type { ChannelTools } from '../../../src/channel.ts';
import type { Block } from './home-blocks.ts';
import { homeBlocksFor } from './home-content.ts';
import { strangerBlocks } from './home-view.ts';

/**
 * The Home tab. Whatever is tapped there comes back as `block_actions` with `view.type` `home` and an action id that begins with
 * `HOME_ACTION` (`home-blocks.ts`): the button's `value`, or the value of the menu's `selected_option`, is what would be written behind
 * `/mesa`, so it becomes a `command` event, answered in the person's direct messages. The core checks every right, as for any command.
 */
export interface Home {
  /** Somebody opened the tab: shows it as things stand, and for a while as they change. Never throws. */
  opened(sender: InboundEvent['sender']): Promise<void>;
  /** Shows what has changed to those who look at it. Never throws. */
  refresh(): Promise<void>;
  /** Waits for what is at work. */
  stop(): Promise<void>;
}

export interface HomeView {
  readonly user_id: string;
  readonly view: { readonly type: 'home'; readonly blocks: readonly Block[] };
}

export interface HomeParts {
  readonly tools: Pick<ChannelTools, 'store' | 'views' | 'identify' | 'definitions' | 'translate' | 'now' | 'log'>;
  /** `views.publish`, within the method's rate. */
  readonly publish: (shown: HomeView) => Promise<void>;
  /** Milliseconds between two looks for changes; 0: none by itself. */
  readonly everyMs?: number;
}

/** Whoever opened the tab this long ago is taken to have left it. */
const LOOKS_MS = 20 * 60_000;
/** More are served when they open it again. */
const MOST_WATCHERS = 200;
/** A change is written a little after the instant it carries. */
const OVERLAP_MS = 10_000;

interface Watcher {
  readonly person: string;
  readonly since: Date;
  /** What they were shown last. */
  readonly shown: string;
}

export function createHome({ tools, publish, everyMs = 5_000 }: HomeParts): Home {
  const watchers = new Map<string, Watcher>();
  let known: ReadonlyMap<string, number> = new Map();

  async function show(userId: string, person: string, since: Date): Promise<void> {
    const blocks = await homeBlocksFor(tools, person);
    const shown = JSON.stringify(blocks);
    if (watchers.get(userId)?.shown === shown && watchers.get(userId)?.since === since) return;
    await publish({ user_id: userId, view: { type: 'home', blocks } });
    watchers.delete(userId);
    watchers.set(userId, { person, since, shown });
    for (const oldest of [...watchers.keys()].slice(0, Math.max(0, watchers.size - MOST_WATCHERS))) watchers.delete(oldest);
  }

  async function look(): Promise<void> {
    const now = tools.now();
    forgetOld(watchers, now);
    if (watchers.size === 0) return;
    await quietly(tools, async () => {
      const people = [...watchers.values()].map(({ person }) => person);
      const found = await tools.views.changed(people, new Date(now.getTime() - OVERLAP_MS));
      const fresh = [...found].some(([number, version]) => known.get(number) !== version);
      known = found;
      if (!fresh) return;
      for (const [id, { person, since }] of [...watchers]) await quietly(tools, () => show(id, person, since));
    });
  }

  async function open(sender: InboundEvent['sender']): Promise<void> {
    const person = await tools.identify(sender);
    if (person !== undefined) return show(sender.userId, person, tools.now());
    watchers.delete(sender.userId);
    await publish({ user_id: sender.userId, view: { type: 'home', blocks: blocksForStranger(tools) } });
  }

  return { opened: (sender) => quietly(tools, () => open(sender)), ...again(look, everyMs) };
}

/** One look at a time. */
function again(look: () => Promise<void>, everyMs: number): Pick<Home, 'refresh' | 'stop'> {
  let looking: Promise<void> | undefined;
  const refresh = (): Promise<void> => (looking ??= look().finally(() => (looking = undefined)));
  const timer = everyMs > 0 ? setInterval(() => void refresh(), everyMs) : undefined;
  timer?.unref();
  return {
    refresh,
    stop: async () => {
      clearInterval(timer);
      await looking;
    },
  };
}

function blocksForStranger({ definitions, translate }: HomeParts['tools']): readonly Block[] {
  return strangerBlocks(translate(definitions().desk.language, 'slack.home.stranger'));
}

function forgetOld(watchers: Map<string, Watcher>, now: Date): void {
  for (const [id, { since }] of watchers) if (now.getTime() - since.getTime() > LOOKS_MS) watchers.delete(id);
}

/** The tab is no message: where it cannot be shown, it is shown when it is opened again. */
async function quietly({ log }: Pick<ChannelTools, 'log'>, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.warn({ error }, 'the Home tab could not be shown');
  }
}
