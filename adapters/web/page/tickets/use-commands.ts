import { useState } from 'react';
import { newId, useLane, useSend } from '../state/desk.ts';
import type { Person } from '../wire.ts';

/** Gives commands as this person, and remembers since when answers belong to them. */
export interface Commands {
  readonly give: (text: string) => void;
  /** The last number of the person's conversation before the last command; absent before the first. */
  readonly since: number | undefined;
  readonly dismiss: () => void;
}

export function useCommands(person: Person): Commands {
  const lane = `web:${person.id}`;
  const { last } = useLane(lane);
  const send = useSend(person.id);
  const [since, setSince] = useState<number | undefined>();
  return {
    since,
    give: (text) => {
      setSince(last);
      send({ kind: 'command', id: newId(), lane, text: text.trim() });
    },
    dismiss: () => setSince(undefined),
  };
}
