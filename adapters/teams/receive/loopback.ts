import type { Request } from 'express';

const NAMES = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?|::ffff:127(\.\d{1,3}){3})$/i;

/** Whether a name or address is this machine itself. */
export const isLoopbackHost = (host: string): boolean => NAMES.test(host);

/** Whether an address of Teams may be asked: encrypted, or on this machine. */
export function isTrusted(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && isLoopbackHost(hostname));
}

/** Whether a request was made on this machine, and to this machine: a page of somewhere else cannot do that. */
export function isFromHere(request: Request): boolean {
  return isLoopbackHost(request.ip ?? '') && isLoopbackHost(request.hostname);
}
