/** What the Slack channel is set up with. */
export interface SlackSettings {
  readonly botToken: string;
  readonly signingSecret: string;
  /** Set: Socket Mode. */
  readonly appToken?: string;
  /** Of the Web API, with a slash at its end; left out, Slack's own. */
  readonly apiUrl?: string;
  /** Where people reach the page: links there are the desk's own. */
  readonly publicUrl?: string;
  /** At least so long between two messages to one conversation; left out, what Slack asks for. */
  readonly postEveryMs?: number;
}
