/** Tags that mail programs and ticket systems leave in what they export, by name: "<no abre>" is somebody's words. */
const TAG =
  /<\/?(?:a|b|blockquote|body|br|code|div|em|font|h[1-6]|head|hr|html|i|img|li|meta|o:p|ol|p|pre|span|strong|style|table|tbody|td|th|tr|u|ul)(?:\s+[\w:-]+\s*=[^<>]{0,500})?\s?\/?>/gi;
const SPACE = /&(?:nbsp|#160);/gi;

/** A text without the markup around its words; each mark leaves a space. */
export const withoutMarkup = (text: string): string =>
  text.includes('<') || text.includes('&') ? text.replace(TAG, ' ').replace(SPACE, ' ') : text;
