import type { Words } from '../domain/wording.ts';

const names: Readonly<Record<string, string>> = { slack: 'Slack', teams: 'Teams', whatsapp: 'WhatsApp' };

/** What a channel is called; the page has no name of its own. */
export function channelWords(channel: string): Words {
  return channel === 'web' ? { key: 'channel.web' } : { text: names[channel] ?? channel };
}
