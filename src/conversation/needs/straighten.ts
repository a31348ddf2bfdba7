const TURNED = /^(?:neither|nor)\s+can\s+(i|we)\b/iu;

/** "Neither can I open Outlook" as whoever says it means it: "I can't open Outlook". For reading only: shown is what was written. */
export function straighten(text: string): string {
  return text.replace(TURNED, "$1 can't");
}
