/** Names of Slack's emoji as characters, as far as people answer with them. */
const names: Readonly<Record<string, string>> = {
  '+1': '👍',
  thumbsup: '👍',
  '-1': '👎',
  thumbsdown: '👎',
  white_check_mark: '✅',
  heavy_check_mark: '✔️',
  ballot_box_with_check: '☑️',
  ok: '🆗',
  ok_hand: '👌',
  x: '❌',
  no_entry_sign: '🚫',
  ticket: '🎫',
  admission_tickets: '🎟️',
  eyes: '👀',
  pray: '🙏',
  tada: '🎉',
  heart: '❤️',
  raised_hands: '🙌',
  clap: '👏',
  slightly_smiling_face: '🙂',
  smile: '😄',
  disappointed: '😞',
};

/** The emoji of a reaction: its character, or `:name:` where there is none here. Colours of skin are left out. */
export function emojiOf(reaction: string): string {
  const name = reaction.split('::')[0] ?? reaction;
  return names[name] ?? `:${name}:`;
}

/** Words in which emoji that stand as `:name:` are characters, as far as known. */
export const withEmoji = (text: string): string =>
  text.replaceAll(/:([a-z0-9_+-]+):(?::skin-tone-\d:)?/g, (whole, name: string) => names[name] ?? whole);
