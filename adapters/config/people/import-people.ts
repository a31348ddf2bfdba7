import { copyFile, mkdtemp, open, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, extname, join, resolve } from 'node:path';
import { fold } from '../../../src/domain/fold.ts';
import { checkPeople } from '../check-people.ts';
import { loadDefinitions } from '../load-definitions.ts';
import { ConfigurationError, type Problem } from '../problem.ts';
import { readYaml } from '../read-yaml.ts';
import { reportInto } from '../sources.ts';
import { decodeText } from './decode-text.ts';
import { describeChanges, type Changes } from './describe-changes.ts';
import { editPeopleText } from './edit-people-text.ts';
import { checkEach, mergePeople, type Known, type Merged, type Raw } from './merge-people.ts';
import { readPeopleCsv, type PeopleFile } from './read-people-csv.ts';
import { readPeopleYaml } from './read-people-yaml.ts';
import type { Names } from './read-cell.ts';

export interface ImportPlan {
  readonly changes: Changes;
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
  /** Puts it in force: people.yaml is there whole or not at all, the one before it as people.yaml.bak. Absent if there is a problem or nothing to change. */
  readonly write?: () => Promise<void>;
}

export interface ImportOptions {
  readonly file: string;
  /** The folder of the configuration. */
  readonly config: string;
  /** People of the directory whom the file does not name go. */
  readonly removeMissing: boolean;
}

/**
 * What a file of people would change in a directory, with all that is wrong with it. Nothing is written until `write` is called.
 * @throws Error if the file cannot be read.
 */
export async function importPeople({ file, config, removeMissing }: ImportOptions): Promise<ImportPlan> {
  const given = await readGiven(file);
  const target = join(config, 'people.yaml');
  const text = (await textOf(target)) ?? '';
  const known = knownIn(target, text);
  const problems: Problem[] = [...given.problems, ...known.problems];
  const named = await namesIn(config, known.people);
  const merged = mergePeople(known.people, given.people, { names: named.names, problems });
  const staying = removeMissing ? merged.filter((one) => one.given) : merged;
  const report = reportInto(problems);
  const ids = { ...named.ids, people: { entries: checkEach(staying, report), ids: new Set(staying.map(({ id }) => id)) } };
  checkPeople(ids, report);
  const changes = describeChanges(merged);
  const next = problems.length > 0 ? text : textWith(text, merged, { changes, removeMissing });
  if (problems.length === 0) problems.push(...(await problemsWith(config, next)));
  return {
    changes,
    problems: sorted(problems),
    notes: given.notes,
    ...(problems.length === 0 && next !== text && { write: () => write(target, next) }),
  };
}

async function readGiven(file: string): Promise<PeopleFile> {
  const { text, encoding } = decodeText(await readFile(file));
  const read = /^\.ya?ml$/i.test(extname(file)) ? readPeopleYaml(file, text) : readPeopleCsv(file, text);
  return { ...read, notes: [...(encoding === 'UTF-8' ? [] : [`read as ${encoding}: check the accents below`]), ...read.notes] };
}

function knownIn(file: string, text: string): { people: readonly Known[]; problems: readonly Problem[] } {
  const source = readYaml(file, text);
  const list = Array.isArray(source.data) ? (source.data as readonly unknown[]) : [];
  const people = list.flatMap((raw, index): Known[] => {
    const id = (raw as { id?: unknown } | null)?.id;
    return typeof id === 'string' ? [{ id, raw: raw as Raw, place: { source, path: [index] } }] : [];
  });
  return { people, problems: source.problems };
}

/** What cells may name, and which ids there are. */
async function namesIn(config: string, people: readonly Known[]) {
  const [sites, departments, teams, costCentres] = await Promise.all(
    ['sites', 'departments', 'teams', 'cost-centres'].map((name) => labelled(join(config, `${name}.yaml`))),
  );
  const empty = { names: new Map<string, string>(), ids: { entries: [], ids: new Set<string>() } };
  const persons = people.map(({ id, raw }) => ({ id, names: [raw['email'], raw['name']] }));
  return {
    names: {
      sites: (sites ?? empty).names,
      departments: (departments ?? empty).names,
      teams: (teams ?? empty).names,
      costCentres: (costCentres ?? empty).names,
      people: namesOf(persons),
    },
    ids: {
      sites: (sites ?? empty).ids,
      departments: (departments ?? empty).ids,
      teams: (teams ?? empty).ids,
      costCentres: (costCentres ?? empty).ids,
    },
  };
}

async function labelled(file: string) {
  const data = readYaml(file, (await textOf(file)) ?? '').data;
  const list = Array.isArray(data) ? (data as readonly { id?: unknown; label?: Raw }[]) : [];
  const entries = list.flatMap(({ id, label }) => (typeof id === 'string' ? [{ id, names: Object.values(label ?? {}) }] : []));
  return { names: namesOf(entries), ids: { entries: [], ids: new Set(entries.map(({ id }) => id)) } };
}

/** By id, and by each name that only one has. */
function namesOf(entries: readonly { readonly id: string; readonly names: readonly unknown[] }[]): Names {
  const found = new Map<string, string | undefined>();
  for (const { id, names } of entries)
    for (const name of names.flatMap((one) => (typeof one === 'string' ? [one.toLowerCase(), fold(one)] : [])))
      found.set(name, found.has(name) && found.get(name) !== id ? undefined : id);
  for (const { id } of entries) found.set(id, id);
  return new Map([...found].flatMap(([name, id]): [string, string][] => (id === undefined ? [] : [[name, id]])));
}

function textWith(
  text: string,
  merged: readonly Merged[],
  { changes, removeMissing }: { changes: Changes; removeMissing: boolean },
): string {
  const goes = removeMissing && changes.missing.length > 0;
  if (changes.added.length + changes.changed.length === 0 && !goes) return text;
  return editPeopleText(text, merged, { removeMissing, changed: new Set(changes.changed.map(({ id }) => id)) });
}

/** The whole configuration with the new directory in it: somebody who goes may be named elsewhere. */
async function problemsWith(config: string, text: string): Promise<readonly Problem[]> {
  const trial = await mkdtemp(join(tmpdir(), 'mesa-people-'));
  try {
    for (const name of await readdir(config))
      if (name !== 'people.yaml' && !name.startsWith('.')) await symlink(resolve(config, name), join(trial, name));
    await writeFile(join(trial, 'people.yaml'), text);
    await loadDefinitions(trial);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.problems.map((problem) => ({
      ...problem,
      file: problem.file.replace(trial, config),
      what: problem.what.replaceAll(trial, config),
    }));
  } finally {
    await rm(trial, { recursive: true, force: true });
  }
}

/** A desk that runs takes the file over as soon as it is there: it must be whole then. */
async function write(target: string, text: string): Promise<void> {
  if ((await textOf(target)) !== undefined) await copyFile(target, `${target}.bak`);
  const own = join(resolve(target, '..'), `.${basename(target)}.${process.pid}`);
  const handle = await open(own, 'w');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(own, target);
}

async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function sorted(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted((a, b) => a.file.localeCompare(b.file, 'en') || a.line - b.line);
}
