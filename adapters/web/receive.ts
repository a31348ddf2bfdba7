import { z } from 'zod';
import type { Address } from '../../src/domain/person.ts';
import type { Attachment, InboundEvent } from '../../src/messaging/inbound.ts';
import type { Reader } from './access.ts';
import { webLimits } from './limits.ts';
import type { WebLimits } from './limits.ts';
import { Refusal } from './refusal.ts';

/** Made by the page, once per act, so that a repeated request is recognised. */
const id = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/, 'an id is 8 to 64 letters, digits, - and _');
/** Where it is said: a room of the person's; their own conversation where nothing is named. */
const lane = z.string().max(100).optional();

const WordsBody = z
  .strictObject({
    id,
    lane,
    text: z.string(),
    files: z
      .array(z.string().regex(/^[\w-]{1,100}$/))
      .max(webLimits.files)
      .default([]),
  })
  .refine(({ text, files }) => text.trim() !== '' || files.length > 0, 'there are no words');
const ChoiceBody = z.strictObject({
  id,
  lane,
  promptId: z.string().min(1).max(200),
  value: z.string().max(2000),
  inputs: z.record(z.string().max(200), z.json()).optional(),
});

export type Kind = 'message' | 'choice' | 'command';

/** Who acts, and when. */
export interface Occasion {
  readonly reader: Reader;
  readonly at: Date;
  readonly limits: WebLimits;
  /** The files that a message takes along, which the reader sent before. */
  readonly files?: readonly Attachment[];
}

/** The address of a lane that the reader belongs to; any other lane does not exist for them. */
export function addressOf(reader: Reader, lane: string | undefined): Address {
  if (lane === undefined || lane === `web:${reader.id}`) return { channel: 'web', id: reader.id, kind: 'direct' };
  if (!reader.rooms.some((room) => room.lane === lane) || !lane.startsWith('web:'))
    throw new Refusal('not_found', 'There is no such conversation.');
  return { channel: 'web', id: lane.slice('web:'.length), kind: 'shared' };
}

/** The parsed body of a post as the desk's event. The id carries the person, so that nobody can use up another's ids. */
export function toEvent(kind: Kind, body: unknown, { reader, at, limits, files = [] }: Occasion): InboundEvent {
  const common = (given: { readonly id: string; readonly lane?: string | undefined }) => ({
    id: `web:${reader.id}:${given.id}`,
    at,
    sender: { channel: 'web', userId: reader.id, name: reader.name },
    address: addressOf(reader, given.lane),
  });
  if (kind === 'choice') {
    const { promptId, value, inputs, ...given } = ChoiceBody.parse(body);
    if (Object.keys(inputs ?? {}).length > limits.inputs)
      throw new Refusal('wrong_shape', `At most ${limits.inputs} inputs are taken.`);
    return { ...common(given), kind, promptId, value, ...(inputs === undefined ? {} : { inputs }) };
  }
  const { text, files: _named, ...given } = WordsBody.parse(body);
  if (text.length > limits.textLength) throw new Refusal('text_too_long', `At most ${limits.textLength} characters are taken.`);
  return kind === 'message' ? { ...common(given), kind, text, attachments: [...files] } : { ...common(given), kind, text };
}

/** The ids of the files that a message names. */
export function namedFiles(kind: Kind, body: unknown): readonly string[] {
  return kind === 'message' ? WordsBody.parse(body).files : [];
}
