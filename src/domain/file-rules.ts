import { clean } from './fold.ts';

/** Source: the desk's rules, "Files". */
export const MOST_FILE_BYTES = 25 * 1024 * 1024;
/** Of one message. */
export const MOST_FILES = 10;

/** Why a file is not taken: each is the key of the sentence that says so. */
export const fileRefusals = ['file.too_large', 'file.empty', 'file.not_allowed', 'file.lost', 'file.too_many'] as const;
export type FileRefusal = (typeof fileRefusals)[number];

/** The bytes cannot be kept, however often they are sent. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';
  readonly code: FileRefusal;

  constructor(code: FileRefusal) {
    super(code);
    this.code = code;
  }
}

const MOST_NAME = 120;

/** A name that can be shown and saved anywhere: no path, no controls, nothing that hides its end; at most 120 characters, the ending kept. */
export function cleanFileName(given: string): string {
  const last = clean(given).split(/[/\\]/u).at(-1) ?? '';
  const safe = last
    .replace(/\s+/gu, ' ')
    .replace(/[<>:"|?*\p{Cc}\p{Cf}\p{Cs}]/gu, '_')
    .replace(/^[\s.]+|[\s.]+$/gu, '');
  if (safe === '') return 'file';
  const characters = [...safe];
  if (characters.length <= MOST_NAME) return safe;
  const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(safe)?.[0] ?? '';
  return characters.slice(0, MOST_NAME - ending.length - 1).join('') + '…' + ending;
}

/** Programs by their bytes, whatever they are called. */
const programTypes = new Set([
  'application/x-msdownload', 'application/x-elf', 'application/x-mach-binary', 'application/vnd.microsoft.portable-executable',
  'application/x-executable', 'application/x-sharedlib', 'application/java-vm', 'application/java-archive', 'application/wasm', 'application/vnd.android.package-archive',
  'application/x-deb', 'application/x-rpm', 'application/x.ms.shortcut', 'application/x.apple.alias', 'application/x-shockwave-flash',
  'application/vnd.ms-cab-compressed', 'application/x-google-chrome-extension', 'application/x-apple-diskimage', 'text/x-script', 'application/llvm-bitcode',
]); // prettier-ignore

/** Names that a double click runs. */
const programNames =
  /\.(?:exe|dll|com|scr|pif|cpl|msi|msp|msix|appx|bat|cmd|ps1|psm1|vbs|vbe|js|jse|mjs|wsf|wsh|hta|jar|apk|app|dmg|pkg|deb|rpm|lnk|reg|scf|url|inf|sh|bash|command|run|chm|xll|iso|img|vhd)$/iu;

/** Why a file that has arrived is not kept, if it is not. */
export function refusalOf({
  name,
  contentType,
  size,
}: {
  name: string;
  contentType: string;
  size: number;
}): FileRefusal | undefined {
  if (size === 0) return 'file.empty';
  return programTypes.has(contentType) || programNames.test(name) ? 'file.not_allowed' : undefined;
}

const inline = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** Whether a browser may show it in place: pictures that carry no script. Everything else is saved. */
export function isShownInPlace(contentType: string): boolean {
  return inline.has(contentType);
}
