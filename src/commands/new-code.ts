import { randomInt } from 'node:crypto';
import { CODE_LETTERS, CODE_LENGTH } from '../domain/link-code.ts';
import type { NewCode } from '../ports.ts';

/** From the machine's own source of randomness, every letter as likely as the next. */
export const newCode: NewCode = () =>
  Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join('');
