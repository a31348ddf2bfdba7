/** Numbers of the web channel. No platform sets them: they guard this desk and its readers. A test may hand in smaller ones. */
export const webLimits = {
  /** Of a request's body; a longer one is refused with 413 before it is read. */
  bodyBytes: 256 * 1024,
  /** Of one message's words: some eight printed pages. */
  textLength: 16_000,
  /** Values of one card. */
  inputs: 200,
  /** Requests in a minute: what changes something, what reads, and tries to sign in (the last by network address). */
  postsPerMinute: 300,
  readsPerMinute: 1500,
  signInsPerMinute: 60,
  uploadsPerMinute: 60,
  /** Of a file, and how many one message takes along. */
  fileBytes: 25 * 1024 * 1024,
  files: 10,
  /** Open event streams of one session; each page holds one. */
  streams: 12,
  /** Entries of one page of history, and of one read of a stream. */
  historyPage: 60,
  streamPage: 200,
  /** How often a stream looks for entries that another process wrote, and how often it shows that it lives. */
  pollMs: 1000,
  heartbeatMs: 15_000,
  /** Two processes may commit neighbouring numbers out of order: a stream looks this far back for one that came late. */
  overlap: 16,
  /** After this, whoever waits is told to come again; what is at work goes on, and the same id is then recognised. */
  acceptMs: 2300,
  sessionMs: 12 * 3_600_000,
  demoSessionMs: 30 * 24 * 3_600_000,
  /** How long messages are kept. */
  keepMs: 90 * 24 * 3_600_000,
} as const;

export type WebLimits = { readonly [K in keyof typeof webLimits]: number };
