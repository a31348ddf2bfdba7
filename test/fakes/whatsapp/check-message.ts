import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';

type Node = Readonly<Record<string, unknown>>;
const made: { validate?: ValidateFunction } = {};

/** `Message` of Meta's OpenAPI document (MIT), read once. */
function validator(): ValidateFunction {
  const text = readFileSync(new URL('../../fixtures/whatsapp/messages.schema.json', import.meta.url), 'utf8');
  made.validate ??= new Ajv({ strict: false, allErrors: false, logger: false, validateFormats: false }).compile(
    JSON.parse(text) as object,
  );
  return made.validate;
}

/** Kinds by type, and the most bytes of each (developers.facebook.com/docs/whatsapp/cloud-api/reference/media). */
export const mediaKinds: Readonly<Record<string, { readonly types: RegExp; readonly bytes: number }>> = {
  image: { types: /^image\/(jpeg|png)$/, bytes: 5 << 20 },
  audio: { types: /^audio\/(aac|amr|mpeg|mp4|ogg)/, bytes: 16 << 20 },
  video: { types: /^video\/(mp4|3gpp)$/, bytes: 16 << 20 },
  sticker: { types: /^image\/webp$/, bytes: 500 << 10 },
  document: {
    types:
      /^(text\/plain|(image|audio|video)\/[\w-]+|application\/(pdf|msword|vnd\.(ms-excel|ms-powerpoint|openxmlformats-officedocument\.[\w.]+)))$/,
    bytes: 100 << 20,
  },
};

/** What Meta refuses in a message, beyond who gets it; empty: nothing. */
export function checkMessage(message: Node): readonly string[] {
  const problems: string[] = [];
  if (message.messaging_product !== 'whatsapp') problems.push('messaging_product');
  if (message.recipient_type !== 'individual') problems.push('recipient_type');
  const validate = validator();
  if (!validate(message))
    problems.push(...(validate.errors ?? []).slice(0, 5).map((one) => `${one.instancePath} ${one.message}`));
  const most = (what: string, text: unknown, max: number): void => {
    if (text === undefined) return;
    if (typeof text !== 'string' || text.trim() === '') problems.push(`${what} is empty`);
    else if (text.length > max) problems.push(`${what} has ${text.length} characters, over ${max}`);
  };
  if (message.type === 'text' || message.type === undefined) most('text', (message.text as Node | undefined)?.body ?? '', 4096);
  if (message.type === 'interactive') checkInteractive(message.interactive as Node, most, problems);
  const media = message[String(message.type)] as Node | undefined;
  if (String(message.type) in mediaKinds) most('caption', media?.caption, 1024);
  most('biz_opaque_callback_data', message.biz_opaque_callback_data, 512);
  return problems;
}

type Most = (what: string, text: unknown, max: number) => void;

/** developers.facebook.com/docs/whatsapp/cloud-api/messages: interactive-reply-buttons-messages, interactive-list-messages */
function checkInteractive(interactive: Node, most: Most, problems: string[]): void {
  const action = (interactive.action ?? {}) as Node;
  most('body', (interactive.body as Node | undefined)?.text ?? '', interactive.type === 'list' ? 4096 : 1024);
  most('footer', (interactive.footer as Node | undefined)?.text, 60);
  const header = interactive.header as Node | undefined;
  if (header?.type === 'text') most('header', header.text, 60);
  if (interactive.type === 'button') {
    const buttons = ((action.buttons ?? []) as { reply: Node }[]).map(({ reply }) => reply);
    if (buttons.length < 1 || buttons.length > 3) problems.push(`${buttons.length} buttons`);
    for (const { id, title } of buttons) {
      most('button title', title ?? '', 20);
      most('button id', id ?? '', 256);
    }
    unlike(
      'button titles',
      buttons.map(({ title }) => title),
      problems,
    );
    unlike(
      'button ids',
      buttons.map(({ id }) => id),
      problems,
    );
  } else if (interactive.type === 'list') {
    checkList(action, most, problems);
  } else problems.push(`interactive type ${JSON.stringify(interactive.type)}`);
}

function checkList(action: Node, most: Most, problems: string[]): void {
  most('list button', action.button ?? '', 20);
  const sections = (action.sections ?? []) as { title?: string; rows?: Node[] }[];
  const rows = sections.flatMap((section) => section.rows ?? []);
  if (rows.length < 1 || rows.length > 10) problems.push(`${rows.length} rows`);
  for (const { title } of sections) if (sections.length > 1 || title !== undefined) most('section title', title ?? '', 24);
  for (const { id, title, description } of rows) {
    most('row title', title ?? '', 24);
    most('row description', description, 72);
    most('row id', id ?? '', 200);
  }
  unlike(
    'row ids',
    rows.map(({ id }) => id),
    problems,
  );
}

function unlike(what: string, values: readonly unknown[], problems: string[]): void {
  if (new Set(values).size < values.length) problems.push(`${what} are not unique`);
}
