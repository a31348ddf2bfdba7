import type { Answer, Call } from '../platform-edge.ts';
import { readMultipart } from '../read-multipart.ts';
import type { Account } from './account.ts';
import { checkMessage, mediaKinds } from './check-message.ts';

type Node = Readonly<Record<string, unknown>>;

/** As the Graph API refuses. developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes */
export const graphError = (code: number, message: string, status = 400): Answer => ({
  status,
  json: {
    error: {
      message: `(#${code}) ${message}`,
      type: 'OAuthException',
      code,
      error_data: { messaging_product: 'whatsapp', details: message },
      fbtrace_id: 'Az8or2yhqkZfEZ-_4Qn_Bam',
    },
  },
});

interface Graph {
  readonly account: Account;
  readonly url: string;
  /** Whether a message out of the window is refused at once, or taken and reported later as failed. */
  readonly refuseAtOnce: boolean;
  readonly failLater: (id: string, to: string, code: number) => void;
  readonly templates?: readonly string[];
}

export function answerGraph(graph: Graph, call: Call): Answer {
  const { account, url } = graph;
  const path = call.path.replace(/^\/v\d+\.\d+/, '');
  const asked = path === '/whatsapp_business/attachments/' ? account.media.get(call.query.get('mid') ?? '') : undefined;
  if (asked) return { headers: { 'Content-Type': asked.type }, bytes: asked.bytes };
  if (call.method === 'POST' && path === `/${account.phoneNumberId}/messages`) return takeMessage(graph, call);
  if (call.method === 'POST' && path === `/${account.phoneNumberId}/media`) return upload(account, call);
  if (call.method === 'GET' && path === `/${account.phoneNumberId}`) {
    const about = {
      id: account.phoneNumberId,
      display_phone_number: `+${account.number}`,
      verified_name: 'Mesa',
      quality_rating: 'GREEN',
    };
    return {
      json: { ...about, code_verification_status: 'VERIFIED', platform_type: 'CLOUD_API', throughput: { level: 'STANDARD' } },
    };
  }
  const media = account.media.get(path.slice(1));
  if (call.method === 'GET' && media) {
    const { id, type, bytes } = media;
    return {
      json: {
        messaging_product: 'whatsapp',
        url: `${url}/whatsapp_business/attachments/?mid=${id}&hash=x`,
        mime_type: type,
        sha256: 'x',
        file_size: bytes.length,
        id,
      },
    };
  }
  return graphError(100, `Unsupported ${call.method.toLowerCase()} request. Object with ID '${path.slice(1)}' does not exist`);
}

function takeMessage(graph: Graph, call: Call): Answer {
  const { account } = graph;
  const message = parse(call);
  if (!message) return graphError(100, 'Invalid parameter: no JSON');
  if (message.status === 'read') return markRead(account, message);
  const problems = [...checkMessage(message), ...missing(graph, message)];
  if (problems.length > 0) return graphError(131_009, `Parameter value is not valid: ${problems.join('; ')}`);
  const to = String(message.to ?? message.recipient);
  if (!/^(\d{8,15}|[A-Z]{2}\.\w+)$/.test(to)) return graphError(131_009, 'Parameter value is not valid: to');
  const template = message.type === 'template' ? ((message.template as Node).name as string) : undefined;
  if (template !== undefined && graph.templates && !graph.templates.includes(template))
    return graphError(132_001, 'Template name does not exist', 404);
  const trouble = account.unreachable.get(to) ?? (template === undefined && !account.open.has(to) ? 131_047 : undefined);
  if (trouble !== undefined && graph.refuseAtOnce)
    return graphError(trouble, trouble === 131_047 ? 'Re-engagement message' : 'Message undeliverable');
  const id = account.nextId('wamid.');
  if (trouble === undefined) account.messages.push({ id, with: to, byDesk: true, content: message });
  else graph.failLater(id, to, trouble);
  return {
    json: { messaging_product: 'whatsapp', contacts: [{ input: to, wa_id: to }], messages: [{ id, message_status: 'accepted' }] },
  };
}

function markRead(account: Account, { message_id }: Node): Answer {
  if (!account.messages.some(({ id, byDesk }) => id === message_id && !byDesk))
    return graphError(100, 'Invalid parameter: message_id');
  account.reads.push(message_id as string);
  return { json: { success: true } };
}

/** A file that is not there, or is no such kind. What is replied to may be gone: then the bubble only lacks its quote. */
function missing({ account }: Graph, message: Node): readonly string[] {
  const problems: string[] = [];
  const kind = String(message.type);
  const media = mediaKinds[kind];
  const { id } = (message[kind] ?? {}) as { id?: string };
  if (!media) return problems;
  const kept = id === undefined ? undefined : account.media.get(id);
  if (!kept) problems.push(`${kind}.id is unknown`);
  else if (!media.types.test(kept.type) || kept.bytes.length > media.bytes)
    problems.push(`${kept.type} of ${kept.bytes.length} bytes is no ${kind}`);
  return problems;
}

function parse({ body }: Call): Node | undefined {
  try {
    return JSON.parse(body.toString()) as Node;
  } catch {
    return undefined;
  }
}

function upload(account: Account, call: Call): Answer {
  const parts = readMultipart(call.headers['content-type'] ?? '', call.body);
  const field = (name: string): string | undefined => parts.find((part) => part.name === name)?.bytes.toString();
  const file = parts.find(({ name }) => name === 'file');
  if (field('messaging_product') !== 'whatsapp' || !file?.filename)
    return graphError(100, 'Invalid parameter: messaging_product, file');
  const type = (file.contentType ?? field('type') ?? '').split(';')[0]!;
  const kind = Object.values(mediaKinds).find(({ types }) => types.test(type));
  if (!kind) return graphError(100, `Param file must be a file with one of the following types; received ${type}`);
  if (file.bytes.length > kind.bytes) return graphError(131_053, 'Media upload error: too large');
  const id = account.nextId('media');
  account.media.set(id, { id, name: file.filename, type, bytes: file.bytes });
  return { json: { id } };
}
