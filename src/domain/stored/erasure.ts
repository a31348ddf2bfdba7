import { z } from 'zod';

/** A person who was erased. `id` is the pseudonym that stands where they stood: `erased-3`. */
export const Erasure = z.object({
  id: z.string(),
  version: z.number(),
  schema: z.number(),
  at: z.date(),
  /** Digest of the person's id: by it the desk knows them for a stranger, whatever the directory says. */
  mark: z.string(),
  /** Where it stands while it is at work, so that one that was cut off goes on. Absent once it is done. */
  running: z
    .object({
      person: z.string(),
      /** What names them in texts. */
      names: z.array(z.string()),
      /** Addresses on channels, other ids. */
      ids: z.array(z.string()),
    })
    .optional(),
});
export type Erasure = z.infer<typeof Erasure>;

/** What `mark` is the digest of. */
export function markOf(person: string): string {
  return `erased person: ${person}`;
}

const PSEUDONYM = /^erased-(\d+)$/;

/** The number of a pseudonym that the desk gave; nothing for other ids. */
export function pseudonymNumber(id: string): number | undefined {
  const [, number] = PSEUDONYM.exec(id) ?? [];
  return number === undefined ? undefined : Number(number);
}

export function pseudonymOf(number: number): string {
  return `erased-${number}`;
}
