import { extname } from 'node:path';
import type { Attachment, InboundEvent } from '../../messaging/inbound.ts';
import type { Board } from './board.ts';
import { fillInputs } from './fill-inputs.ts';
import { findPlace } from './find-place.ts';
import { pickChoice } from './pick-choice.ts';
import { StepError } from './step-error.ts';
import type { EventStep, ReactStep, ReportStep, TapStep } from './steps.ts';

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
  const payload = payloadOf(step, board);
  const id = nextId();
  const place = findPlace(step.do === 'react' ? { ...step, thread: step.message } : step, board, id);
  return { id, at: now, sender: { channel: step.on, userId: step.as }, ...place, ...payload };
}

function payloadOf(step: EventStep, board: Board): Payload<InboundEvent> {
  switch (step.do) {
    case 'say':
      return { kind: 'message', text: step.say, attachments: [] };
    case 'attach':
      return { kind: 'message', text: step.say ?? '', attachments: attached(step.attach) };
    case 'locate':
      return { kind: 'message', text: step.say ?? '', attachments: [], location: step.locate };
    case 'command':
      return { kind: 'command', text: step.command };
    case 'react':
      return reacted(step, board);
    case 'report':
      return reported(step);
    case 'tap':
      return tapped(step, board);
  }
}

function reacted({ react, message }: ReactStep, board: Board): Payload<InboundEvent> {
  if (!board.message(message)) throw new StepError(`there is no message ${message}`, board.ids());
  return { kind: 'reaction', emoji: react, repliesTo: message };
}

/** The same words of the same person are the same message. */
function reported({ report: { text, author, link, attach } }: ReportStep): Payload<InboundEvent> {
  return {
    kind: 'report',
    text,
    attachments: attach === undefined ? [] : attached(attach),
    repliesTo: `play:${author ?? ''}:${text}`,
    ...(author !== undefined && { author: { userId: author } }),
    ...(link !== undefined && { link }),
  };
}

function tapped(step: TapStep, board: Board): Payload<InboundEvent> {
  const { entry, promptId, value } = pickChoice(board, step);
  // A card sends all that stands in it, filled in or not.
  const { inputs } = entry.message.promptId === promptId ? entry.message : { inputs: [] };
  const sent = inputs.length > 0 || step.fill ? { inputs: fillInputs(inputs, step.fill ?? {}) } : {};
  return { kind: 'choice', promptId, value, ...sent };
}

function attached(name: string): Attachment[] {
  const contentType = contentTypes[extname(name).toLowerCase()] ?? 'application/octet-stream';
  return [{ name, contentType, ref: `play:${name}`, size: FILE_SIZE }];
}
