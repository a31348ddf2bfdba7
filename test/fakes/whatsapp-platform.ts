/**
 * WhatsApp, as a desk meets it over HTTP: the Graph API's messages and media, and people who write and tap.
 *
 *     const whatsapp = await startWhatsAppPlatform();
 *     whatsapp.settings                                    // of the adapter (WhatsAppSettings); `whatsapp.environment` the variables
 *     whatsapp.mail.desk = 'http://127.0.0.1:PORT';        // deliveries go to /whatsapp
 *     await whatsapp.say('ana', 'no puedo imprimir');       // { as: 'phone' | 'both' | 'bsuid', replyTo: ref }
 *     await whatsapp.attach('ana', { name, type, bytes, caption }); await whatsapp.send('ana', { type: 'location', location: {…} });
 *     whatsapp.sees('ana')                                  // what she got; `.taps` are the buttons and rows: `tap()`
 *     await whatsapp.status(ref, 'failed', 131026); await whatsapp.react('ana', ref, '👍');
 *     whatsapp.closeWindow('ana')                           // the 24 hours are over: 131047, by a status a moment later or, with
 *                                                           // { refuseAtOnce: true }, in the answer. Nobody's window is open before they wrote.
 *     whatsapp.account.unreachable.set(numberOf('ana'), 131026)
 *     whatsapp.post(body) / whatsapp.signed(text, { secret }) // anything else, signed
 *     whatsapp.storm({ on: /messages/, times: 3, as: tooMany(2) }); whatsapp.kill(true) (190); whatsapp.calls
 *
 * `ref` is `wamid…`. Every message is checked against Meta's OpenAPI document and the limits of the documentation.
 */
import { createHmac } from 'node:crypto';
import type { WhatsAppSettings } from '../../adapters/whatsapp/settings.ts';
import { startEdge, type Edge } from './platform-edge.ts';
import type { Seen } from './seen.ts';
import { createMail, type Mail, type Webhook } from './webhooks.ts';
import { createAccount, numberOf, type Account } from './whatsapp/account.ts';
import { createWhatsAppActs, statusOf, type WhatsAppActs } from './whatsapp/acts.ts';
import { answerGraph, graphError } from './whatsapp/graph.ts';
import { lookAt } from './whatsapp/see-message.ts';

export interface WhatsAppPlatform extends Edge, Omit<WhatsAppActs, 'press'> {
  readonly settings: WhatsAppSettings;
  readonly environment: Readonly<Record<string, string>>;
  readonly account: Account;
  readonly mail: Mail;
  sees(person: string): Seen[];
  signed(body: string, how?: { readonly secret?: string }): Record<string, string>;
  post(body: object): Promise<Webhook>;
  /** The desk's token is refused: 190. */
  kill(dead: boolean): void;
}

const secrets = { token: 'EAA-stand-in', appSecret: 'an-app-secret-of-a-stand-in', verifyToken: 'a-verify-token' };

interface Options {
  /** A closed window is told in the answer, not by a status a moment later. */
  readonly refuseAtOnce?: boolean;
  /** Names of the approved templates; left out: every name is. */
  readonly templates?: readonly string[];
}

export async function startWhatsAppPlatform(options: Options = {}): Promise<WhatsAppPlatform> {
  const account = createAccount();
  const state = { dead: false };
  const mail = createMail();
  const signed: WhatsAppPlatform['signed'] = (body, { secret = secrets.appSecret } = {}) => ({
    'X-Hub-Signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
  });
  const deliver = (content: object): Promise<Webhook> => {
    const body = JSON.stringify(content);
    return mail.post('/whatsapp', body, { 'Content-Type': 'application/json', ...signed(body) });
  };
  const { press, ...acts } = createWhatsAppActs({ account, deliver });
  const failLater = (id: string, to: string, code: number): void => {
    const statuses = [statusOf({ id, to, content: {} }, 'failed', code)];
    setImmediate(() => void deliver(acts.envelope({ statuses })).catch(() => undefined));
  };
  const edge: Edge = await startEdge((call) => {
    const authorised = call.headers.authorization === `Bearer ${secrets.token}` && !state.dead;
    if (!authorised) return graphError(190, 'Error validating access token: Session has expired', 401);
    const { refuseAtOnce = false, templates } = options;
    return answerGraph({ account, url: edge.url, refuseAtOnce, failLater, ...(templates && { templates }) }, call);
  });
  return {
    ...edge,
    ...acts,
    ...{ account, mail, signed, post: deliver, ...settingsFor(edge.url, account) },
    kill: (dead) => void Object.assign(state, { dead }),
    sees: (person) => seenBy(account, person, press),
  };
}

function settingsFor(url: string, { phoneNumberId }: Account): Pick<WhatsAppPlatform, 'settings' | 'environment'> {
  const { token, appSecret, verifyToken } = secrets;
  const apiUrl = `${url}/v23.0`;
  return {
    settings: { ...secrets, phoneNumberId, apiUrl },
    environment: {
      WHATSAPP_TOKEN: token,
      WHATSAPP_PHONE_NUMBER_ID: phoneNumberId,
      WHATSAPP_APP_SECRET: appSecret,
      WHATSAPP_VERIFY_TOKEN: verifyToken,
      WHATSAPP_API_URL: apiUrl,
    },
  };
}

function seenBy(account: Account, person: string, press: WhatsAppActs['press']): Seen[] {
  const names = [numberOf(person), person];
  return account.messages
    .filter((one) => one.byDesk && names.includes(one.with) && one.content.type !== 'reaction')
    .map((message) => {
      const { lines, alive, replies } = lookAt(message);
      const { type, context } = message.content as { type: string; context?: { message_id: string } };
      const file = account.media.get((message.content[type] as { id?: string } | undefined)?.id ?? '');
      return {
        ref: message.id,
        conversation: message.with,
        text: lines.join('\n'),
        ...alive,
        inputs: [],
        taps: replies.map((reply) => ({
          label: reply.title,
          value: reply.id,
          ...(reply.description !== undefined && { more: reply.description }),
          tap: () => press(person, message.id, reply),
        })),
        files: file ? [{ name: (message.content[type] as { filename?: string }).filename ?? file.name, bytes: file.bytes }] : [],
        ...(context && { under: context.message_id }),
        edits: 0,
      };
    });
}
