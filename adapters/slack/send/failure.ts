import type { Delivery } from '../../../src/channel.ts';

/** Why a call to Slack did not do what it was for. `code` is Slack's own word for it, or ours where Slack said nothing. */
export class SlackFailure extends Error {
  override readonly name = 'SlackFailure';
  readonly code: string;
  readonly retryAfterMs: number | undefined;
  /** `before`: Slack was not asked; `refused`: it said no; `unknown`: it may have done it. */
  readonly reached: 'before' | 'refused' | 'unknown';

  constructor(code: string, reached: SlackFailure['reached'], retryAfterMs?: number) {
    super(`Slack: ${code}`);
    this.code = code;
    this.reached = reached;
    this.retryAfterMs = retryAfterMs;
  }
}

/** The token, the app or its rights are the trouble: every call will be refused until somebody mends that. */
const credentials = new Set([
  'access_denied', 'accesslimited', 'account_inactive', 'app_access_restricted', 'ekm_access_denied', 'enterprise_is_restricted', 'invalid_auth',
  'missing_scope', 'no_permission', 'not_allowed_token_type', 'not_authed', 'org_login_required', 'team_access_not_granted', 'token_expired',
  'token_revoked', 'two_factor_setup_required',
]); // prettier-ignore

/** The reader is not to be reached in this place. */
const elsewhere = new Set([
  'cannot_dm_bot', 'cannot_dm_user', 'channel_not_found', 'channel_type_not_supported', 'is_archived', 'is_inactive', 'messages_tab_disabled',
  'method_not_supported_for_channel_type', 'no_such_room', 'not_in_channel', 'restricted_action', 'restricted_action_non_threadable_channel',
  'restricted_action_read_only_channel', 'restricted_action_thread_locked', 'restricted_action_thread_only_channel', 'slack_connect_canvas_sharing_blocked',
  'user_disabled', 'user_not_found', 'user_not_visible', 'users_list_not_supplied', 'users_not_found',
]); // prettier-ignore

/** It is the message's own fault. */
const never = new Set([
  'as_user_not_supported', 'invalid_arg_name', 'invalid_arguments', 'invalid_array_arg', 'invalid_blocks', 'invalid_blocks_format', 'invalid_form_data',
  'invalid_metadata_format', 'invalid_metadata_schema', 'metadata_too_large', 'msg_blocks_too_long', 'msg_too_long', 'no_text',
]); // prettier-ignore

/** Slack says so of a message's form, not of its reader: the same words without form may pass. */
export const formRefused: ReadonlySet<string> = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_metadata_format',
  'invalid_metadata_schema',
  'metadata_too_large',
  'msg_blocks_too_long',
  'msg_too_long',
]);

/** Whether Slack answers, and will refuse everything: the token or the app's rights. */
export function refusesUs(failure: unknown): boolean {
  return failure instanceof SlackFailure && credentials.has(failure.code);
}

/** What a failure means for the message that was to be sent. Codes that nobody knows are tried again. */
export function deliveryOf(failure: unknown): Extract<Delivery, { ok: false }> {
  if (!(failure instanceof SlackFailure)) return { ok: false, retry: 'later', reason: String(failure), unsure: true };
  const { code, retryAfterMs, reached, message: reason } = failure;
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
  if (code === 'paced') return { ok: false, retry: 'later', reason, untried: true, ...wait };
  // Slack counts by method for the whole workspace.
  if (code === 'ratelimited') return { ok: false, retry: 'later', reason, scope: 'channel', ...wait };
  if (credentials.has(code)) return { ok: false, retry: 'later', reason, because: 'credentials' };
  if (elsewhere.has(code)) return { ok: false, retry: 'elsewhere', reason };
  if (never.has(code)) return { ok: false, retry: 'never', reason };
  return { ok: false, retry: 'later', reason, ...wait, ...(reached === 'unknown' && { unsure: true }) };
}
