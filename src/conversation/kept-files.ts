import { z } from 'zod';
import { attachFiles } from '../actions/files/attach-files.ts';
import { dropFiles } from '../actions/files/drop-files.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { Value } from '../domain/wording.ts';
import type { Say } from '../messaging/outbound.ts';
import type { ReceivedFile, Reply, Turn } from './flow.ts';

/** In a draft: files that wait for the ticket it leads to. */
export const KeptFiles = z.array(z.object({ id: z.string(), name: z.string() })).readonly();

/** A draft with the files that came with what was just said. */
export function withFiles<D extends { readonly files?: readonly ReceivedFile[] | undefined }>(
  turn: Turn,
  draft: D,
  reply: Reply | undefined,
): D {
  const came = reply?.kind === 'files' ? reply.files : reply?.kind === 'words' ? turn.files.take() : [];
  return came.length > 0 ? { ...draft, files: [...(draft.files ?? []), ...came] } : draft;
}

/** Gives the files of a draft to a ticket that was there before: its team is told. */
export async function attachKeptTo(turn: Turn, number: string, files: readonly ReceivedFile[] | undefined): Promise<void> {
  const ticket = files && files.length > 0 ? await turn.tx.collection('tickets').get(number) : undefined;
  if (ticket && files) await attachFiles(turn, ticket, { files });
}

/** The files of a draft that leads to nothing go. */
export async function dropKept(turn: Turn, files: readonly ReceivedFile[] = []): Promise<void> {
  await dropFiles(
    turn,
    files.map(({ id }) => id),
  );
}

/** What was added to a ticket; what only its team has says so. */
export function addedSay({ id, files: all }: Ticket, added: readonly ReceivedFile[]): Say {
  const internal = all.findLast((file) => added.some((one) => one.id === file.id))?.sight === 'internal';
  const params = { number: id, files: namesOf(added) };
  return { notice: { key: internal ? 'file.added_internal' : 'file.added', params }, ticket: id };
}

export function namesOf(files: readonly ReceivedFile[]): Value {
  return { list: files.map(({ name }) => ({ text: name })) };
}
