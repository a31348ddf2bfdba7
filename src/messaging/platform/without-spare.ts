import type { OutboundMessage } from '../outbound.ts';

/** A message without the choices that may be left out, where only without them there are no more than `most`. */
export function withoutSpare(message: OutboundMessage, most: number): OutboundMessage {
  const needed = message.choices.filter(({ spare }) => !spare);
  return message.choices.length > most && needed.length <= most ? { ...message, choices: needed } : message;
}
