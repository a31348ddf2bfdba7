/** One delivery to the desk, exactly as it went over the wire, so that it can be made again. */
export interface Webhook {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  status: number;
  /** What the desk answered, at the first time. */
  answer: string;
}

/** How a platform posts to the desk. Everything posted is kept. */
export interface Mail {
  readonly sent: Webhook[];
  /** Where the desk listens: set it once the desk is up. */
  desk: string;
  post(path: string, body: string, headers: Readonly<Record<string, string>>): Promise<Webhook>;
  /** The very same bytes once more, with headers changed where a platform would change them. */
  again(webhook: Webhook, headers?: Readonly<Record<string, string>>): Promise<number>;
}

export function createMail(): Mail {
  const deliver = async ({ path, body, headers }: Pick<Webhook, 'path' | 'body' | 'headers'>): Promise<Response> =>
    fetch(`${mail.desk}${path}`, { method: 'POST', body, headers, signal: AbortSignal.timeout(15_000) });
  const mail: Mail = {
    sent: [],
    desk: '',
    post: async (path, body, headers) => {
      const response = await deliver({ path, body, headers });
      const webhook = { path, headers, body, status: response.status, answer: await response.text() };
      mail.sent.push(webhook);
      return webhook;
    },
    again: async (webhook, headers = {}) => {
      const response = await deliver({ ...webhook, headers: { ...webhook.headers, ...headers } });
      await response.arrayBuffer();
      return response.status;
    },
  };
  return mail;
}
