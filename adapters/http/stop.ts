import type { Server, ServerResponse } from 'node:http';

const pollMs = 25;

/** Ends an answer that would never end by itself; one that has a length finishes on its own. */
function endStream(response: ServerResponse): void {
  const type = response.getHeader('content-type');
  if (typeof type === 'string' && type.startsWith('text/event-stream')) response.end();
}

/**
 * An orderly end for a listener: nothing new is accepted, event streams are ended (their readers come back elsewhere), requests at
 * work finish, and after `withinMs` the rest is cut. Calling it again waits for the same end.
 */
export function createStop(server: Server, withinMs: number): () => Promise<void> {
  const open = new Set<ServerResponse>();
  let ending: Promise<void> | undefined;
  server.prependListener('request', (_request, response: ServerResponse) => {
    open.add(response);
    response.once('close', () => open.delete(response));
    if (ending !== undefined) response.setHeader('Connection', 'close');
  });
  const end = (): Promise<void> =>
    new Promise((resolve) => {
      for (const response of open) endStream(response);
      // A kept-alive connection turns idle only when its request is done, so it is looked for again and again.
      const idle = setInterval(() => server.closeIdleConnections(), pollMs);
      const cut = setTimeout(() => server.closeAllConnections(), withinMs);
      server.close(() => {
        clearInterval(idle);
        clearTimeout(cut);
        resolve();
      });
    });
  return () => (ending ??= end());
}
