/** Verbs that a ticket's page offers, the likeliest first. Writing has boxes of its own. */
export const offered = [
  'approve', 'reject', 'ask', 'take', 'resume', 'resolve', 'wait', 'escalate', 'assign', 'emergency', 'priority', 'category', 'conform', 'disagree', 'close', 'reopen',
  'edit', 'merge', 'split', 'link', 'add', 'remove', 'reclassify', 'why', 'withdraw', 'cancel',
] as const; // prettier-ignore
export type Offered = (typeof offered)[number];
