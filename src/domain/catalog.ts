import { z } from 'zod';
import { OwnConformity } from './conformity-rule.ts';
import { Field } from './form/field.ts';
import { Label } from './label.ts';
import { Stage } from './approval/stage.ts';
import { WaitingRules } from './waiting-rule.ts';

export const impacts = ['critical', 'high', 'medium', 'low'] as const;
export const priorities = ['critical', 'high', 'normal', 'low'] as const;
export const Impact = z.enum(impacts);
export const Priority = z.enum(priorities);
/** Impact and urgency share one scale; priority is read off the matrix of the two. */
export type Impact = z.infer<typeof Impact>;
export type Priority = z.infer<typeof Priority>;

/** A thing that can be requested: its form, its approval, the team that fulfils it. */
export const CatalogItem = z.strictObject({
  id: z.string(),
  label: Label,
  description: Label.optional(),
  team: z.string(),
  confidential: z.boolean().default(false),
  /** Ids of the classifier's labels that mean this item. */
  same_as: z.array(z.string()).default([]),
  /** The item's own words: what people call it, in any language. */
  synonyms: z.array(z.string()).default([]),
  priority: Priority.default('normal'),
  fields: z.array(Field).default([]),
  approvals: z.array(Stage).default([]),
  /** One task for each of these teams once it is approved. */
  tasks: z.array(z.strictObject({ team: z.string(), label: Label })).default([]),
  /** What comes of waiting, where it is another than the desk's. */
  waiting: WaitingRules.optional(),
  /** How long the desk waits for "conforme", where it is not as long as usual. */
  conformity: OwnConformity.optional(),
});
export type CatalogItem = z.infer<typeof CatalogItem>;

/** What kind of thing is broken. */
export const Category = z.strictObject({
  id: z.string(),
  label: Label,
  team: z.string().optional(),
  /** Breaks for one person at a time: that two report it within an hour says nothing. */
  personal: z.boolean().default(false),
  same_as: z.array(z.string()).default([]),
  synonyms: z.array(z.string()).default([]),
  /** What comes of waiting, where it is another than the desk's. */
  waiting: WaitingRules.optional(),
  /** How long the desk waits for "conforme", where it is not as long as usual. */
  conformity: OwnConformity.optional(),
});
export type Category = z.infer<typeof Category>;
