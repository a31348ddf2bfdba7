import { deliverOutbox, type Deliveries } from '../../src/jobs/deliver-outbox.ts';
import type { OutboundMessage, OutboxEntry } from '../../src/messaging/outbound.ts';
import type { Channel, Delivery } from '../../src/channel.ts';
import type { FakeWorks } from './fake-works.ts';

/** What one platform was given: as it would show it. */
export interface Call {
  readonly channel: string;
  readonly lane: string;
  readonly id: string;
  readonly at: Date;
  readonly words: string;
  readonly replaces?: string;
  readonly thread?: string;
  readonly promptId?: string;
}

export type Answer = (call: Call) => Delivery | Promise<Delivery>;

interface Platforms {
  readonly names: readonly string[];
  /** Of this process. */
  readonly holder?: string;
}

export interface FakePlatforms {
  readonly deliveries: Deliveries;
  readonly calls: readonly Call[];
  /** Sends what is due so many milliseconds from now. */
  work(pass?: number): Promise<void>;
  /** The words of the calls to one lane, in their order. */
  said(lane: string): readonly string[];
}

/** The outbox of one process over several platforms, which all answer as `answer` does. */
export function openPlatforms(fake: FakeWorks, platforms: Platforms, answer: Answer): FakePlatforms {
  const { names, holder = 'one' } = platforms;
  const calls: Call[] = [];
  const channelOf = (name: string): Channel => ({
    name,
    start: async () => undefined,
    stop: async () => undefined,
    fetch: async () => 'gone',
    find: async () => 'absent',
    send: async (message) => {
      const call = callOf(message, fake.now());
      calls.push(call);
      return answer(call);
    },
  });
  const deliveries = deliverOutbox({
    ...fake.works,
    channels: new Map(names.map((name) => [name, channelOf(name)])),
    holder,
    keepDays: () => 90,
    random: () => 0,
    compose: async (entry) => messageOf(entry),
  });
  const work = async (pass = 0): Promise<void> => {
    fake.pass(pass);
    await deliveries.run(fake.now());
    await deliveries.idle();
  };
  const said = (lane: string) => calls.filter((call) => call.lane === lane).map(({ words }) => words);
  return { deliveries, calls, work, said };
}

function messageOf({ id, to, reader, say, promptId }: OutboxEntry): OutboundMessage {
  const words = 'text' in say.notice ? say.notice.text : '';
  return {
    ...{ id, to, reader, language: 'es', paragraphs: [words], facts: [], choices: [], inputs: [] },
    ...(promptId && { promptId }),
  };
}

function callOf({ id, to, paragraphs, replaces, thread, promptId }: OutboundMessage, at: Date): Call {
  return {
    ...{ channel: to.channel, lane: `${to.channel}:${to.id}`, id, at, words: paragraphs.join('\n') },
    ...(replaces && { replaces }),
    ...(thread && { thread }),
    ...(promptId && { promptId }),
  };
}
