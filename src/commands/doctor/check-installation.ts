import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { languages } from '../../domain/label.ts';
import { bad, good, reasonOf, type Finding } from './finding.ts';

/** Of every language. */
const localeFiles = ['desk.json', 'words.json', 'page.json'];

/** What came with the program: the right Node, the sentences, the page. `root` is the package's own folder. */
export async function checkInstallation(root: string, version = process.versions.node): Promise<readonly Finding[]> {
  const locales = await Promise.all(languages.map((language) => checkLocale(join(root, 'locales', language), language)));
  return [await checkNode(root, version), ...locales, checkPage(join(root, 'dist', 'page'))];
}

async function checkNode(root: string, version: string): Promise<Finding> {
  const { engines } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { engines: { node: string } };
  const needed = engines.node.replace(/^>=\s*/, '');
  if (isAtLeast(version, needed)) return good('node', version);
  return bad('node', `this is version ${version}; install ${needed} or later`);
}

/** Versions by their numbers, as "20.9" comes before "20.19". */
function isAtLeast(version: string, needed: string): boolean {
  return version.localeCompare(needed, 'en', { numeric: true }) >= 0;
}

async function checkLocale(folder: string, language: string): Promise<Finding> {
  const about = `locale ${language}`;
  const missing = localeFiles.filter((name) => !existsSync(join(folder, name)));
  if (missing.length > 0) return bad(about, `${missing.join(', ')} missing in ${folder}; install Mesa anew`);
  try {
    for (const name of (await readdir(folder)).filter((one) => one.endsWith('.json')))
      JSON.parse(await readFile(join(folder, name), 'utf8'));
    return good(about, 'complete');
  } catch (error) {
    return bad(about, `a file in ${folder} is not JSON (${reasonOf(error)}); install Mesa anew`);
  }
}

function checkPage(folder: string): Finding {
  if (existsSync(join(folder, 'index.html'))) return good('page', 'built');
  return bad('page', 'it has not been built; run npm run build:page');
}
