import type { InboundEvent } from './inbound.ts';

/** An event that may bring files along. */
export type WithFiles = Extract<InboundEvent, { kind: 'message' | 'report' }>;

export function bringsFiles(event: InboundEvent): event is WithFiles {
  return event.kind === 'message' || event.kind === 'report';
}

/** How the page, whose files are sent before the message that takes them along, names them. */
const SENT_BEFORE = 'file:';

export function refOfSent(id: string): string {
  return `${SENT_BEFORE}${id}`;
}

/** Whether its bytes are here already. Only the page's own adapter writes such a reference. */
export function isSentBefore(event: WithFiles, index: number): boolean {
  return event.sender.channel === 'web' && (event.attachments[index]?.ref.startsWith(SENT_BEFORE) ?? false);
}

/** Under which id an attachment is kept: the same for each delivery of its event, so that it is fetched once. */
export function fileIdOf(event: WithFiles, index: number, digest: (text: string) => string): string {
  const ref = event.attachments[index]?.ref ?? '';
  return isSentBefore(event, index) ? ref.slice(SENT_BEFORE.length) : digest(`${event.id}\n${index}`).slice(0, 40);
}
