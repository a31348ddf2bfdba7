/** What Teams, or the place where tokens come from, answered instead of doing what it was asked; `status` 0: nothing at all. */
export class ConnectorRefusal extends Error {
  override readonly name = 'ConnectorRefusal';
  readonly status: number;
  /** The error's code of the body, e.g. `MessageWritesBlocked`. */
  readonly code: string;
  readonly retryAfter: string | undefined;
  readonly asked: 'teams' | 'login';

  constructor(facts: { status: number; code?: string; retryAfter?: string | undefined; asked?: 'teams' | 'login' }) {
    super(`${facts.asked ?? 'teams'} answered ${facts.status}${facts.code ? ` ${facts.code}` : ''}`);
    this.status = facts.status;
    this.code = facts.code ?? '';
    this.retryAfter = facts.retryAfter;
    this.asked = facts.asked ?? 'teams';
  }
}

/** The error code in the body of a refusal: `{ error: { code } }`, or OAuth's `{ error: "invalid_client" }`. */
export function codeIn(body: string): string {
  try {
    const parsed: unknown = JSON.parse(body);
    const error = isRecord(parsed) ? parsed['error'] : undefined;
    const code = isRecord(error) ? error['code'] : (error ?? (isRecord(parsed) ? parsed['errorCode'] : undefined));
    return typeof code === 'string' ? code.slice(0, 100) : '';
  } catch {
    return '';
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
