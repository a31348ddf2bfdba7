import { useState } from 'react';
import { ApiError } from '../api/client.ts';
import { useDesk } from '../state/desk.ts';
import { errorKey } from '../words/words.tsx';
import type { WordKey } from '../words/words.tsx';
import { usePerson } from './use-person.ts';

export interface SentFile {
  readonly id: string;
  readonly name: string;
}

interface Sending {
  readonly busy: boolean;
  /** The file that was not taken, and why. */
  readonly refused: { readonly name: string; readonly why: WordKey } | undefined;
  /** Sends one after the other; `onSent` is told of each as it is kept. */
  readonly send: (files: readonly File[], onSent: (sent: readonly SentFile[]) => void) => Promise<void>;
}

/** Files on their way to the desk. */
export function useSending(): Sending {
  const { client } = useDesk();
  const person = usePerson();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Sending['refused']>();
  return {
    busy,
    refused,
    send: async (files, onSent) => {
      setBusy(true);
      setRefused(undefined);
      const sent: SentFile[] = [];
      for (const file of files) {
        try {
          sent.push(await client.sendFile(person, file));
          onSent([...sent]);
        } catch (error) {
          setRefused({ name: file.name, why: errorKey(error instanceof ApiError ? error.code : 'failed') });
        }
      }
      setBusy(false);
    },
  };
}
