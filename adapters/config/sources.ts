import { basename } from 'node:path';
import type { z } from 'zod';
import { Asset, CostCentre } from '../../src/domain/asset.ts';
import { CatalogItem, Category } from '../../src/domain/catalog.ts';
import { DeskSettings, VerbRoles } from '../../src/domain/definitions.ts';
import { Department, Person, Site, Team } from '../../src/domain/person.ts';
import { MessageTemplate } from '../../src/domain/message-template.ts';
import { SlaPolicy } from '../../src/domain/clock/policy/sla-policy.ts';
import { explainIssue, type Checked, type Finding } from './explain-issue.ts';
import type { Problem } from './problem.ts';
import type { Path, YamlFile } from './read-yaml.ts';
import { WrittenCalendar } from './written-calendar.ts';

/** Where something stands, for problems about it. */
export interface Place {
  readonly source: YamlFile;
  readonly path: Path;
}

/** Something whose own shape is right. */
export interface Entry<T> extends Place {
  readonly id: string;
  readonly value: T;
}

/** Many things with ids, from one file or several. */
export interface Listed<T> {
  readonly entries: readonly Entry<T>[];
  /** Also of entries whose shape is wrong, so that one mistake is not reported as many; `undefined` if a file could not be read. */
  readonly ids: ReadonlySet<string> | undefined;
}

/** Notes a problem. `place` may name a key that is missing: then the line is that of what should have it. */
export type Report = (place: Place, finding: Pick<Finding, 'what' | 'remedy'>) => void;

/** Every file, each entry checked by itself and typed. Absent: what could not be used. */
export interface Sources {
  readonly desk: Entry<DeskSettings> | undefined;
  readonly roles: Entry<VerbRoles> | undefined;
  readonly people: Listed<Person>;
  readonly teams: Listed<Team>;
  readonly sites: Listed<Site>;
  readonly departments: Listed<Department>;
  readonly assets: Listed<Asset>;
  readonly costCentres: Listed<CostCentre>;
  readonly calendars: Listed<WrittenCalendar>;
  readonly policies: Listed<SlaPolicy>;
  readonly categories: Listed<Category>;
  readonly items: Listed<CatalogItem>;
  readonly templates: Listed<MessageTemplate>;
}

/** The files of a configuration, by name; each must exist. `catalog/` comes beside them. */
export const fileNames = [
  'desk.yaml', 'people.yaml', 'teams.yaml', 'sites.yaml', 'departments.yaml', 'calendars.yaml', 'sla.yaml', 'roles.yaml', 'categories.yaml',
] as const; // prettier-ignore
/** Files that a desk may do without. */
export const optionalFileNames = ['assets.yaml', 'cost-centres.yaml', 'whatsapp-templates.yaml'] as const;
export type FileName = (typeof fileNames)[number] | (typeof optionalFileNames)[number];

/** A place further down. */
export function below(place: Place, ...path: Path): Place {
  return { source: place.source, path: [...place.path, ...path] };
}

/** A reporter that turns places into lines. */
export function reportInto(problems: Problem[]): Report {
  return ({ source, path }, { what, remedy }) => problems.push({ file: source.file, line: source.lineOf(path), what, remedy });
}

/** Checks every file against its schema. */
export function readSources(files: ReadonlyMap<FileName, YamlFile>, items: readonly YamlFile[], report: Report): Sources {
  const list = <T>(name: FileName, schema: z.ZodType<T>) => readList(files.get(name), schema, report);
  const optional = <T>(name: FileName, schema: z.ZodType<T>): Listed<T> =>
    files.has(name) ? list(name, schema) : { entries: [], ids: new Set() };
  const whole = <T>(name: FileName, schema: z.ZodType<T>) => readWhole(files.get(name), schema, report);
  return {
    desk: whole('desk.yaml', DeskSettings),
    roles: whole('roles.yaml', VerbRoles),
    people: list('people.yaml', Person),
    teams: list('teams.yaml', Team),
    sites: list('sites.yaml', Site),
    departments: list('departments.yaml', Department),
    assets: optional('assets.yaml', Asset),
    costCentres: optional('cost-centres.yaml', CostCentre),
    calendars: readNamed(files.get('calendars.yaml'), WrittenCalendar, report),
    policies: list('sla.yaml', SlaPolicy),
    categories: list('categories.yaml', Category),
    items: readItems(items, report),
    templates: optional('whatsapp-templates.yaml', MessageTemplate),
  };
}

function readWhole<T>(source: YamlFile | undefined, schema: z.ZodType<T>, report: Report): Entry<T> | undefined {
  if (source?.data === undefined) return undefined;
  const value = check({ schema, data: source.data }, { source, path: [] }, report);
  return value && { source, path: [], id: '', value: value.value };
}

function readList<T>(source: YamlFile | undefined, schema: z.ZodType<T>, report: Report): Listed<T> {
  if (source?.data === undefined) return { entries: [], ids: undefined };
  if (source.data === null) return { entries: [], ids: new Set() };
  if (!Array.isArray(source.data)) {
    report({ source, path: [] }, { what: 'the file must be a list', remedy: 'begin each entry with "- id: …"' });
    return { entries: [], ids: undefined };
  }
  const places = source.data.map((data: unknown, index) => ({ data, id: idOf(data), place: { source, path: [index] } }));
  return { entries: collect(places, schema, report), ids: new Set(places.flatMap(({ id }) => id ?? [])) };
}

/** A file whose keys are the ids. */
function readNamed<T>(source: YamlFile | undefined, schema: z.ZodType<T>, report: Report): Listed<T> {
  if (source?.data === undefined) return { entries: [], ids: undefined };
  if (source.data === null || typeof source.data !== 'object' || Array.isArray(source.data)) {
    report({ source, path: [] }, { what: 'the file must be names with what belongs to each', remedy: 'begin each with "NAME:"' });
    return { entries: [], ids: undefined };
  }
  const places = Object.entries(source.data).map(([id, data]: [string, unknown]) => ({
    data,
    id,
    place: { source, path: [id] },
  }));
  return { entries: collect(places, schema, report), ids: new Set(places.map(({ id }) => id)) };
}

/** One item a file. A file that cannot be read still stands for the item it is named after. */
function readItems(files: readonly YamlFile[], report: Report): Listed<CatalogItem> {
  const places = files.map((source) => ({ data: source.data, id: basename(source.file, '.yaml'), place: { source, path: [] } }));
  const readable = places.filter(({ data }) => data !== undefined);
  return { entries: collect(readable, CatalogItem, report), ids: new Set(places.map(({ id }) => id)) };
}

interface Unchecked {
  readonly data: unknown;
  readonly id: string | undefined;
  readonly place: Place;
}

function collect<T>(found: readonly Unchecked[], schema: z.ZodType<T>, report: Report): readonly Entry<T>[] {
  return found.flatMap(({ data, id, place }) => {
    const checked = check({ schema, data }, place, report);
    return checked ? [{ ...place, id: id ?? '', value: checked.value }] : [];
  });
}

/** Checks one thing against its schema; what is wrong is reported, nothing twice. */
export function check<T>(
  checked: Checked & { readonly schema: z.ZodType<T> },
  place: Place,
  report: Report,
): { readonly value: T } | undefined {
  const result = checked.schema.safeParse(checked.data);
  if (result.success) return { value: result.data };
  const named = { ...checked, ...wholeName(place) };
  const findings = result.error.issues.flatMap((issue) => explainIssue(issue, named));
  const mistyped = new Set(
    findings.flatMap(({ path, meant }) => (meant === undefined ? [] : keyPath([...path.slice(0, -1), meant]))),
  );
  for (const finding of findings) if (!mistyped.has(keyPath(finding.path))) report(below(place, ...finding.path), finding);
  return undefined;
}

/** An entry of a file is not the file. */
function wholeName({ path }: Place): Pick<Checked, 'name'> {
  const last = path.at(-1);
  if (last === undefined) return {};
  return { name: typeof last === 'string' ? `"${last}"` : 'the entry' };
}

function keyPath(path: Path): string {
  return JSON.stringify(path);
}

function idOf(data: unknown): string | undefined {
  const id = (data as { id?: unknown } | null | undefined)?.id;
  return typeof id === 'string' ? id : undefined;
}
