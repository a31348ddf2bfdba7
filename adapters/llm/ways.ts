import type { ModelQuestion } from '../../src/domain/second-opinion/question.ts';

/** A way of asking: where, and with which parameters. Servers differ in what they take. */
export interface Way {
  readonly address: string;
  readonly manner: Manner;
}

export type Manner = 'schema' | 'schema_plain' | 'object' | 'bare';

const MOST_TOKENS = 300;
/** What models that think first may use up; they know no `max_tokens` and no temperature. */
const MOST_TOKENS_THINKING = 2000;

/** From the most exact to what every server takes. */
export const manners = ['schema', 'schema_plain', 'object', 'bare'] as const satisfies readonly Manner[];

/** The body of a request. */
export function bodyOf({ instructions, message, schema }: ModelQuestion, model: string, manner: Manner): object {
  const base = {
    model,
    stream: false,
    messages: [
      { role: 'system', content: instructions },
      { role: 'user', content: message },
    ],
  };
  const bySchema = { type: 'json_schema', json_schema: { name: 'opinion', strict: true, schema } };
  switch (manner) {
    case 'schema':
      return { ...base, temperature: 0, max_tokens: MOST_TOKENS, response_format: bySchema };
    case 'schema_plain':
      return { ...base, max_completion_tokens: MOST_TOKENS_THINKING, response_format: bySchema };
    case 'object':
      return { ...base, temperature: 0, max_tokens: MOST_TOKENS, response_format: { type: 'json_object' } };
    case 'bare':
      return base;
  }
}
