/** One line of the report: what was looked at, and what is the matter with it, with the remedy behind a semicolon. */
export interface Finding {
  readonly ok: boolean;
  readonly about: string;
  readonly says: string;
}

export function good(about: string, says: string): Finding {
  return { ok: true, about, says };
}

export function bad(about: string, says: string): Finding {
  return { ok: false, about, says };
}

/** What an error says, in one line. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n')[0] ?? message;
}
