import { SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../../src/ports.ts';
import { CALL_MS } from '../limits.ts';
import { quietLogger } from './quiet-logger.ts';
import { Malformed, type TakeIn } from './receive.ts';
import type { SlackSettings } from '../settings.ts';

/** Socket Mode: Slack's events over a connection that the desk opens, for a desk without a public address. */
export interface Socket {
  /** Connects, in the background and again whenever the connection ends. */
  start(): void;
  stop(): Promise<void>;
}

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 60_000;
const STOP_MS = 2000;

/**
 * Bolt's receiver with the same way in as HTTP: what is not acknowledged Slack sends again. Connecting again is done here, since the
 * library gives up, and ends the process, when Slack cannot be reached.
 */
export function createSocket(settings: Pick<SlackSettings, 'appToken' | 'apiUrl'>, takeIn: TakeIn, log: Log): Socket {
  const receiver = createReceiver(settings, takeIn, log);
  let [stopped, failures] = [false, 0];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (): void => {
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(() => void connect(), Math.min(FIRST_WAIT_MS * 2 ** Math.min(failures, 10), LONGEST_WAIT_MS));
  };
  const connect = async (): Promise<void> => {
    try {
      await receiver.start();
      failures = 0;
    } catch (error) {
      failures += 1;
      log.warn({ error: String(error), failures }, 'no connection to Slack; it is tried again');
      later();
    }
  };
  receiver.client.on('disconnected', later);
  return {
    start: () => void connect(),
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      const patience = new Promise<void>((resolve) => setTimeout(resolve, STOP_MS).unref());
      await Promise.race([Promise.resolve(receiver.client.disconnect()).catch(() => undefined), patience]);
    },
  };
}

/** An event as Bolt's receivers hand it on. */
interface Received {
  readonly body: unknown;
  readonly ack: (reply?: unknown) => Promise<void>;
}

function createReceiver(settings: Pick<SlackSettings, 'appToken' | 'apiUrl'>, takeIn: TakeIn, log: Log): SocketModeReceiver {
  const { appToken = '', apiUrl: slackApiUrl } = settings;
  const clientOptions = { ...(slackApiUrl !== undefined && { slackApiUrl }), retryConfig: { retries: 0 }, timeout: CALL_MS };
  const receiver = new SocketModeReceiver({
    appToken,
    autoReconnectEnabled: false,
    logger: quietLogger(),
    installerOptions: { clientOptions },
    processEventErrorHandler: async ({ error }) => {
      log.warn({ error: String(error) }, 'something from Slack could not be taken in; Slack is asked to send it again');
      // What nobody can read is not asked for again.
      return (error as unknown) instanceof Malformed;
    },
  });
  // Bolt's whole App would acknowledge before the desk has it; of it, a receiver calls nothing but this.
  const app = { processEvent: async ({ body, ack }: Received) => ack(await takeIn(body)) };
  receiver.init(app as never);
  return receiver;
}
