/** The `event_type` of what every message of the desk carries. */
export const METADATA_TYPE = 'mesa_message';

/** By this a message is found again: the outbox entry, and which of how many posts it is. */
export function metadataOf(entry: string, part: number, parts: number): object {
  return { event_type: METADATA_TYPE, event_payload: { entry, part, parts } };
}
