export interface Part {
  readonly name: string;
  readonly filename?: string;
  readonly contentType?: string;
  readonly bytes: Buffer;
}

/** The parts of a `multipart/form-data` body, which is small and whole in memory. */
export function readMultipart(contentType: string, body: Buffer): readonly Part[] {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) throw new Error('no boundary');
  const parts = body.toString('latin1').split(`--${boundary}`).slice(1, -1);
  return parts.map((part) => {
    const cut = part.indexOf('\r\n\r\n');
    const head = Buffer.from(part.slice(0, cut), 'latin1').toString();
    const filename = /filename="([^"]*)"/i.exec(head)?.[1];
    const type = /content-type:\s*([^\r\n]+)/i.exec(head)?.[1];
    return {
      name: /[; ]name="([^"]*)"/i.exec(head)?.[1] ?? '',
      ...(filename !== undefined && { filename }),
      ...(type !== undefined && { contentType: type.trim() }),
      bytes: Buffer.from(part.slice(cut + 4, -2), 'latin1'),
    };
  });
}
