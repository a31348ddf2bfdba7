/** What a verb takes behind its word. `rest`: further words make sense; `number`: a ticket's, or with `either` words as well as a number. */
export interface Takes {
  readonly number: 'none' | 'optional' | 'needed' | 'either';
  readonly rest: boolean;
}

/**
 * The verbs, in the order `help` lists them. Their words are `verb.NAME` of `locales/<lng>/words.json`; who may use them is
 * `config/roles.yaml`; from which state is the lifecycle table's to say.
 */
export const verbs = {
  help: { takes: { number: 'none', rest: true } },
  new: { takes: { number: 'none', rest: true } },
  mine: { takes: { number: 'none', rest: false } },
  status: { takes: { number: 'optional', rest: false } },
  show: { takes: { number: 'needed', rest: false } },
  files: { takes: { number: 'needed', rest: false } },
  comment: { takes: { number: 'needed', rest: true } },
  why: { takes: { number: 'needed', rest: false } },
  articles: { takes: { number: 'none', rest: true } },
  cancel: { takes: { number: 'needed', rest: true } },
  reopen: { takes: { number: 'needed', rest: true } },
  conform: { takes: { number: 'needed', rest: true } },
  disagree: { takes: { number: 'needed', rest: true } },
  edit: { takes: { number: 'needed', rest: true } },
  approve: { takes: { number: 'needed', rest: true } },
  reject: { takes: { number: 'needed', rest: true } },
  ask: { takes: { number: 'needed', rest: true } },
  withdraw: { takes: { number: 'needed', rest: true } },
  delegate: { takes: { number: 'none', rest: true } },
  queue: { takes: { number: 'none', rest: true } },
  take: { takes: { number: 'needed', rest: true } },
  assign: { takes: { number: 'needed', rest: true } },
  wait: { takes: { number: 'needed', rest: true } },
  resume: { takes: { number: 'needed', rest: true } },
  escalate: { takes: { number: 'needed', rest: true } },
  resolve: { takes: { number: 'needed', rest: true } },
  close: { takes: { number: 'needed', rest: true } },
  priority: { takes: { number: 'needed', rest: true } },
  category: { takes: { number: 'needed', rest: true } },
  emergency: { takes: { number: 'needed', rest: true } },
  note: { takes: { number: 'needed', rest: true } },
  reply: { takes: { number: 'needed', rest: true } },
  undo: { takes: { number: 'none', rest: false } },
  search: { takes: { number: 'either', rest: true } },
  oncall: { takes: { number: 'none', rest: true } },
  away: { takes: { number: 'none', rest: true } },
  back: { takes: { number: 'none', rest: false } },
  open: { takes: { number: 'none', rest: true } },
  add: { takes: { number: 'needed', rest: true } },
  remove: { takes: { number: 'needed', rest: true } },
  task: { takes: { number: 'needed', rest: true } },
  merge: { takes: { number: 'needed', rest: true } },
  split: { takes: { number: 'needed', rest: true } },
  link: { takes: { number: 'needed', rest: true } },
  reclassify: { takes: { number: 'needed', rest: true } },
  rate: { takes: { number: 'needed', rest: true } },
  report: { takes: { number: 'none', rest: true } },
  language: { takes: { number: 'none', rest: true } },
  'link-account': { takes: { number: 'none', rest: true } },
  accounts: { takes: { number: 'none', rest: true } },
  unlink: { takes: { number: 'none', rest: true } },
  web: { takes: { number: 'none', rest: false } },
} as const satisfies Record<string, { takes: Takes }>;

export type VerbName = keyof typeof verbs;

export function isVerb(name: string): name is VerbName {
  return name in verbs;
}
