import type { z } from 'zod';
import { readInputAction } from '../input-path.ts';
import { OPTION_TEXT } from '../limits.ts';
import type { BlockSuggestion } from './payloads.ts';
import type { Reply } from './reply.ts';
import type { Receiving } from './receiving.ts';
import { plain } from '../render/text.ts';

/** Names that fit what somebody writes into an input that asks for people or assets; none for strangers. */
export async function suggest({ people, tools }: Receiving, asked: z.infer<typeof BlockSuggestion>): Promise<Reply> {
  const input = readInputAction(asked.action_id);
  const reader = await people.person(asked.user.id);
  if (reader === undefined || (input?.codec !== 'people' && input?.codec !== 'assets')) return { options: [] };
  const found = tools.views.suggest(reader, input.codec, asked.value);
  return { options: found.map(({ value, label }) => ({ text: plain(label, OPTION_TEXT), value })) };
}
