import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';

export interface PackageFacts {
  readonly appId: string;
  /** `https:`, without a slash at its end. */
  readonly publicUrl: string;
}

/** All that the package holds. Teams wants them at its top. */
const FILES = ['manifest.json', 'es.json', 'en.json', 'color.png', 'outline.png'] as const;

/** The app package that is uploaded to Teams: the manifest with this desk's addresses, its words and its icons, zipped. `folder`: where these lie. */
export async function packManifest(folder: string, { appId, publicUrl }: PackageFacts): Promise<Uint8Array> {
  const filled: Readonly<Record<string, string>> = {
    TEAMS_APP_ID: appId,
    PUBLIC_URL: publicUrl,
    PUBLIC_HOST: new URL(publicUrl).host,
  };
  const entries = await Promise.all(
    FILES.map(async (name) => {
      const bytes = await readFile(join(folder, name));
      if (name !== 'manifest.json') return [name, new Uint8Array(bytes)] as const;
      const text = bytes.toString('utf8').replace(/\{\{([A-Z_]+)\}\}/g, (whole, key: string) => filled[key] ?? whole);
      return [name, strToU8(text)] as const;
    }),
  );
  // The same package from the same facts, byte for byte.
  return zipSync(Object.fromEntries(entries), { level: 9, mtime: new Date(1980, 0, 1) });
}
