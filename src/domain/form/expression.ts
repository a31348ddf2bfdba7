import { z } from 'zod';
import { Condition } from './condition.ts';

/**
 * What a field holds before anybody answers it. A bare value is itself; a text that begins with `requester.` is a fact of the requester's
 * record, and for dates `today` or `today+7d`. The rest looks at earlier answers. What cannot be computed, because an answer it needs is
 * missing or of another kind, is no default.
 */
export type Expression =
  | string
  | number
  | boolean
  | string[]
  | { readonly field: string }
  | { readonly sum: Expression[] }
  | { readonly product: Expression[] }
  | { readonly difference: [Expression, Expression] }
  | { readonly quotient: [Expression, Expression] }
  /** Days from one date to another. */
  | { readonly days_between: [Expression, Expression] }
  /** Days of a date range, both ends counted. */
  | { readonly days: Expression }
  /** A date some days after another. */
  | { readonly later: Expression; readonly days: Expression }
  | { readonly range: [Expression, Expression] }
  /** Texts one after the other, empty ones left out. */
  | { readonly join: Expression[]; readonly with?: string | undefined }
  | { readonly if: Condition; readonly then: Expression; readonly else?: Expression | undefined };

export const Expression: z.ZodType<Expression> = z.lazy(() => {
  const some = z.array(Expression).min(1);
  const two = z.tuple([Expression, Expression]);
  return z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.array(z.string()).min(1),
    z.strictObject({ field: z.string() }),
    z.strictObject({ sum: some }),
    z.strictObject({ product: some }),
    z.strictObject({ difference: two }),
    z.strictObject({ quotient: two }),
    z.strictObject({ days_between: two }),
    z.strictObject({ later: Expression, days: Expression }),
    z.strictObject({ days: Expression }),
    z.strictObject({ range: two }),
    z.strictObject({ join: some, with: z.string().optional() }),
    z.strictObject({ if: Condition, then: Expression, else: Expression.optional() }),
  ]);
});
