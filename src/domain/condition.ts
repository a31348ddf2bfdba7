import { z } from 'zod';

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
