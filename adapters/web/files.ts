import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { Request, Response, Router } from 'express';
import type { FileDesk, OpenedFile } from '../../src/ports.ts';
import { limitRate, type Access } from './access.ts';
import type { WebLimits } from './limits.ts';
import { Refusal } from './refusal.ts';

export interface FileRoutes {
  readonly access: Access;
  readonly limits: WebLimits;
  readonly files: FileDesk;
}

/**
 * `POST /files`: the bytes as they are, the name percent-encoded in `X-Mesa-Name`; answered with the id that a message then takes along.
 * `GET /files/:id`: for whoever may see it. In front of whatever reads bodies as JSON.
 */
export function addFiles(router: Router, options: FileRoutes): void {
  const { access, limits, files } = options;
  router.post('/files', limitRate(access, limits.uploadsPerMinute), access.token, async (request, response) => {
    response.status(201).json(await take(options, request, response));
  });
  router.get('/files/:id', async (request, response) => {
    // A link carries no header: it names the person in its address.
    const { person } = request.query;
    const [reader] = access.readers(request, typeof person === 'string' ? [person] : []);
    const found = reader && /^[\w-]{1,100}$/.test(request.params.id) ? await files.open(reader.id, request.params.id) : undefined;
    if (!found) throw new Refusal('not_found', 'There is no such file.');
    await serve(found, response);
  });
}

async function take({ access, files, limits }: FileRoutes, request: Request, response: Response): Promise<object> {
  const reader = access.reader(request);
  if (!request.is('application/octet-stream') || request.get('Content-Encoding') !== undefined)
    throw new Refusal('wrong_type', 'A file is sent as application/octet-stream, not compressed.');
  // What is left of the body is not waited for.
  const end = (refusal: Refusal): Refusal => {
    response.set('Connection', 'close');
    return refusal;
  };
  const tooLarge = (): Refusal => end(new Refusal('file_too_large', 'At most 25 MB are taken.'));
  if (Number(request.get('Content-Length') ?? 0) > limits.fileBytes) throw tooLarge();
  const kept = await files.keep({ by: reader.id, name: nameOf(request.get('X-Mesa-Name')), bytes: request });
  if (!('refused' in kept)) return kept;
  if (kept.refused === 'file.too_large') throw tooLarge();
  if (kept.refused === 'file.too_many') throw end(new Refusal('too_many', 'Too many files wait for a message.', 3600));
  if (kept.refused === 'file.empty') throw new Refusal('file_not_taken', 'The file is empty.');
  throw new Refusal('file_not_taken', 'Files of this kind are not taken.');
}

/** A header holds ASCII only. */
function nameOf(header: string | undefined): string {
  try {
    return decodeURIComponent(header ?? '');
  } catch {
    throw new Refusal('malformed', 'X-Mesa-Name is a percent-encoded name.');
  }
}

/** Kinds that a browser would run if it were ever brought to show them: it is told no more than that they are bytes. */
const active = /html|svg|xml|script/i;

async function serve({ name, contentType, size, inPlace, bytes }: OpenedFile, response: Response): Promise<void> {
  const ascii = name.replace(/[^\w .()-]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  response.set({
    'Content-Type': active.test(contentType) ? 'application/octet-stream' : contentType,
    'Content-Length': String(size),
    'Content-Disposition': `${inPlace ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${encoded}`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    // What one may see can change.
    'Cache-Control': 'private, no-cache',
  });
  await pipeline(Readable.from(bytes, { objectMode: false }), response).catch((error: NodeJS.ErrnoException) => {
    // The reader left.
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}
