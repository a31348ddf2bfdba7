import { isList, isRows, type Answer, type Answers, type Row } from './answers.ts';
import type { ColumnField, Field, FieldKind, Option } from './field.ts';
import { holds, type Facts, type Scope } from './conditions.ts';
import { evaluate } from './evaluate.ts';

/** What has a form: a catalog item, or anything else that asks for fields. */
export interface Asks {
  readonly fields: readonly Field[];
}

/** A form being filled in. */
export interface Form {
  readonly answers: Answers;
  /** Ids of optional fields that the person left out. */
  readonly skipped: readonly string[];
}

export type FieldOf<K extends FieldKind> = Extract<Field, { kind: K }>;

/** An answer of the summary with the number that `edit answer N` means. */
export interface NumberedAnswer {
  readonly number: number;
  readonly field: Field;
  readonly answer: Answer;
}

/** The options that a choice offers now, in order. */
export function openOptions(field: FieldOf<'choice' | 'choices'>, scope: Scope): readonly Option[] {
  return field.options.filter((option) => !option.when || holds(option.when, scope));
}

/**
 * The fields that apply now, in order. A field sees the answers of earlier fields that apply, never those of later or hidden ones, so one
 * pass decides. A choice without an open option does not apply: nobody could answer it.
 */
export function openFields(item: Asks, scope: Scope): readonly Field[] {
  return walk(item, scope.answers, scope).fields;
}

/** Whether a person is asked for it: nothing to read, nothing that is computed. */
export function isAsked(field: Field): boolean {
  return field.kind !== 'information' && field.fixed !== true;
}

/** The first field that applies and is neither answered nor left out. */
export function nextField(item: Asks, form: Form, facts: Facts): Field | undefined {
  const { fields, answers } = walk(item, form.answers, facts);
  return fields.find((field) => isAsked(field) && answers[field.id] === undefined && !form.skipped.includes(field.id));
}

/** The answers without those of fields that are hidden or unknown, without options that are no longer offered, and with what is computed from them. */
export function keepApplying(item: Asks, answers: Answers, facts: Facts): Answers {
  return walk(item, answers, facts).answers;
}

/** The answers as the summary shows them: counted from 1, in the order of the fields; a group is one answer. */
export function numbered(item: Asks, answers: Answers, facts: Facts): readonly NumberedAnswer[] {
  const kept = walk(item, answers, facts);
  return kept.fields
    .flatMap((field) => {
      const answer = kept.answers[field.id];
      return answer === undefined ? [] : [{ field, answer }];
    })
    .map((line, index) => ({ number: index + 1, ...line }));
}

/** The fields of a group that apply to one of its rows, which sees its own answers before the form's. */
export function openColumns(field: FieldOf<'group'>, row: Row, scope: Scope): readonly ColumnField[] {
  return walk<ColumnField>(field, row, around(field, scope)).fields;
}

/** What the fields of a row see: the row's own answers, and the form's behind them. */
export function rowScope(field: FieldOf<'group'>, row: Row, scope: Scope): Scope {
  const { behind, ...facts } = around(field, scope);
  return { ...facts, answers: { ...behind, ...row } };
}

interface Walked<F extends Field> {
  readonly fields: readonly F[];
  readonly answers: Answers;
}

interface Around extends Facts {
  /** Answers outside of what is walked through. */
  readonly behind?: Answers;
}

/** Goes through the fields once, letting each see only what was kept before it. */
function walk<F extends Field>(asks: { readonly fields: readonly F[] }, answers: Answers, known: Around): Walked<F> {
  const { behind, ...facts } = known;
  const kept: Answers = {};
  const defaults: Answers = {};
  const fields = asks.fields.filter((field) => {
    const scope: Scope = { original: { ...behind, ...defaults }, ...facts, answers: { ...behind, ...kept } };
    if (!applies(field, scope)) return false;
    const standard = evaluate(field, scope);
    if (standard !== undefined) defaults[field.id] = standard;
    const given = field.fixed ? standard : Object.hasOwn(answers, field.id) ? answers[field.id] : undefined;
    const applying = given === undefined ? undefined : stillApplying(field, given, scope);
    if (applying !== undefined) kept[field.id] = applying;
    return true;
  });
  return { fields, answers: kept };
}

function applies(field: Field, scope: Scope): boolean {
  if (field.when && !holds(field.when, scope)) return false;
  return (field.kind !== 'choice' && field.kind !== 'choices') || openOptions(field, scope).length > 0;
}

/** The part of an answer that can still stand. A group keeps its rows, each reduced like a form of its own; a row left empty goes. */
function stillApplying(field: Field, answer: Answer, scope: Scope): Answer | undefined {
  switch (field.kind) {
    case 'information':
      return undefined;
    case 'choice':
      return openOptions(field, scope).some((option) => option.id === answer) ? answer : undefined;
    case 'choices': {
      if (!isList(answer)) return answer;
      const open = openOptions(field, scope).filter(({ id }) => answer.includes(id));
      return open.length > 0 ? open.map(({ id }) => id) : undefined;
    }
    case 'group': {
      if (!isRows(answer)) return answer;
      const rows = answer.map((row) => walk<ColumnField>(field, row, around(field, scope)).answers as Row);
      const left = rows.filter((row) => field.fields.some((column) => isAsked(column) && row[column.id] !== undefined));
      return left.length > 0 ? left : undefined;
    }
    default:
      return answer;
  }
}

/** A column hides a field of the form that has the same id. */
function around(field: FieldOf<'group'>, scope: Scope): Around {
  const { answers, original: _original, ...facts } = scope;
  const columns = new Set(field.fields.map((column) => column.id));
  return { ...facts, behind: Object.fromEntries(Object.entries(answers).filter(([id]) => !columns.has(id))) };
}
