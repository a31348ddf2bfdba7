import type { PlayableDesk } from '../../../src/commands/play/playable-desk.ts';
import type { InboundEvent } from '../../../src/messaging/inbound.ts';
import type { OutboundMessage } from '../../../src/messaging/outbound.ts';
import type { Channel } from '../../../src/channel.ts';
import type { Job, NewId, Now } from '../../../src/ports.ts';

export interface FakeDesk extends PlayableDesk {
  readonly events: InboundEvent[];
  /** Says something, at once. */
  tell(reader: string, on: string, given: Partial<OutboundMessage>): Promise<string>;
}

export interface FakeParts {
  readonly channels: readonly Channel[];
  readonly now: Now;
  readonly newId: NewId;
}

const quiet = {
  note: async () => undefined,
  why: async (number: string) => ({ why: { number } }),
} satisfies Partial<PlayableDesk>;

/** A desk that repeats what it hears, remembers every event, and does what `jobs` say. */
export function createFakeDesk(
  parts: FakeParts,
  jobs: readonly ((desk: FakeDesk, now: Now) => Job)[] = [],
  answer: (desk: FakeDesk, event: InboundEvent) => Promise<unknown> = echo,
): FakeDesk {
  const made: Job[] = [];
  const desk: FakeDesk = {
    events: [],
    jobs: made,
    ...quiet,
    settle: () => settle(made, parts.now),
    facts: async (filter) => ({ tickets: filter?.number === 'INC-9' ? [] : [{ number: filter?.number ?? 'INC-1' }] }),
    async receive(event) {
      const known = desk.events.some(({ id }) => id === event.id);
      desk.events.push(event);
      if (!known) await answer(desk, event);
    },
    async tell(reader, on, given) {
      const id = reader.startsWith('team:') ? `room-${reader}` : reader;
      const kind = reader.startsWith('team:') ? ('shared' as const) : ('direct' as const);
      const message: OutboundMessage = {
        ...{
          id: parts.newId(),
          to: { channel: on, id, kind },
          reader,
          language: 'es',
          paragraphs: [],
          facts: [],
          choices: [],
          inputs: [],
        },
        ...given,
      };
      const delivery = await parts.channels.find(({ name }) => name === on)?.send(message);
      return delivery?.ok ? delivery.ref : '';
    },
  };
  made.push(...jobs.map((job) => job(desk, parts.now)));
  return desk;
}

/** Runs what is due now, until nothing is. */
async function settle(jobs: readonly Job[], now: Now): Promise<void> {
  for (let rounds = 0; rounds < 100; rounds += 1) {
    for (const job of jobs) if (((await job.dueAt()) ?? Infinity) <= now()) await job.run(now());
  }
}

async function echo(desk: FakeDesk, event: InboundEvent): Promise<void> {
  const words = event.kind === 'choice' ? `${event.promptId}=${event.value}` : 'text' in event ? event.text : event.emoji;
  await desk.tell(event.sender.userId, event.sender.channel, { paragraphs: [words] });
}
