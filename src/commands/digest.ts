import { createHash, createHmac } from 'node:crypto';
import type { Digest } from '../ports.ts';

/** SHA-256, keyed where the desk has a key: then nobody without it can write a history that looks right. */
export function createDigest(key?: string): Digest {
  return (text) => (key === undefined ? createHash('sha256') : createHmac('sha256', key)).update(text, 'utf8').digest('hex');
}
