/** Letters or digits with something unseen between them, right-to-left orders, raised and lowered digits: read otherwise than seen. */
const TRICKS =
  /[\p{L}\p{N}][\u00ad\u200b-\u200d\u2060\ufeff]+[\p{L}\p{N}]|[\u202b\u202e\u2067]|[\u00b2\u00b3\u00b9\u2070-\u2079\u2080-\u2089]/u;

/**
 * Whether a text would be read otherwise than a person sees it: "1⁠2" is seen as 12, a text after a right-to-left mark backwards. Telephones
 * put harmless marks around what is copied; those are no trick.
 */
export function hasHiddenTricks(text: string): boolean {
  return TRICKS.test(text);
}
