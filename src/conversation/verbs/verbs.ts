/** What a verb takes behind its word. `rest`: further words make sense; `number`: a ticket's. */
export interface Takes {
  readonly number: 'none' | 'optional' | 'needed';
  readonly rest: boolean;
}

/**
 * The verbs, in the order `help` lists them. Their words are `verb.NAME` of `locales/<lng>/words.json`; who may use them is
 * `config/roles.yaml`; from which state is the lifecycle table's to say.
 */
export const verbs = {
  help: { takes: { number: 'none', rest: false } },
  new: { takes: { number: 'none', rest: true } },
  mine: { takes: { number: 'none', rest: false } },
  status: { takes: { number: 'optional', rest: false } },
  show: { takes: { number: 'needed', rest: false } },
  cancel: { takes: { number: 'needed', rest: true } },
  reopen: { takes: { number: 'needed', rest: true } },
  approve: { takes: { number: 'needed', rest: true } },
  reject: { takes: { number: 'needed', rest: true } },
  queue: { takes: { number: 'none', rest: false } },
  take: { takes: { number: 'needed', rest: false } },
  wait: { takes: { number: 'needed', rest: true } },
  resume: { takes: { number: 'needed', rest: false } },
  resolve: { takes: { number: 'needed', rest: true } },
  note: { takes: { number: 'needed', rest: true } },
  reply: { takes: { number: 'needed', rest: true } },
  undo: { takes: { number: 'none', rest: false } },
  language: { takes: { number: 'none', rest: true } },
} as const satisfies Record<string, { takes: Takes }>;

export type VerbName = keyof typeof verbs;
