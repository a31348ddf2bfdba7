import { useState } from 'react';
import { ApiError } from '../api/client.ts';
import { useDesk } from '../state/desk.ts';
import { errorKey, useSay } from '../words/words.tsx';

export interface SentFile {
  readonly id: string;
  readonly name: string;
}

export interface Attachments {
  /** Sent already; the next message takes them along. */
  readonly files: readonly SentFile[];
  readonly busy: boolean;
  /** Why the last one was not taken. */
  readonly refused: string | undefined;
  readonly add: (chosen: readonly File[]) => void;
  readonly remove: (id: string) => void;
  /** The ids of all, which are somebody else's from now on. */
  readonly take: () => readonly SentFile[];
}

/** The server takes no more with one message. */
const most = 10;

/** Files beside what is being written: each is sent at once, so that the message itself goes without waiting. */
export function useAttachments(person: string): Attachments {
  const say = useSay();
  const { client } = useDesk();
  const [files, setFiles] = useState<readonly SentFile[]>([]);
  const [sending, setSending] = useState(0);
  const [refused, setRefused] = useState<string>();
  const send = async (file: File): Promise<void> => {
    try {
      const sent = await client.sendFile(person, file);
      setFiles((all) => [...all, sent]);
    } catch (error) {
      setRefused(`${file.name}: ${say(errorKey(error instanceof ApiError ? error.code : 'failed'))}`);
    }
  };
  return {
    files,
    busy: sending > 0,
    refused,
    add: (chosen) => {
      const room = chosen.slice(0, Math.max(0, most - files.length - sending));
      setRefused(room.length < chosen.length ? say('chat.tooManyFiles') : undefined);
      setSending((count) => count + room.length);
      for (const file of room) void send(file).finally(() => setSending((count) => count - 1));
    },
    remove: (id) => setFiles((all) => all.filter((one) => one.id !== id)),
    take: () => {
      setFiles([]);
      setRefused(undefined);
      return files;
    },
  };
}
