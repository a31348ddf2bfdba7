import type { ModelQuestion } from './domain/second-opinion/question.ts';

/** A language model that can be asked what a message means. */
export interface SecondOpinion {
  /** It has failed so often that it is left alone for a while. */
  isResting(): boolean;
  /** Puts one question and brings the model's words back as they are: whoever asks checks them. Never throws, and never asks twice. */
  ask(
    question: ModelQuestion,
    timeoutMs: number,
  ): Promise<{ readonly is: 'answered'; readonly answer: string } | { readonly is: 'timeout' | 'failed' }>;
}

/**
 * What became of a wish for a second opinion: `asked` counts each call, then one of `answered`, `invalid`, `timeout` or `failed`. Not asked at all:
 * the day's `budget` is spent, the model is `resting`, too many are asked already (`busy`).
 */
export type OpinionOutcome = 'asked' | 'answered' | 'invalid' | 'timeout' | 'failed' | 'budget' | 'resting' | 'busy';
