#!/usr/bin/env node
/**
 * Every language says the same: same files, same keys, same {{placeholders}}; and nothing is said that no code asks for.
 *   node scripts/locale-parity.mjs [--locales locales] [--sources src,adapters]
 * A line for each problem; exit 1 with any. `_many`, `_few`, `_two` and `_zero` are plural forms that some languages lack.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { parseArgs } from 'node:util';

/** Keys that are put together at run time in a way that `templatePrefixes` does not see. Each with the place that does it. */
const dynamicPrefixes = [];

const extraPlural = /_(?:many|few|two|zero)$/;
const anyPlural = /_(?:one|other|many|few|two|zero)$/;

/** `{ a: { b: "x" } }` → `a.b` → "x". A list (words that people type) is one value. */
function flatten(value, prefix = '') {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[prefix, value]];
  return Object.entries(value).flatMap(([key, inner]) => flatten(inner, prefix ? `${prefix}.${key}` : key));
}

function read(file, problems) {
  if (!existsSync(file)) {
    problems.push(`${file}: is missing; another language has it`);
    return undefined;
  }
  try {
    return new Map(flatten(JSON.parse(readFileSync(file, 'utf8'))));
  } catch (error) {
    problems.push(`${file}: cannot be read: ${error.message}`);
    return undefined;
  }
}

const isText = (value) =>
  Array.isArray(value) ? value.length > 0 && value.every(isText) : typeof value === 'string' && value.trim() !== '';

function emptyValues({ file, texts }) {
  return [...texts]
    .filter(([, value]) => !isText(value))
    .map(([key]) => `${file}: ${key}: is neither a text nor a list of texts`);
}

function missingKeys(versions) {
  const all = new Set(versions.flatMap(({ texts }) => [...texts.keys()]));
  const lacks = (texts, key) => !texts.has(key) && !(extraPlural.test(key) && texts.has(key.replace(extraPlural, '_other')));
  return versions.flatMap(({ file, texts }) =>
    [...all].filter((key) => lacks(texts, key)).map((key) => `${file}: ${key}: is missing; another language has it`),
  );
}

/** Plural forms count as one text: "one ticket" need not show the number that "{{count}} tickets" does. */
function placeholders(texts) {
  const found = new Map();
  for (const [key, value] of texts) {
    const name = texts.has(key.replace(anyPlural, '_other')) ? key.replace(anyPlural, '') : key;
    const names = found.get(name) ?? new Set();
    for (const [, placeholder] of JSON.stringify(value).matchAll(/\{\{-?\s*([\w.]+)[^}]*\}\}/g)) names.add(placeholder);
    found.set(name, names);
  }
  return found;
}

function placeholderProblems(versions) {
  const sets = versions.map(({ file, texts }) => ({ file, found: placeholders(texts) }));
  const problems = [];
  for (const { file, found } of sets) {
    for (const [key, names] of found) {
      const all = new Set(sets.flatMap((other) => (other.found.has(key) ? [...other.found.get(key)] : [])));
      const absent = [...all].filter((name) => !names.has(name)).map((name) => `{{${name}}}`);
      if (absent.length > 0) problems.push(`${file}: ${key}: lacks ${absent.join(', ')}; another language has it`);
    }
  }
  return problems;
}

function sourceText(folder) {
  if (!existsSync(folder)) return '';
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ['.ts', '.tsx'].includes(extname(entry.name)))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}

/** `` `state.${ticket.state}` `` uses every key that begins with `state.`. */
const templatePrefixes = (source) => [...source.matchAll(/`([\w-]+[._][\w.-]*)\$\{/g)].map(([, prefix]) => prefix);

function unusedKeys(versions, source) {
  const prefixes = [...dynamicPrefixes, ...templatePrefixes(source)];
  const words = new Set(source.match(/[\w-]+(?:\.[\w-]+)*/g));
  const { file, texts } = versions[0];
  const nested = [...texts.keys()].flatMap((key) => JSON.stringify(texts.get(key)).match(/(?<=\$t\()[\w.-]+/g) ?? []);
  const isUsed = (key) => words.has(key) || nested.includes(key) || prefixes.some((prefix) => key.startsWith(prefix));
  return [...texts.keys()]
    .filter((key) => !isUsed(key) && !isUsed(key.replace(anyPlural, '')))
    .map((key) => `${file}: ${key}: is used nowhere in the code; remove it, or name its prefix in scripts/locale-parity.mjs`);
}

function check({ locales, sources }) {
  const languages = readdirSync(locales, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const folders = languages.map(({ name }) => join(locales, name)).sort();
  const names = new Set(folders.flatMap((folder) => readdirSync(folder)).filter((name) => name.endsWith('.json')));
  const source = sources.map(sourceText).join('\n');
  return [...names].sort().flatMap((name) => {
    const problems = [];
    const files = folders.map((folder) => join(folder, name));
    const versions = files.map((file) => ({ file, texts: read(file, problems) })).filter(({ texts }) => texts);
    if (versions.length === 0) return problems;
    return [
      ...problems,
      ...versions.flatMap(emptyValues),
      ...missingKeys(versions),
      ...placeholderProblems(versions),
      ...unusedKeys(versions, source),
    ];
  });
}

const { values } = parseArgs({
  options: { locales: { type: 'string', default: 'locales' }, sources: { type: 'string', default: 'src,adapters' } },
});
const problems = check({ locales: values.locales, sources: values.sources.split(',') });
for (const problem of problems) console.log(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
