import { tellUpset } from '../actions/tell-upset.ts';
import type { Mood } from '../domain/understanding.ts';
import type { Say } from '../messaging/outbound.ts';
import type { Turn } from './flow.ts';

/** Whoever asks in anger or in fear how it goes is answered, and the team learns of it. */
export async function heedMood(
  turn: Turn,
  say: Say,
  asked: { readonly mood?: Mood | undefined; readonly text: string; readonly number?: string },
): Promise<Say> {
  const { mood, text, number } = asked;
  if (!mood || !(await tellUpset(turn, { mood, text, number }))) return say;
  return { ...say, more: [...(say.more ?? []), { key: 'upset.passed_on' }] };
}
