import { z } from 'zod';

/** In a draft: the message in a chat that the ticket is made of. */
export const Origin = z.object({ key: z.string().optional(), link: z.string().optional() });
