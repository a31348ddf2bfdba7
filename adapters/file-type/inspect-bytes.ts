import { fileTypeFromBuffer } from 'file-type';
import type { InspectBytes } from '../../src/ports.ts';

/** As much of a file's beginning as its kind is told from. */
const HEAD_BYTES = 64 * 1024;
const UNKNOWN = 'application/octet-stream';

/** Says what bytes are by the bytes themselves. What no signature tells is text if all of it is UTF-8 without controls. */
export const inspectBytes: InspectBytes = (name) => {
  const head: Uint8Array[] = [];
  let taken = 0;
  const text = createTextTest();
  return {
    see(chunk) {
      text.see(chunk);
      if (taken >= HEAD_BYTES) return;
      const part = chunk.subarray(0, HEAD_BYTES - taken);
      head.push(Uint8Array.from(part));
      taken += part.length;
    },
    async verdict() {
      const bytes = Buffer.concat(head);
      const isText = text.passed();
      const found = await signature(bytes);
      if (found !== undefined && !(isText && found === 'application/xml')) return found;
      return isText && taken > 0 ? kindOfText(bytes.toString('utf8'), name) : UNKNOWN;
    },
  };
};

/** A cut or hostile file may break the library's reading: then nothing is known of it. */
async function signature(bytes: Uint8Array): Promise<string | undefined> {
  try {
    return (await fileTypeFromBuffer(bytes))?.mime.split(';')[0];
  } catch {
    return undefined;
  }
}

// Tab, line breaks, form feed and escape stand in texts; other controls do not.
const notText = /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f]/;

function createTextTest(): { see(chunk: Uint8Array): void; passed(): boolean } {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let valid = true;
  const test = (decode: () => string): void => {
    if (!valid) return;
    try {
      valid = !notText.test(decode());
    } catch {
      valid = false;
    }
  };
  return {
    see: (chunk) => test(() => decoder.decode(chunk, { stream: true })),
    passed: () => {
      test(() => decoder.decode());
      return valid;
    },
  };
}

/** Text that a browser or a shell would run is called what it is, whatever its name. */
function kindOfText(text: string, name: string): string {
  const start = text.replace(/^\uFEFF/, '').trimStart();
  if (start.startsWith('#!')) return 'text/x-script';
  if (/<svg[\s>]/i.test(start)) return 'image/svg+xml';
  if (/^<(?:!doctype\s+html|html|head|body|script|iframe|meta|link|style|a|div|table|img)\b/i.test(start)) return 'text/html';
  if (/^<\?xml|^<!doctype/i.test(start)) return 'application/xml';
  return /\.csv$/i.test(name) ? 'text/csv' : 'text/plain';
}
