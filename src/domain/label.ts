import { z } from 'zod';

/** Languages that the desk speaks. Portuguese is understood, and answered in Spanish until `locales/pt` exists. */
export const languages = ['es', 'en'] as const;
export const Language = z.enum(languages);
export type Language = z.infer<typeof Language>;

/** Wording that an administrator writes inline, one text per language the desk speaks. */
export const Label = z.strictObject({ es: z.string().min(1), en: z.string().min(1) });
export type Label = z.infer<typeof Label>;
