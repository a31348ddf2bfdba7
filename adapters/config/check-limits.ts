import { isDate } from '../../src/domain/form/day-word.ts';
import { elapsedMinutes } from '../../src/domain/hours/duration.ts';
import type { Field } from '../../src/domain/form/field.ts';
import { nearest } from './nearest.ts';
import { below, type Place } from './sources.ts';
import type { Scope } from './tested-fields.ts';

/** Limits that no answer can meet. */
export function checkLimits(field: Field, place: Place, scope: Scope): void {
  if (isTurned(field))
    scope.report(below(place, 'min'), {
      what: `"${field.id}" can have no answer, as min is above max`,
      remedy: 'lower min or raise max',
    });
  if (field.kind === 'choices') checkCount(field, place, scope);
  if (field.kind === 'person' && field.max !== undefined && !field.several)
    scope.report(below(place, 'max'), { what: `"${field.id}" names one person`, remedy: 'add "several: true", or remove max' });
  if (field.kind === 'asset') checkAssetKinds(field, place, scope);
  if (field.kind === 'money') checkCurrency(field.currency, below(place, 'currency'), scope);
}

function checkCurrency(currency: string | undefined, place: Place, { report }: Scope): void {
  const known = Intl.supportedValuesOf('currency');
  if (currency === undefined || known.includes(currency)) return;
  const near = nearest(currency, known);
  report(place, {
    what: `"${currency}" is not a known currency`,
    remedy: near ? `did you mean "${near}"?` : 'write its three letters, like PEN or USD',
  });
}

function isTurned(field: Field): boolean {
  if (!('min' in field) || !('max' in field)) return false;
  const [min, max] = [limitOf(field.min), limitOf(field.max)];
  return min !== undefined && max !== undefined && min > max;
}

/** Days from today cannot be compared with a date before they come. */
function limitOf(limit: string | number | undefined): number | undefined {
  if (typeof limit !== 'string') return limit;
  return isDate(limit) ? Date.parse(limit) : limit.startsWith('today') ? undefined : elapsedMinutes(limit);
}

function checkCount(field: Extract<Field, { kind: 'choices' }>, place: Place, scope: Scope): void {
  const count = field.options.length;
  if (field.min !== undefined && field.min > count)
    scope.report(below(place, 'min'), {
      what: `"${field.id}" asks for ${field.min} options, but has ${count}`,
      remedy: 'lower min, or add options',
    });
}

function checkAssetKinds(field: Extract<Field, { kind: 'asset' }>, place: Place, { sources, report }: Scope): void {
  const kinds = new Set(sources.assets.entries.flatMap(({ value }) => value.kind ?? []));
  (field.of ?? []).forEach((kind, index) => {
    if (kinds.has(kind) || kinds.size === 0) return;
    const near = nearest(kind, kinds);
    report(below(place, 'of', index), {
      what: `no asset is of the kind "${kind}"`,
      remedy: near ? `did you mean "${near}"?` : `name one of ${[...kinds].join(', ')}, or add one to assets.yaml`,
    });
  });
}
