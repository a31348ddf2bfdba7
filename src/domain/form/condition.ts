import { z } from 'zod';

const Scalar = z.union([z.string(), z.number(), z.boolean()]);

/** What is compared with: a value (`today`, `today+14d` among them), or the answer of another field. */
const Operand = z.union([Scalar, z.strictObject({ field: z.string() })]);
export type Operand = z.infer<typeof Operand>;

/**
 * A test on one earlier answer, or on a fact of the requester (`requester.department`). On a list (several choices or people, the
 * requester's roles and teams) `equals`, `in` and `contains` ask whether it has such a member. Money stands for its amount, a date range
 * for its days (`gt: 10`) or for its dates (`before`: all of it, `after`: all of it), a group and a list for how many they hold.
 */
export const Test = z.strictObject({
  field: z.string(),
  equals: Operand.optional(),
  not: Operand.optional(),
  in: z.array(Scalar).min(1).optional(),
  /** A part of a text, or a member of a list. */
  contains: z.string().optional(),
  empty: z.boolean().optional(),
  gt: Operand.optional(),
  gte: Operand.optional(),
  lt: Operand.optional(),
  lte: Operand.optional(),
  /** Both ends included. */
  between: z.tuple([Operand, Operand]).optional(),
  before: Operand.optional(),
  after: Operand.optional(),
  /** A regular expression that the whole text must match; case ignored. */
  matches: z.string().optional(),
  /** A department, one of several, or one below them. */
  within: z.union([z.string(), z.array(z.string()).min(1)]).optional(),
  /** Whether it differs from its default, or from what was approved. */
  changed: z.boolean().optional(),
});
export type Test = z.infer<typeof Test>;

/** When a field, an option or a stage applies: all, any or none of some tests, not one of them, or a single one. */
export type Condition =
  | Test
  | { readonly all: Condition[] }
  | { readonly any: Condition[] }
  | { readonly none: Condition[] }
  | { readonly not: Condition };
export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(Condition).min(1) }),
    z.strictObject({ any: z.array(Condition).min(1) }),
    z.strictObject({ none: z.array(Condition).min(1) }),
    z.strictObject({ not: Condition }),
    Test,
  ]),
);
