import { extname } from 'node:path';

/** A picture of one dot. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const JPEG =
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z';
const PROGRAM = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(58), Buffer.from([64, 0, 0, 0]), Buffer.from('PE\0\0')]);

const base64 = (text: string): Buffer => Buffer.from(text, 'base64');
const beginning: Readonly<Record<string, Buffer>> = {
  '.png': base64(PNG), '.jpg': base64(JPEG), '.jpeg': base64(JPEG), '.heic': base64(JPEG),
  '.gif': Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1'), '.webp': Buffer.from('RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0', 'latin1'),
  '.pdf': Buffer.from('%PDF-1.4\n%%EOF\n'), '.mp4': Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1'),
  '.ogg': Buffer.from('OggS\0\x02\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x13OpusHead', 'latin1'),
  '.zip': Buffer.from('PK\x05\x06' + '\0'.repeat(18), 'latin1'), '.csv': Buffer.from('a,b\n1,2\n'), '.exe': PROGRAM, '.dll': PROGRAM,
  '.svg': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), '.html': Buffer.from('<!doctype html><p>made up'),
}; // prettier-ignore

/** A small file for a script: its beginning is what its name promises, text where the name promises nothing that needs more. */
export function madeUpFile(name: string): Buffer {
  return beginning[extname(name).toLowerCase()] ?? Buffer.from(`made up for a script: ${name}\n`);
}
