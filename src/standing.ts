/** How a sweep stands, for whoever watches over it; but for `due` as far as this process knows, since others may be at work on it too. */
export interface Standing {
  /** Items that are due. */
  readonly due: number;
  /** Items that were dealt with in the last minute. */
  readonly lastMinute: number;
  /** Items that failed when they were last dealt with, and were pushed back. */
  readonly failing: number;
  /** Of the last one that failed: one line. */
  readonly lastError?: string;
  /** Since when a run is at work. */
  readonly running?: Date;
}
