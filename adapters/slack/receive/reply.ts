/** What Slack is answered with; nothing: that it was received. */
export type Reply = Readonly<Record<string, unknown>> | undefined;
