/**
 * Slack, as a desk meets it over HTTP: a Web API that refuses what Slack refuses, and a workspace whose people write, tap and react.
 *
 *     const slack = await startSlackPlatform();
 *     const settings = { botToken: slack.token, signingSecret: slack.secret, apiUrl: slack.apiUrl };   // of the adapter
 *     slack.mail.desk = 'http://127.0.0.1:PORT';          // where the desk listens; deliveries go to /slack/events
 *     await slack.say('ana', 'no puedo imprimir');         // a direct message; { in: 'C0GENERAL', mention: true, thread, files }
 *     await slack.command('carlos', 'take INC-1');         // /mesa …
 *     slack.sees('ana')                                    // her messages as she sees them (see `Seen`): of her DM
 *     slack.sees('ana', 'C0MESAROOM')                      // of a channel
 *     await slack.sees('ana').at(-1)!.taps[0]!.tap()       // as block_actions; `tap({ 'BLOCK/ACTION': value })` with inputs filled in
 *     await slack.react('ana', ref, 'ticket'); await slack.shortcut('carlos', ref); await slack.openHome('ana');
 *     slack.post(payload) / slack.signed(body, { at, secret })   // anything else, signed
 *     slack.storm({ on: /chat\.postMessage/, times: 3, as: tooMany(2) }); slack.kill('token_revoked'); slack.calls
 *
 * People of the demo desk are `U0DESK` + ID (`slackIdOf`), found by e-mail; also `U0STRANGER`, the guest `U0GUESTANA`, `U0CONNECTED` of
 * another workspace. Rooms: `C0MESAROOM` (#mesa), `C0GENERAL`. `ref` is `CHANNEL:ts`. `slack.workspace` holds everything.
 * `mail.sent` are all deliveries, `mail.again(one)` makes one again. With `paced`, over one message a second in a channel is refused (429).
 */
import { createHmac } from 'node:crypto';
import { startEdge, tooMany, type Answer, type Call, type Edge } from './platform-edge.ts';
import { readMultipart } from './read-multipart.ts';
import type { Seen } from './seen.ts';
import { createActs, type SlackActs } from './slack/acts.ts';
import { Refusal, type Args } from './slack/method.ts';
import { seenBy } from './slack/seen-by.ts';
import { methods } from './slack/web-api.ts';
import { createWorkspace, userOf, type Workspace } from './slack/workspace.ts';
import { createMail, type Mail, type Webhook } from './webhooks.ts';

export interface SlackPlatform extends Edge, SlackActs {
  readonly apiUrl: string;
  readonly token: string;
  readonly secret: string;
  readonly workspace: Workspace;
  readonly mail: Mail;
  /** Messages as a person sees them, oldest first: of their DM, or of a channel. */
  sees(person: string, channel?: string): Seen[];
  /** Every call with the token is refused with this from now on, or no longer. */
  kill(error: string | undefined): void;
  /** The headers of a delivery. `at` is in milliseconds. */
  signed(body: string, how?: { readonly at?: number; readonly secret?: string }): Record<string, string>;
  /** Delivers an object as JSON (events) or a form with a payload (interactions, commands). */
  post(content: object | URLSearchParams): Promise<Webhook>;
}

const scopes =
  'app_mentions:read,channels:history,channels:join,channels:read,chat:write,chat:write.public,commands,emoji:read,files:read,files:write,groups:history,groups:read,im:history,im:read,im:write,links:read,links:write,metadata.message:read,mpim:history,mpim:read,mpim:write,reactions:read,reactions:write,team:read,users:read,users:read.email,users.profile:read';

export async function startSlackPlatform({ paced = false } = {}): Promise<SlackPlatform> {
  const workspace = createWorkspace();
  const [token, secret] = ['xoxb-stand-in', 'a-signing-secret-of-a-stand-in'];
  const killed: { by?: string } = {};
  const posts = new Map<string, number[]>();
  const edge: Edge = await startEdge((call) => {
    if (!call.path.startsWith('/api/')) return answerFile(workspace, call, token);
    return answerMethod({ workspace, call, url: edge.url, token, killed: killed.by, ...(paced && { posts }) });
  });
  const mail = createMail();
  const signed: SlackPlatform['signed'] = (body, { at = Date.now(), secret: by = secret } = {}) => {
    const stamp = `${Math.floor(at / 1000)}`;
    const signature = createHmac('sha256', by).update(`v0:${stamp}:${body}`).digest('hex');
    return { 'X-Slack-Request-Timestamp': stamp, 'X-Slack-Signature': `v0=${signature}` };
  };
  const post: SlackPlatform['post'] = (content) => {
    const form = content instanceof URLSearchParams;
    const body = form ? content.toString() : JSON.stringify(content);
    const type = form ? 'application/x-www-form-urlencoded' : 'application/json';
    return mail.post('/slack/events', body, { 'Content-Type': type, ...signed(body) });
  };
  const acts = createActs({ workspace, post, url: edge.url });
  return {
    ...edge,
    ...acts,
    ...{ apiUrl: `${edge.url}/api/`, token, secret, workspace, mail, signed, post },
    kill: (error) => void Object.assign(killed, { by: error }),
    sees: (person, channel) => seenBy(workspace, { user: userOf(person), ...(channel !== undefined && { channel }) }, acts.press),
  };
}

interface Asked {
  readonly workspace: Workspace;
  readonly call: Call;
  readonly url: string;
  readonly token: string;
  readonly killed: string | undefined;
  readonly posts?: Map<string, number[]>;
}

function answerMethod({ workspace, call, url, token, killed, posts }: Asked): Answer {
  const name = call.path.slice('/api/'.length);
  const args = argumentsOf(call);
  const method = methods[name];
  const headers = { 'x-oauth-scopes': scopes, 'x-accepted-oauth-scopes': '' };
  const refuse = (error: string, more = {}): Answer => ({ headers, json: { ok: false, error, ...more } });
  const given = /^Bearer (.+)$/.exec(call.headers.authorization ?? '')?.[1] ?? args.token;
  if (given === undefined) return refuse('not_authed');
  if (killed !== undefined) return refuse(killed);
  if (given !== token) return refuse('invalid_auth');
  if (!method) return refuse('unknown_method', { req_method: name });
  if (posts && name === 'chat.postMessage' && isTooFast(posts, args.channel ?? ''))
    return { ...tooMany(1, { ok: false, error: 'ratelimited' }) };
  try {
    return { headers, json: { ok: true, ...method(workspace, args, url) } };
  } catch (error) {
    if (error instanceof Refusal) return refuse(error.message, error.details);
    throw error;
  }
}

/** More than one a second, but for a short burst (docs.slack.dev/apis/web-api/rate-limits). */
function isTooFast(posts: Map<string, number[]>, channel: string): boolean {
  const lately = (posts.get(channel) ?? []).filter((at) => at > Date.now() - 950);
  posts.set(channel, [...lately, Date.now()]);
  return lately.length > 0;
}

function argumentsOf({ body, headers, query }: Call): Args {
  const type = headers['content-type'] ?? '';
  const text = body.toString();
  if (type.includes('application/json')) {
    const given = Object.entries(JSON.parse(text || '{}') as Record<string, unknown>);
    return Object.fromEntries(given.map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)]));
  }
  if (type.includes('multipart/form-data'))
    return Object.fromEntries(readMultipart(type, body).map(({ name, bytes }) => [name, bytes.toString()]));
  return { ...Object.fromEntries(query), ...Object.fromEntries(new URLSearchParams(text)) };
}

/** Uploads, and private files for who has the token; anybody else is shown a page to sign in. */
function answerFile(workspace: Workspace, call: Call, token: string): Answer {
  const [, upload] = /^\/upload\/v1\/(\w+)$/.exec(call.path) ?? [];
  const [, download] = /^\/files-pri\/T0MESA-(\w+)\//.exec(call.path) ?? [];
  const file = workspace.files.get(upload ?? download ?? '');
  if (!file) return { status: 404, bytes: 'not found' };
  if (download !== undefined) {
    if (call.headers.authorization !== `Bearer ${token}`)
      return { headers: { 'Content-Type': 'text/html' }, bytes: '<html>Sign in</html>' };
    return { headers: { 'Content-Type': file.type }, bytes: file.bytes };
  }
  const type = call.headers['content-type'] ?? '';
  file.bytes = type.includes('multipart/form-data') ? readMultipart(type, call.body)[0]!.bytes : call.body;
  return { bytes: `OK - ${file.bytes.length}` };
}
