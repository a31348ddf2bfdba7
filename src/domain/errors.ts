import type { MessageKey, Params } from './wording.ts';

/** An expected refusal: it rolls the turn back, and `code` is the locale key of what the person is told. */
export class DeskError extends Error {
  override readonly name = 'DeskError';
  readonly code: MessageKey;
  readonly params: Params;

  constructor(code: MessageKey, params: Params = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }
}
