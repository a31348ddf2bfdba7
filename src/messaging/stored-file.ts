import { z } from 'zod';
import { fileRefusals } from '../domain/file-rules.ts';

/**
 * What the desk knows of a file whose bytes are in the files port under `id`. It is written before the bytes are, so that bytes nobody
 * knows of cannot stay behind; one that no ticket takes within a day is swept away.
 */
export const StoredFile = z.object({
  id: z.string(),
  version: z.number(),
  schema: z.number(),
  /** Without path, controls or marks that turn text around. */
  name: z.string(),
  /** By the bytes, never by what the sender says. */
  contentType: z.string().optional(),
  /** Bytes. */
  size: z.number().optional(),
  /** Hexadecimal. */
  sha256: z.string().optional(),
  /** Whoever sent it. */
  by: z.string(),
  at: z.date(),
  /** `leaving`: its bytes are being removed, and it can no longer be attached. */
  state: z.enum(['arriving', 'kept', 'attached', 'refused', 'leaving']),
  refusal: z.enum(fileRefusals).optional(),
  ticket: z.string().optional(),
  /** Indexed: when it is swept away. Absent once it is attached. */
  dueAt: z.date().optional(),
});
export type StoredFile = z.infer<typeof StoredFile>;
