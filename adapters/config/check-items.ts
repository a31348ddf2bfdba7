import { basename } from 'node:path';
import type { CatalogItem, Category } from '../../src/domain/catalog.ts';
import type { ColumnField, Field } from '../../src/domain/form/field.ts';
import { fold } from '../../src/domain/fold.ts';
import type { Label } from '../../src/domain/label.ts';
import { languages } from '../../src/domain/label.ts';
import { checkCondition } from './check-conditions.ts';
import { checkDefault } from './check-default.ts';
import { checkLimits } from './check-limits.ts';
import { checkStages } from './check-stages.ts';
import { checkPartsTwice, knownIn, refer } from './references.ts';
import { below, type Entry, type Place, type Report, type Sources } from './sources.ts';
import type { Scope } from './tested-fields.ts';

/** The catalog against itself and against people and teams. */
export function checkItems(sources: Sources, report: Report): void {
  for (const entry of sources.items.entries) checkItem(entry, sources, report);
  checkMeanings(sources.items.entries, report);
}

/** An id of the phrasebook may mean one thing only; a thing's own id means itself. */
export function checkMeanings(entries: readonly Entry<CatalogItem | Category>[], report: Report): void {
  const own = entries.map((entry) => ({ key: entry.value.id, place: below(entry, 'id') }));
  const others = entries.flatMap((entry) =>
    entry.value.same_as.flatMap((key, index) => (key === entry.value.id ? [] : { key, place: below(entry, 'same_as', index) })),
  );
  checkPartsTwice([...own, ...others], (key) => `the id "${key}"`, report);
}

function checkItem(entry: Entry<CatalogItem>, sources: Sources, report: Report): void {
  const { value, source } = entry;
  const name = basename(source.file, '.yaml');
  if (value.id !== name)
    report(below(entry, 'id'), {
      what: `the item is called "${value.id}", its file "${name}"`,
      remedy: `rename the file to ${value.id}.yaml, or the item`,
    });
  const teams = { known: knownIn(sources).team, report };
  refer(below(entry, 'team'), value.team, teams);
  value.tasks.forEach(({ team }, index) => {
    refer(below(entry, 'tasks', index, 'team'), team, teams);
  });
  checkPartsTwice(
    value.tasks.map(({ team }, index) => ({ key: team, place: below(entry, 'tasks', index, 'team') })),
    (team) => `a task for "${team}"`,
    report,
  );
  const all = new Set(value.fields.map(({ id }) => id));
  const before = new Map<string, Field>();
  const scope = { item: value.id, before, all, sources, report };
  checkNames(value.fields, below(entry, 'fields'), report);
  value.fields.forEach((field, index) => {
    checkField(field, below(entry, 'fields', index), scope);
    before.set(field.id, field);
  });
  checkStages(entry, scope);
}

function checkField(field: Field, place: Place, scope: Scope): void {
  checkCondition(field.when, below(place, 'when'), scope);
  checkDefault(field, place, scope);
  checkLimits(field, place, scope);
  if (field.kind === 'choice' || field.kind === 'choices') {
    checkNames(field.options, below(place, 'options'), scope.report);
    field.options.forEach((option, index) => {
      checkCondition(option.when, below(place, 'options', index, 'when'), scope);
    });
  }
  if (field.kind === 'group') checkRows(field.fields, below(place, 'fields'), scope);
}

/** A field of a row may also test what stands before it in the row. */
function checkRows(fields: readonly ColumnField[], place: Place, scope: Scope): void {
  checkNames(fields, place, scope.report);
  const before = new Map(scope.before);
  const all = new Set([...scope.all, ...fields.map(({ id }) => id)]);
  fields.forEach((field, index) => {
    checkField(field, below(place, index), { ...scope, before, all });
    before.set(field.id, field);
  });
  if (fields.every((field) => field.fixed))
    scope.report(place, {
      what: 'every field of the rows is fixed, so there is nothing to ask',
      remedy: 'add a field that is asked',
    });
}

/** Ids tell answers apart, labels what people type and tap; neither may stand twice. */
export function checkNames(named: readonly { readonly id: string; readonly label: Label }[], place: Place, report: Report): void {
  checkPartsTwice(
    named.map(({ id }, index) => ({ key: id, place: below(place, index, 'id') })),
    (id) => `the id "${id}"`,
    report,
  );
  for (const language of languages) {
    const labels = named.map(({ label }, index) => ({
      key: fold(label[language]) || label[language],
      place: below(place, index, 'label', language),
    }));
    checkPartsTwice(labels, (label) => `the label "${label}" (${language}, without case and accents)`, report);
  }
}
