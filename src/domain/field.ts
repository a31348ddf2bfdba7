import { z } from 'zod';
import { Condition } from './condition.ts';
import { Label } from './label.ts';

export const Option = z.strictObject({
  id: z.string(),
  label: Label,
  /** What people also call it, in any language; compared without case and accents. */
  same_as: z.array(z.string()).default([]),
  when: Condition.optional(),
});
export type Option = z.infer<typeof Option>;

const FieldBase = {
  id: z.string().regex(/^[a-z][a-z0-9_]*$/, 'field ids are lower-case letters, digits and _'),
  label: Label,
  /** The question, where the label alone would be no sentence. */
  question: Label.optional(),
  hint: Label.optional(),
  required: z.boolean().default(true),
  when: Condition.optional(),
};

/** One field of a form. The kinds share their base and differ in what they check. */
const Simple = [
  z.strictObject({ ...FieldBase, kind: z.literal('text'), max: z.number().default(200), min: z.number().default(1) }),
  z.strictObject({ ...FieldBase, kind: z.literal('long_text'), max: z.number().default(4000), min: z.number().default(1) }),
  z.strictObject({
    ...FieldBase,
    kind: z.literal('number'),
    min: z.number().optional(),
    max: z.number().optional(),
    integer: z.boolean().default(false),
  }),
  z.strictObject({
    ...FieldBase,
    kind: z.literal('money'),
    min: z.number().default(0),
    max: z.number().optional(),
    currency: z.string().optional(),
  }),
  z.strictObject({ ...FieldBase, kind: z.literal('date'), past: z.boolean().default(false) }),
  z.strictObject({ ...FieldBase, kind: z.literal('choice'), options: z.array(Option).min(1) }),
  z.strictObject({ ...FieldBase, kind: z.literal('yes_no') }),
  z.strictObject({ ...FieldBase, kind: z.literal('person') }),
  z.strictObject({ ...FieldBase, kind: z.literal('department') }),
] as const;

/** Rows of the same few fields, asked until the person says that there are no more. */
const Repeating = z.strictObject({
  ...FieldBase,
  kind: z.literal('group'),
  fields: z.array(z.discriminatedUnion('kind', [...Simple])).min(1),
  max: z.number().int().positive().default(20),
});

export const SimpleField = z.discriminatedUnion('kind', [...Simple]);
export type SimpleField = z.infer<typeof SimpleField>;
export const Field = z.discriminatedUnion('kind', [...Simple, Repeating]);
export type Field = z.infer<typeof Field>;
export type FieldKind = Field['kind'];
