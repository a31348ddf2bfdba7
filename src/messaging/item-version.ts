import { z } from 'zod';

/** A catalog item as it was when a form for it was begun. `id` is `ITEM:VERSION`; `item` is read by the catalog's own schema. */
export const ItemVersion = z.object({ id: z.string(), version: z.number(), schema: z.number(), item: z.unknown() });
export type ItemVersion = z.infer<typeof ItemVersion>;
