/** A text file as whoever made it meant it. */
export interface Decoded {
  readonly text: string;
  /** What it was taken for; for a message. */
  readonly encoding: 'UTF-8' | 'UTF-16' | 'Windows-1252 (Latin-1)';
}

/** UTF-8 with or without its mark, what Excel calls Unicode, or else Latin-1, in which every byte is some letter. */
export function decodeText(bytes: Uint8Array): Decoded {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'UTF-16' };
  if (first === 0xfe && second === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'UTF-16' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    return { text: windows1252(bytes), encoding: 'Windows-1252 (Latin-1)' };
  }
}

// What Windows has at 80 to 9F, where Latin-1 has control signs; a space stands for what neither has.
const TYPED = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** By hand: the TextDecoder of Node 20 takes `windows-1252` for plain Latin-1, and so loses typed quotes, dashes and the euro. */
function windows1252(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => (byte >= 0x80 && byte < 0xa0 ? TYPED[byte - 0x80] : String.fromCharCode(byte))).join('');
}
