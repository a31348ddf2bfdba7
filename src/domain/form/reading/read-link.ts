import { clean } from '../../fold.ts';
import { accept, quoted, refuse, type Reading } from './refusal.ts';

const LONGEST = 2000;
/** Slack and mail programs put links in angle brackets, with a label behind a bar. */
const BRACKETED = /<([a-z][a-z0-9+.-]*:[^|>\s]+)(?:\|[^>]*)?>/gi;
const WITH_SCHEME = /\b[a-z][a-z0-9+.-]*:(?:\/\/)?[^\s<>"“”«»]+/gi;
const BARE =
  /(?<![@\p{L}\p{N}/.:-])(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[a-z]{2,24}(?::\d{2,5})?(?:[/?#][^\s<>"“”«»]*)?(?![@\p{L}\p{N}])/giu;
/** Words are joined by stops too: without a scheme, the end must be one that the web knows. */
const BARE_HOST =
  /^(?:www\..+|[^/?#]+\.(?:com|org|net|info|biz|edu|gob|gov|mil|app|dev|cloud|online|site|store|tech|shop|page|link|me|example|[a-z]{2})(?::\d+)?(?:[/?#].*)?)$/i;
/** Where a link ends in a sentence. */
const TRAILING = /[.,;:!?…'’)\]}]+$/;
const HOST = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})$/;
const INTERNAL_HOST = /^(?:localhost|[a-z0-9][a-z0-9-]{0,62}|\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:]+\])$/;

/** Whether a text is an address of the web that may be shown as a link: http or https, a host, no name and password. */
export function isSafeLink(text: string): boolean {
  if (text.length > LONGEST || !/^https?:\/\//i.test(text) || /[\s<>"\\^`{}|]/.test(text)) return false;
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if ((url.protocol !== 'http:' && url.protocol !== 'https:') || url.username !== '' || url.password !== '') return false;
  return HOST.test(url.hostname) || INTERNAL_HOST.test(url.hostname);
}

/** One link to the web, with `https://` put before one that has no scheme. Others (`javascript:`, `file:`, `data:` …) are refused. */
export function readLink(text: string): Reading<string> {
  // What is longer is refused in any case; bounds the work that one message can cause.
  const cleaned = clean(text.slice(0, LONGEST + 1)).replace(BRACKETED, ' $1 ');
  const schemed = [...cleaned.matchAll(WITH_SCHEME)].map(([found]) => trimmed(found)).filter((one) => /:./.test(one));
  const rest = cleaned.replace(WITH_SCHEME, ' ');
  const found = [
    ...new Set(
      schemed.length > 0
        ? schemed
        : [...rest.matchAll(BARE)].filter(([one]) => BARE_HOST.test(one)).map(([one]) => `https://${trimmed(one)}`),
    ),
  ];
  const [only, ...others] = found;
  if (only === undefined) return refuse('form.not_link', { read: quoted(text) });
  if (others.length > 0) return refuse('form.link_several', { read: quoted(text) });
  const link = only.replace(/^https?:/i, (scheme) => scheme.toLowerCase());
  if (!/^https?:/.test(link)) return refuse('form.link_unsafe', { read: quoted(only) });
  return isSafeLink(link) ? accept(link) : refuse('form.not_link', { read: quoted(only) });
}

/** Without the sentence's punctuation; a bracket that was opened inside stays closed. */
function trimmed(link: string): string {
  const end = TRAILING.exec(link)?.[0] ?? '';
  const bare = link.slice(0, link.length - end.length);
  const open = (bare.match(/\(/g) ?? []).length - (bare.match(/\)/g) ?? []).length;
  return open > 0 && end.startsWith(')') ? `${bare})` : bare;
}
