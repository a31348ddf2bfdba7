import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import AjvDraft04 from 'ajv-draft-04';
import formats from 'ajv-formats';
import { strFromU8, unzipSync } from 'fflate';
import { packManifest } from '../../../adapters/teams/pack-manifest.ts';

type Json = Readonly<Record<string, unknown>>;
interface Command {
  readonly title: string;
  readonly description: string;
}

const folder = fileURLToPath(new URL('../../../adapters/teams/manifest', import.meta.url));
const facts = { appId: '22222222-2222-4222-8222-222222222222', publicUrl: 'https://mesa.example:8443' };
const json = (path: string): Json => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as Json;
const words = (language: string): Readonly<Record<string, readonly string[]>> =>
  json(`../../../locales/${language}/words.json`) as never;

let files: Readonly<Record<string, Uint8Array>>;
let manifest: Json & {
  readonly bots: readonly { readonly commandLists: readonly { readonly commands: readonly Command[] }[] }[];
};
const languages: Record<string, Record<string, string>> = {};
beforeAll(async () => {
  files = unzipSync(await packManifest(folder, facts));
  manifest = JSON.parse(strFromU8(files['manifest.json']!)) as typeof manifest;
  for (const language of ['es', 'en'])
    languages[language] = JSON.parse(strFromU8(files[`${language}.json`]!)) as Record<string, string>;
});

function problemsOf(schema: string, data: unknown): unknown {
  const ajv = new AjvDraft04.default({ strict: false, allErrors: true, unicodeRegExp: false });
  formats.default(ajv);
  const validate = ajv.compile(json(`../../fixtures/teams/${schema}.schema.json`));
  return validate(data) ? [] : validate.errors;
}

describe('the package', () => {
  test('holds what Teams wants, at its top, and is the same each time', async () => {
    expect(Object.keys(files).sort()).toEqual(['color.png', 'en.json', 'es.json', 'manifest.json', 'outline.png']);
    expect(await packManifest(folder, facts)).toEqual(await packManifest(folder, facts));
  });

  test('has a manifest by the schema of 1.29, with no blank left', () => {
    expect(problemsOf('teams-manifest-1.29', manifest)).toEqual([]);
    expect(JSON.stringify(manifest)).not.toContain('{{');
    expect(manifest).toMatchObject({
      id: facts.appId,
      validDomains: ['mesa.example:8443'],
      staticTabs: [{ contentUrl: 'https://mesa.example:8443/tab' }],
    });
  });

  test.each(['es', 'en'])('has words in %s by the schema, for everything that is shown', (language) => {
    expect(problemsOf('teams-localization', languages[language])).toEqual([]);
    expect(Object.keys(languages[language]!)).toEqual(Object.keys(languages['es']!));
  });

  test('says in its manifest what stands in its default language', () => {
    const { es } = languages;
    manifest.bots[0]!.commandLists.forEach(({ commands }, list) =>
      commands.forEach(({ title, description }, at) => {
        expect(es![`bots[0].commandLists[${list}].commands[${at}].title`]).toBe(title);
        expect(es![`bots[0].commandLists[${list}].commands[${at}].description`]).toBe(description);
      }),
    );
  });

  test.each(['es', 'en'])('offers commands in %s that the desk understands', (language) => {
    const known = Object.entries(words(language)).flatMap(([key, list]) =>
      key.startsWith('verb.') ? [key.slice('verb.'.length), ...list] : [],
    );
    const titles = Object.entries(languages[language]!).filter(([key]) => /^bots.*title$/.test(key));
    for (const [, title] of titles) expect(known).toContain(title);
    expect(titles.length).toBeGreaterThan(15);
  });

  test.each([
    ['color.png', 192],
    ['outline.png', 32],
  ])('has %s as a square of %i', (name, side) => {
    const png = Buffer.from(files[name]!);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([side, side]);
  });
});
