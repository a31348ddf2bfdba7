/** One of the parts that an outbox entry went out in. */
export interface Mark {
  readonly entry: string;
  readonly index: number;
  readonly of: number;
}

/** What comes back with each status of a message. https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages */
export function markOf({ entry, index, of }: Mark): string {
  return of === 1 ? entry : `${entry}|${index}|${of}`;
}

export function readMark(text: string): Mark {
  const [, entry, index, of] = /^(.*)\|(\d+)\|(\d+)$/.exec(text) ?? [];
  return entry === undefined ? { entry: text, index: 0, of: 1 } : { entry, index: Number(index), of: Number(of) };
}
