/** Names of facts that are never written: secrets, who somebody is, and what they wrote. */
const hidden = new Set([
  'text',
  'message',
  'body',
  'inputs',
  'answers',
  'email',
  'mail',
  'phone',
  'name',
  'wa_id',
  'authorization',
  'cookie',
  'set-cookie',
  'token',
  'access_token',
  'secret',
  'password',
  'signature',
  'apikey',
  'api_key',
  'key',
  'session',
]);

/** Secrets and phones that stand inside other strings, e.g. in an error's message. */
const patterns: readonly RegExp[] = [
  /\bBearer\s+[\w.~+/=-]+/gi,
  /\bx(?:ox[a-z]|app)-[\w-]+/g,
  /\beyJ[\w-]+\.[\w-]+\.[\w-]+/g,
  /\bEAA[A-Za-z0-9]{20,}/g,
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
  /(?<![\w.:-])\+?\d{9,15}(?![\w.:-])/g,
  // The address of somebody who is not in the directory.
  /(?<=\bwhatsapp:)\+?\d{5,20}(?![\w.-])/g,
  /(?<=:\/\/)[^/\s:@]+:[^/\s@]+(?=@)/g,
];

const mark = '[redacted]';
const depth = 6;

/** Blanks what looks like a secret, an e-mail address or a phone number inside a string. */
export function redactString(value: string): string {
  return patterns.reduce((text, pattern) => text.replace(pattern, mark), value);
}

function isHidden(name: string): boolean {
  const lower = name.toLowerCase();
  return hidden.has(lower) || lower.endsWith('token') || lower.endsWith('secret') || lower.endsWith('password');
}

function redactError(error: Error, left: number): unknown {
  const code = 'code' in error ? error.code : undefined;
  const cause = error.cause === undefined ? {} : { cause: redact(error.cause, left - 1) };
  const stack = redactString(error.stack ?? '');
  return { type: error.name, message: redactString(error.message), ...(code === undefined ? {} : { code }), stack, ...cause };
}

/** A copy of a fact that may be written to a log. */
export function redact(value: unknown, left = depth): unknown {
  if (typeof value === 'string') return redactString(value);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (left <= 0) return '[deep]';
  if (value instanceof Error) return redactError(value, left);
  if (Array.isArray(value)) return value.slice(0, 50).map((item) => redact(item, left - 1));
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, isHidden(name) ? mark : redact(item, left - 1)]));
}
