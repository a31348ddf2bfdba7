import { extname } from 'node:path';
import type { InboundEvent } from '../../messaging/inbound.ts';
import type { Board } from './board.ts';
import { fillInputs } from './fill-inputs.ts';
import { pickChoice } from './pick-choice.ts';
import type { AttachStep, EventStep, TapStep } from './steps.ts';

export interface EventContext {
  readonly board: Board;
  readonly now: Date;
  readonly nextId: () => string;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.png': 'image/png', '.gif': 'image/gif', '.webp': 'image/webp', '.pdf': 'application/pdf',
  '.txt': 'text/plain', '.csv': 'text/csv', '.mp4': 'video/mp4', '.ogg': 'audio/ogg',
}; // prettier-ignore

/** Of every file that is made up, in bytes. */
const FILE_SIZE = 1024;

type Payload<T> = T extends unknown ? Omit<T, 'id' | 'at' | 'sender' | 'address'> : never;

/** What the platform would tell the desk. Nothing is sent if the step cannot be done. @throws StepError */
export function makeEvent(step: EventStep, { board, now, nextId }: EventContext): InboundEvent {
  const { as, on } = step;
  const payload = payloadOf(step, board);
  const common = {
    id: nextId(),
    at: now,
    sender: { channel: on, userId: as },
    address: { channel: on, id: as, kind: 'direct' as const },
  };
  return { ...common, ...payload };
}

function payloadOf(step: EventStep, board: Board): Payload<InboundEvent> {
  switch (step.do) {
    case 'say':
      return { kind: 'message', text: step.say, attachments: [] };
    case 'attach':
      return attached(step);
    case 'command':
      return { kind: 'command', text: step.command };
    case 'tap':
      return tapped(step, board);
  }
}

function tapped(step: TapStep, board: Board): Payload<InboundEvent> {
  const { entry, promptId, value } = pickChoice(board, step);
  // A card sends all that stands in it, filled in or not.
  const { inputs } = entry.message.promptId === promptId ? entry.message : { inputs: [] };
  const sent = inputs.length > 0 || step.fill ? { inputs: fillInputs(inputs, step.fill ?? {}) } : {};
  return { kind: 'choice', promptId, value, ...sent };
}

function attached({ attach, say }: AttachStep): Payload<InboundEvent> {
  const contentType = contentTypes[extname(attach).toLowerCase()] ?? 'application/octet-stream';
  return {
    kind: 'message',
    text: say ?? '',
    attachments: [{ name: attach, contentType, ref: `play:${attach}`, size: FILE_SIZE }],
  };
}
