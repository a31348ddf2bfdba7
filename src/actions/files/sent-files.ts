import type { TicketFile } from '../../domain/ticket.ts';
import type { Say } from '../../messaging/outbound.ts';

/** Files of a ticket as a message takes them along. That its reader may see them is the caller's to know; it is asked again for the bytes. */
export function sentFiles(files: readonly TicketFile[]): Pick<Say, 'files'> {
  return files.length > 0 ? { files: files.map(({ id, name, contentType, size }) => ({ id, name, contentType, size })) } : {};
}
