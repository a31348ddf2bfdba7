import { webApi } from '@slack/bolt';
import { CALL_MS } from './limits.ts';
import { events, methods } from './send/methods.ts';
import { quietLogger } from './receive/quiet-logger.ts';
import type { SlackSettings } from './settings.ts';

/** One thing that was looked at. Of what is well, `problem` says what was found. */
export interface Finding {
  readonly ok: boolean;
  readonly problem?: string;
  readonly remedy?: string;
}

/** Whether Slack takes the tokens, and whether they may do what the desk does. Never throws. */
export async function checkSlack(settings: SlackSettings): Promise<readonly Finding[]> {
  const [bot, socket] = await Promise.all([checkBot(settings), settings.appToken === undefined ? [] : checkSocket(settings)]);
  return [...bot, ...socket];
}

const scopesNeeded: readonly string[] = [
  ...new Set([...Object.values(methods).flatMap(({ scopes }) => scopes), ...Object.values(events).flat(), 'commands']),
].sort();

function client(token: string, { apiUrl }: SlackSettings): webApi.WebClient {
  return new webApi.WebClient(token, {
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: CALL_MS,
    logger: quietLogger(),
  });
}

async function checkBot(settings: SlackSettings): Promise<readonly Finding[]> {
  try {
    const { user, team, response_metadata: meta } = await client(settings.botToken, settings).auth.test();
    const found = { ok: true, problem: `Slack: bot ${user ?? '?'} in the workspace ${team ?? '?'}` };
    // A stand-in may not tell.
    const missing = meta?.scopes ? scopesNeeded.filter((scope) => !meta.scopes?.includes(scope)) : [];
    if (missing.length === 0) return [found];
    const remedy =
      'paste adapters/slack/manifest.yaml into the app at api.slack.com/apps (App Manifest), and install the app again';
    return [found, { ok: false, problem: `Slack: the bot token lacks the scopes ${missing.join(', ')}`, remedy }];
  } catch (error) {
    const remedy =
      'copy the Bot User OAuth Token (xoxb-…) of the installed app at api.slack.com/apps (OAuth & Permissions) into SLACK_BOT_TOKEN';
    return [failed('the bot token', error, remedy)];
  }
}

async function checkSocket(settings: SlackSettings): Promise<readonly Finding[]> {
  try {
    await client(settings.appToken ?? '', settings).apps.connections.open();
    return [{ ok: true, problem: 'Slack: Socket Mode is open to the app token' }];
  } catch (error) {
    const remedy =
      'make an app-level token (xapp-…) with the scope connections:write at api.slack.com/apps (Basic Information), switch Socket Mode on, and set SLACK_APP_TOKEN to it';
    return [failed('the app token', error, remedy)];
  }
}

function failed(what: string, error: unknown, remedy: string): Finding {
  const said = (error as { readonly data?: { readonly error?: string } }).data?.error;
  if (said !== undefined) return { ok: false, problem: `Slack refuses ${what}: ${said}`, remedy };
  return {
    ok: false,
    problem: `Slack does not answer (${what})`,
    remedy: 'let this machine reach slack.com over HTTPS, or set SLACK_API_URL right',
  };
}
