import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import type { Delivery } from '../../../src/channel.ts';
import { startSlackDesk, toAna, type SlackDesk } from './slack-desk.ts';

type ToAna = Partial<Parameters<typeof toAna>[0]>;

/** A desk on Slack for the tests of a file; before each, nothing has been heard, said or called, and Slack is well. */
export function freshSlackDesk(): { readonly desk: () => SlackDesk; send(more: ToAna): Promise<Delivery> } {
  let desk: SlackDesk;
  beforeAll(async () => {
    desk = await startSlackDesk();
  });
  afterAll(() => desk.stop());
  afterEach(() => {
    desk.slack.calm();
    desk.slack.kill(undefined);
  });
  beforeEach(() => {
    desk.heard.splice(0);
    desk.slack.workspace.messages.splice(0);
    desk.slack.calls.splice(0);
  });
  let count = 0;
  return { desk: () => desk, send: (more) => desk.channel.send(toAna({ id: `m${(count += 1)}`, ...more })) };
}

/** What Slack calls a message that it took. */
export function refOf(delivery: Delivery): string {
  if (!delivery.ok) throw new Error(delivery.reason);
  return delivery.ref;
}
