const MARKS = /\p{M}+/gu;
const NOT_WORDS = /[^\p{L}\p{N}]+/gu;
/** Control characters but tab and newline; zero-width and bidirectional ones, which hide or turn what a reader sees. */
const UNSEEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
/** The joiner is kept between two pictures only: it makes one emoji of several. */
const JOINED = /(\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?)\u200d(?=\p{Extended_Pictographic})/gu;
const PLACE_OF_JOINER = '\ue000';

/** Lower case without accents, ñ as n (people leave it out); punctuation stays. */
export function plain(text: string): string {
  // Taken apart before and after: letters in mathematical or full-width dress have no lower case of their own.
  return text.normalize('NFKD').toLowerCase().normalize('NFKD').replace(MARKS, '').normalize('NFKC');
}

/** A text for comparing: lower case, no accents, emoji or punctuation, one space between words. */
export function fold(text: string): string {
  return plain(text).replace(NOT_WORDS, ' ').trim();
}

/** The folded words of a text. */
export function foldedWords(text: string): readonly string[] {
  const folded = fold(text);
  return folded === '' ? [] : folded.split(' ');
}

/** What a person typed, without what cannot be seen, in composed form (NFC) and trimmed. Tabs and line breaks stay. */
export function clean(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replaceAll(PLACE_OF_JOINER, '')
    .replace(JOINED, `$1${PLACE_OF_JOINER}`)
    .replace(UNSEEN, '')
    .replaceAll(PLACE_OF_JOINER, '\u200d')
    .normalize('NFC')
    .trim();
}
