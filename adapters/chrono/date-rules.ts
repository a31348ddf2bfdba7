import type { DateRules } from './date-rule.ts';
import { distanceRules, nearRules, periodRules } from './named-rules.ts';
import { digitRules, monthRules, numberRules } from './numbered-rules.ts';
import { weekdayRules } from './weekday-rules.ts';

/** Tried in order; what an earlier rule has read, a later one leaves alone. */
export const dateRules: readonly DateRules[] = [
  digitRules,
  monthRules,
  distanceRules,
  nearRules,
  weekdayRules,
  periodRules,
  numberRules,
];
