/** How the desk calls a message in Teams: `CONVERSATION|ACTIVITY`; of a channel's thread the conversation is that of its root. */
export interface MessageRef {
  readonly conversation: string;
  readonly activity: string;
}

const THREAD = ';messageid=';

/** `undefined` for what is no reference of this channel. */
export function readRef(ref: string): MessageRef | undefined {
  const bar = ref.lastIndexOf('|');
  return bar <= 0 || bar === ref.length - 1 ? undefined : { conversation: ref.slice(0, bar), activity: ref.slice(bar + 1) };
}

export const writeRef = ({ conversation, activity }: MessageRef): string => `${conversation}|${activity}`;

/** The channel or chat that a conversation is, or is a thread of. */
export const placeOf = (conversation: string): string => conversation.split(THREAD)[0] ?? conversation;

/** The message that a thread began with; `undefined` for what is no thread. */
export const rootOf = (conversation: string): string | undefined => conversation.split(THREAD)[1];

export const threadOf = (place: string, root: string): string => `${placeOf(place)}${THREAD}${root}`;
