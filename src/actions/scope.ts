import type { Answers } from '../domain/answers.ts';
import type { Scope } from '../domain/conditions.ts';
import { personOf, type Context } from './context.ts';

/** What a form's conditions may look at: the answers so far and the asker's record. */
export function scopeOf(context: Context, asker: string, answers: Answers): Scope {
  const { department, site, company } = personOf(context, asker);
  return { answers, requester: { id: asker, department, site, company } };
}
