import { z } from 'zod';
import { Label } from './label.ts';

export const impacts = ['critical', 'high', 'medium', 'low'] as const;
export const priorities = ['critical', 'high', 'normal', 'low'] as const;
export const Impact = z.enum(impacts);
export const Priority = z.enum(priorities);
/** Impact and urgency share one scale; priority is read off the matrix of the two. */
export type Impact = z.infer<typeof Impact>;
export type Priority = z.infer<typeof Priority>;

const Scalar = z.union([z.string(), z.number(), z.boolean()]);

/** A test on one earlier answer. `field` is a field id; `requester.department` and `requester.site` read the person's record. */
export const Test = z.strictObject({
  field: z.string(),
  equals: Scalar.optional(),
  not: Scalar.optional(),
  in: z.array(Scalar).optional(),
  contains: z.string().optional(),
  empty: z.boolean().optional(),
  gt: Scalar.optional(),
  gte: Scalar.optional(),
  lt: Scalar.optional(),
  lte: Scalar.optional(),
});
export type Test = z.infer<typeof Test>;

/** When a field, an option or a stage applies: all, any or none of some tests, or a single one. */
export type Condition = Test | { readonly all: Condition[] } | { readonly any: Condition[] } | { readonly none: Condition[] };
export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(Condition).min(1) }),
    z.strictObject({ any: z.array(Condition).min(1) }),
    z.strictObject({ none: z.array(Condition).min(1) }),
    Test,
  ]),
);

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

/** Who decides in a stage: named people, or the requester's (beneficiary's) manager. */
export const Stage = z.strictObject({
  id: z.string(),
  label: Label.optional(),
  by: z.union([z.literal('manager'), z.array(z.string()).min(1)]),
  /** One of them, all of them, or that many. */
  need: z.union([z.literal('one'), z.literal('all'), z.number().int().positive()]).default('one'),
  when: Condition.optional(),
});
export type Stage = z.infer<typeof Stage>;

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
});
export type CatalogItem = z.infer<typeof CatalogItem>;

/** What kind of thing is broken. */
export const Category = z.strictObject({
  id: z.string(),
  label: Label,
  team: z.string().optional(),
  same_as: z.array(z.string()).default([]),
  synonyms: z.array(z.string()).default([]),
});
export type Category = z.infer<typeof Category>;
