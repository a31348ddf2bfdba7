import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compileCalendar } from '../../src/domain/hours/calendar.ts';
import type { Definitions } from '../../src/domain/definitions.ts';
import type { Phrasebook } from '../../src/domain/phrasebook.ts';
import { checkAssets } from './check-assets.ts';
import { checkCalendars } from './check-calendars.ts';
import { checkDesk } from './check-desk.ts';
import { checkItems } from './check-items.ts';
import { checkPeople } from './check-people.ts';
import { checkTemplates } from './check-templates.ts';
import { readArticles, type KnownIds } from './knowledge/read-articles.ts';
import { nearest } from './nearest.ts';
import { readPhrasebooks, type Books } from './phrasebooks.ts';
import { checkPolicies } from './policies/check-policies.ts';
import { ConfigurationError, type Problem } from './problem.ts';
import { readHolidayFiles } from './read-holiday-files.ts';
import type { YamlFile } from './read-yaml.ts';
import { readYamlFiles } from './read-yaml-files.ts';
import { termsOf } from './terms-of.ts';
import { thresholdsInForce } from './thresholds-in-force.ts';
import { fileNames, optionalFileNames, readSources, reportInto, type FileName, type Listed, type Sources } from './sources.ts';
import { decodeText } from './people/decode-text.ts';

/** What a folder of the configuration says, checked and cross-checked. */
export interface Loaded {
  readonly definitions: Definitions;
  readonly phrasebooks: readonly Phrasebook[];
  /** Of the phrasebooks' files alone: what was learnt from them is known by it. */
  readonly booksHash: string;
  /** What an administrator should know of it though nothing is wrong, one line each. */
  readonly remarks: readonly string[];
}

interface Folder {
  readonly files: ReadonlyMap<FileName, YamlFile>;
  readonly items: readonly YamlFile[];
  readonly hash: string;
}

/**
 * Reads a folder of the configuration. Nothing of it is used unless everything is right.
 * @throws ConfigurationError with every problem of every file.
 */
export async function loadDefinitions(dir: string): Promise<Loaded> {
  const problems: Problem[] = [];
  const folder = await readFolder(dir, problems);
  const report = reportInto(problems);
  const written = readSources(folder.files, folder.items, report);
  checkCalendars(folder.files.get('calendars.yaml'), report);
  const holidays = await readHolidayFiles(dir, written.calendars, { report, problems });
  const sources = { ...written, calendars: holidays.calendars };
  checkDesk(sources, report);
  checkPeople(sources, report);
  checkAssets(sources, report);
  checkItems(sources, report);
  checkPolicies(sources, folder.files.get('sla.yaml'), report);
  checkTemplates(sources, report);
  const knowledge = await readArticles(dir, idsIn(sources), problems);
  const books = await phrasebooksIn(dir, problems);
  const { desk, roles } = sources;
  if (problems.length > 0 || !desk || !roles) throw new ConfigurationError(problems);
  const inForce = thresholdsInForce(desk.value, books.phrasebooks);
  return {
    definitions: {
      hash: hashOf(folder, new Map([...holidays.texts, ...knowledge.texts])),
      terms: termsOf(sources),
      desk: inForce.desk,
      roles: roles.value,
      ...byId(sources),
      articles: knowledge.articles,
    },
    phrasebooks: inForce.phrasebooks,
    booksHash: books.hash,
    remarks: [...holidays.remarks, ...books.remarks],
  };
}

/** What an article may name. */
function idsIn({ categories, items, departments, teams }: Sources): KnownIds {
  return { category: categories.ids, item: items.ids, departments: departments.ids, teams: teams.ids };
}

/** Files that are not read with the others count as well. */
function hashOf({ hash }: Folder, texts: ReadonlyMap<string, string>): string {
  if (texts.size === 0) return hash;
  const whole = createHash('sha256').update(hash);
  for (const [name, text] of texts) whole.update(`${name}\0${text}\0`);
  return whole.digest('hex');
}

function byId(sources: Sources): Omit<Definitions, 'hash' | 'terms' | 'desk' | 'roles'> {
  const map = <T extends { readonly id: string }>({ entries }: Listed<T>) =>
    new Map(entries.map(({ value }) => [value.id, value]));
  return {
    people: map(sources.people),
    teams: map(sources.teams),
    sites: map(sources.sites),
    departments: map(sources.departments),
    assets: map(sources.assets),
    costCentres: map(sources.costCentres),
    calendars: new Map(sources.calendars.entries.map(({ id, value }) => [id, compileCalendar(value)])),
    calendarNames: new Map(sources.calendars.entries.flatMap(({ id, value: { name } }) => (name ? [[id, name] as const] : []))),
    policies: map(sources.policies),
    items: map(sources.items),
    categories: map(sources.categories),
    templates: new Map(sources.templates.entries.map(({ value }) => [value.key, value])),
  };
}

async function phrasebooksIn(dir: string, problems: Problem[]): Promise<Books> {
  try {
    return await readPhrasebooks(dir);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    problems.push(...error.problems);
    return { phrasebooks: [], hash: '', remarks: [] };
  }
}

async function readFolder(dir: string, problems: Problem[]): Promise<Folder> {
  const names = await namesIn(dir, '', problems);
  // Of a folder that is not there, each file is not worth a line of its own.
  if (problems.length > 0) throw new ConfigurationError(problems);
  const items = await namesIn(dir, 'catalog', problems);
  const books = await namesIn(dir, 'phrasebook', problems);
  noteStrays(dir, [...names, ...items, ...books], problems);
  const beside = [...items, ...books].filter((name) => name.endsWith('.yaml'));
  const known = [...fileNames, ...optionalFileNames];
  const wanted = [...known.filter((name) => names.includes(name)), ...beside].toSorted();
  const hash = createHash('sha256');
  const texts = new Map<string, string>();
  for (const name of wanted) {
    const text = await textOf(join(dir, name), problems);
    if (text === undefined) continue;
    hash.update(`${name}\0${text}\0`);
    // Phrasebooks are read by themselves; here only their contents count.
    if (!name.startsWith('phrasebook/')) texts.set(name, text);
  }
  const files = await readYamlFiles(dir, texts);
  for (const file of files.values()) problems.push(...file.problems);
  for (const name of fileNames.filter((one) => !names.includes(one)))
    problems.push({
      file: join(dir, name),
      line: 1,
      what: 'the file is missing',
      remedy: 'create it; the demo desk has an example',
    });
  return {
    files: new Map(known.flatMap((name) => (files.has(name) ? [[name, files.get(name)] as [FileName, YamlFile]] : []))),
    items: [...files].flatMap(([name, file]) => (name.startsWith('catalog/') ? file : [])),
    hash: hash.digest('hex'),
  };
}

async function textOf(file: string, problems: Problem[]): Promise<string | undefined> {
  try {
    return decodeText(await readFile(file)).text;
  } catch (error) {
    problems.push({ file, line: 1, ...unreadable(error, 'file') });
    return undefined;
  }
}

async function namesIn(dir: string, folder: string, problems: Problem[]): Promise<readonly string[]> {
  try {
    const entries = await readdir(join(dir, folder), { withFileTypes: true });
    // Editors leave hidden files while they write.
    const files = entries.filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'));
    return files.map(({ name }) => (folder === '' ? name : `${folder}/${name}`));
  } catch (error) {
    problems.push({ file: join(dir, folder), line: 1, ...unreadable(error, 'folder') });
    return [];
  }
}

function unreadable(error: unknown, kind: 'file' | 'folder'): Pick<Problem, 'what' | 'remedy'> {
  const code = (error as NodeJS.ErrnoException).code ?? String(error);
  if (code === 'ENOENT') return { what: `the ${kind} is missing`, remedy: 'create it; the demo desk has an example' };
  return { what: `the ${kind} cannot be read (${code})`, remedy: 'make it readable for the user that runs the desk' };
}

/** Files that somebody will believe to be read, and that are not. */
function noteStrays(dir: string, names: readonly string[], problems: Problem[]): void {
  const known: readonly string[] = [...fileNames, ...optionalFileNames];
  for (const name of names) {
    const file = join(dir, name);
    if (name.endsWith('.yml'))
      problems.push({
        file,
        line: 1,
        what: 'only files that end in .yaml are read',
        remedy: `rename it to ${name.replace(/yml$/, 'yaml')}`,
      });
    const meant =
      name.endsWith('.yaml') && !name.includes('/') && !known.some((one) => one === name) ? nearest(name, known) : undefined;
    if (meant) problems.push({ file, line: 1, what: 'no file of this name is read', remedy: `did you mean "${meant}"?` });
  }
}
