import { z } from 'zod';
import { Condition } from './condition.ts';
import { Expression } from './expression.ts';
import { Label } from '../label.ts';

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
  /** Shown as an offer, and editable. */
  default: Expression.optional(),
  /** The default is the answer: computed and shown, never asked. */
  fixed: z.literal(true).optional(),
};

const Count = z.number().int().positive();
/** `YYYY-MM-DD`, `today`, `today+7d`, `today-1m` (d, w, m, y). */
const Day = z
  .string()
  .regex(/^(?:\d{4}-\d{2}-\d{2}|today(?:[+-]\d{1,4}[dwmy])?)$/, 'write a date like 2026-03-31, today or today+14d');
const Days = { past: z.boolean().default(false), min: Day.optional(), max: Day.optional() };
/** `30m`, `2h`, `1d`; elapsed time, a day has 24 hours. */
const Length = z
  .string()
  .regex(/^(?=\d)(?:\d{1,4}d)?\s*(?:\d{1,4}h)?\s*(?:\d{1,5}m)?$/, 'write a length of time like 30m, 2h or 1d');

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
  z.strictObject({ ...FieldBase, kind: z.literal('date'), ...Days }),
  z.strictObject({ ...FieldBase, kind: z.literal('date_time'), ...Days }),
  z.strictObject({ ...FieldBase, kind: z.literal('date_range'), ...Days, max_days: Count.optional() }),
  z.strictObject({ ...FieldBase, kind: z.literal('duration'), min: Length.optional(), max: Length.optional() }),
  z.strictObject({ ...FieldBase, kind: z.literal('yes_no') }),
  z.strictObject({ ...FieldBase, kind: z.literal('choice'), options: z.array(Option).min(1) }),
  z.strictObject({
    ...FieldBase,
    kind: z.literal('choices'),
    options: z.array(Option).min(1),
    min: Count.optional(),
    max: Count.optional(),
  }),
  z.strictObject({ ...FieldBase, kind: z.literal('person'), several: z.boolean().default(false), max: Count.optional() }),
  z.strictObject({ ...FieldBase, kind: z.literal('department') }),
  z.strictObject({ ...FieldBase, kind: z.literal('site') }),
  /** `of`: only assets of these kinds. */
  z.strictObject({ ...FieldBase, kind: z.literal('asset'), of: z.array(z.string()).min(1).optional() }),
  z.strictObject({ ...FieldBase, kind: z.literal('email') }),
  z.strictObject({ ...FieldBase, kind: z.literal('phone') }),
  z.strictObject({ ...FieldBase, kind: z.literal('link') }),
  z.strictObject({ ...FieldBase, kind: z.literal('place') }),
  z.strictObject({ ...FieldBase, kind: z.literal('rating'), max: z.number().int().min(2).max(10).default(5) }),
] as const;

const Attachment = z.strictObject({ ...FieldBase, kind: z.literal('attachment'), min: Count.optional(), max: Count.default(10) });
/** Something to read among the questions: its label, and what `hint` adds to it. Never answered. */
const Information = z.strictObject({ ...FieldBase, kind: z.literal('information'), required: z.literal(false).default(false) });

/** Rows of the same few fields, asked until the person says that there are no more. */
const Repeating = z.strictObject({
  ...FieldBase,
  kind: z.literal('group'),
  fields: z.array(z.discriminatedUnion('kind', [...Simple])).min(1),
  min: Count.optional(),
  max: Count.default(20),
});

/** What may stand in a row of a group. */
export type ColumnField = z.infer<(typeof Simple)[number]>;
export const Field = z.discriminatedUnion('kind', [...Simple, Attachment, Information, Repeating]);
export type Field = z.infer<typeof Field>;
/** Any field but a group. */
export type SimpleField = Exclude<Field, { kind: 'group' }>;
export type FieldKind = Field['kind'];
